// Entries of the audit log, each readable for people.
import * as changes from '../changes.js';
import * as routes from '../routes.js';
import { html } from '../view.js';
import * as words from '../words.js';
import * as work from '../work.js';

const ACTORS = { api_key: 'with a key', operator: 'signed in through a proxy', cli: 'with the command line', system: 'by itself' };

export function Log({ entries }) {
  return html`<ol class="log">${entries.map((entry) => html`<${Entry} key=${entry.id} entry=${entry} />`)}</ol>`;
}

function Entry({ entry }) {
  const { actor, target, outcome, reason } = entry;
  const isRefused = outcome === 'refused';
  return html`
    <li>
      <p class="what">
        <b dir="auto">${actor.on_behalf_of ?? actor.name}</b> ${changes.verb(entry)} <${Target} target=${target} />
        ${isRefused && html` <span class="state bad">Refused</span>`}
      </p>
      <${Changes} changes=${entry.changes} />
      ${reason && html`<p class="small" dir="auto">${isRefused ? 'Because: ' : 'Reason: '}${isRefused ? html`<code>${reason}</code>` : reason}</p>`}
      <p class="quiet small">
        <time datetime=${new Date(entry.effective_at * 1000).toISOString()}>${words.time(entry.effective_at)}</time>
        ${' · '}${ACTORS[actor.type] ?? actor.type}${actor.ip_address && ` · from ${actor.ip_address}`}
        ${entry.request_id && html` · <span class="id">${entry.request_id}</span>`}
      </p>
    </li>
  `;
}

function Target({ target: { type, id, name } }) {
  if (type === 'queue') return html`<b>${work.PAUSABLE[id]?.name.toLowerCase() ?? 'the queue'}</b>`;
  if (type === 'operation') return html`<code>${id}</code>`;
  const text = html`<bdi>${name ?? id ?? ''}</bdi>`;
  const write = { client: routes.client, generation: routes.generation }[type];
  return write && id ? html`<a href=${write(id)}>${text}</a>` : html`<b>${text}</b>`;
}

/** Before and after, one line per field. */
export function Changes({ changes: given }) {
  const rows = changes.list(given);
  if (!rows.length) return null;
  return html`
    <dl class="changes">
      ${rows.map(
        ({ name, label, before, after }) => html`
          <div key=${name}>
            <dt>${label}</dt>
            <dd dir="auto">
              ${before !== null && html`<${Before} text=${before} />`}
              ${name === 'clientId' ? html`<a href=${routes.client(after)}>${after}</a>` : after}
            </dd>
          </div>
        `,
      )}
    </dl>
  `;
}

const Before = ({ text }) => html`
  <s><span class="unseen">from </span>${text}</s><span class="quiet" aria-hidden="true"> → </span><span class="unseen"> to </span>
`;
