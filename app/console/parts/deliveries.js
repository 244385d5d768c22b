// The deliveries of a webhook, with the answers of its receiver.
import { usePages } from '../load.js';
import { html, Session, useContext } from '../view.js';
import * as webhooks from '../webhooks.js';
import * as words from '../words.js';
import { Notice } from './message.js';

const PAGE_LENGTH = 10;

/** Asked for again whenever the webhook is. */
export function Deliveries({ webhook, onResend }) {
  const { api } = useContext(Session);
  const { id, url } = webhook;
  const { items, hasMore, error, more } = usePages((after) => api.webhooks.deliveries(id, { limit: PAGE_LENGTH, after }), [api, webhook]);
  if (items && !items.length) return html`<p class="quiet part-none">Nothing was sent yet.</p>`;
  return html`
    <${Notice} error=${error} />
    ${items &&
    html`
      <div class="table" tabindex="0" role="region" aria-label=${`Deliveries to ${url}`}>
        <table class="deliveries">
          <thead>
            <tr>
              <th>What</th><th>State</th><th>Answer</th><th class="spare">Last try</th>
              ${onResend && html`<th><span class="unseen">Send again</span></th>`}
            </tr>
          </thead>
          <tbody>${items.map((delivery) => html`<${Row} key=${delivery.id} delivery=${delivery} onResend=${onResend} />`)}</tbody>
        </table>
      </div>
    `}
    ${(hasMore || error) &&
    html`<div class="pages"><button type="button" class="button" onClick=${more}>${error ? 'Try again' : 'Older deliveries'}</button></div>`}
  `;
}

function Row({ delivery, onResend }) {
  const { status, tries, next_try_at: next, tried_at: tried, answer_status: code, answer_body: body, error } = delivery;
  return html`
    <tr>
      <td class="name">${webhooks.event(delivery.event_type)} <code class="quiet">${delivery.event_id}</code></td>
      <td>
        <span class=${`state ${{ delivered: 'good', failed: 'bad' }[status] ?? ''}`}>${webhooks.DELIVERY[status] ?? status}</span>
        <span class="quiet small">${` ${words.figure(tries)} ${tries === 1 ? 'try' : 'tries'}`}${next !== null && `, the next ${words.time(next)}`}</span>
      </td>
      <td>${code ?? ''} <span class="quiet small" dir="auto">${error ?? body}</span></td>
      <td class="quiet spare">${tried === null ? 'not yet' : words.time(tried)}</td>
      ${onResend &&
      html`<td class="number">
        ${status !== 'pending' &&
        html`<button type="button" class="button" aria-label=${`Send ${delivery.event_id} again`} onClick=${() => onResend(delivery.id)}>Send again</button>`}
      </td>`}
    </tr>
  `;
}
