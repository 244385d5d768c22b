// One webhook: whether it works, what can be done with it, and its deliveries with the answers to them.
import { usePages } from '../load.js';
import { html, Session, useContext, useState } from '../view.js';
import * as webhooks from '../webhooks.js';
import * as words from '../words.js';
import { Notice } from './message.js';
import { Question } from './question.js';

const PAGE_LENGTH = 10;

export function WebhookPart({ webhook, mayChange, onDone }) {
  const { api } = useContext(Session);
  const [error, setError] = useState(null);
  const [leaving, leave] = useState(false);
  const { id, url, status, disabled_reason: why, failing_since: failing, previous_secret_expires_at: previous } = webhook;
  const isOn = status === 'enabled';
  const act = (ask, said) => async () => {
    setError(null);
    try {
      const answer = await ask();
      onDone(said, answer.secret);
    } catch (failure) {
      setError(failure);
    }
  };
  const turn = act(() => api.webhooks.change(id, { status: isOn ? 'disabled' : 'enabled' }), isOn ? 'Disabled.' : 'Enabled.');
  const resend = (delivery) => act(() => api.webhooks.resend(id, delivery), 'It is sent again.')();
  return html`
    <section class="part webhook" aria-labelledby=${id}>
      <h2 id=${id}><span class="address" dir="auto">${url}</span> <span class=${`state ${isOn && !failing ? 'good' : 'bad'}`}>${tellState(webhook)}</span></h2>
      <p class="small">Sent: ${webhook.types.map(webhooks.event).join('; ')}.</p>
      ${why && html`<p class="notice">${webhooks.DISABLED[why] ?? why} What happens meanwhile is kept for 30 days, and sent when it is enabled.</p>`}
      ${isOn && failing && html`<p class="notice">Everything that was sent since ${words.time(failing)} has failed. The answers are below.</p>`}
      ${previous && html`<p class="quiet small">The previous secret signs too until ${words.time(previous)}.</p>`}
      ${mayChange &&
      html`
        <div class="actions">
          ${isOn && html`<button type="button" class="button" onClick=${act(() => api.webhooks.test(id), 'A test is sent.')}>Send a test</button>`}
          <button type="button" class="button" onClick=${act(() => api.webhooks.rotate(id), 'Copy the new secret now.')}>New secret</button>
          <button type="button" class="button" onClick=${turn}>${isOn ? 'Disable' : 'Enable'}</button>
          <button type="button" class="button" onClick=${() => leave(true)}>Delete…</button>
        </div>
      `}
      <${Notice} error=${error} />
      <${Deliveries} webhook=${webhook} onResend=${mayChange ? resend : null} />
      ${leaving &&
      html`<${Question} title="Delete this webhook?" name=${new URL(url).host} yes="Delete it"
        lead="What waits to be sent is not sent, and the list of its deliveries goes with it."
        rehearse=${async () => ({ address: { from: url, to: null } })} act=${() => api.webhooks.remove(id)}
        onDone=${() => (leave(false), onDone('Deleted.'))} onNo=${() => leave(false)} />`}
    </section>
  `;
}

const tellState = ({ status, failing_since: failing }) => (status !== 'enabled' ? 'Disabled' : failing ? 'Failing' : 'Enabled');

/** Asked for again whenever the webhook is. */
function Deliveries({ webhook, onResend }) {
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
