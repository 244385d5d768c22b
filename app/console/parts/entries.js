// The ledger of a client as an operator sees it: who caused each entry, and the figures after it.
import { usePages } from '../load.js';
import { html, Session, useContext } from '../view.js';
import * as words from '../words.js';
import { FileButton } from './download.js';
import { Notice } from './message.js';

const PAGE_LENGTH = 20;

export function Entries({ client }) {
  const { api } = useContext(Session);
  const { items, hasMore, error, more } = usePages((after) => api.operate.entries(client.id, { limit: PAGE_LENGTH, after }), [api, client]);
  return html`
    <section aria-labelledby="ledger-title" class="part" aria-busy=${items || error ? null : 'true'}>
      <div class="head">
        <h2 id="ledger-title">Ledger</h2>
        <div class="actions">${items?.length > 0 && html`<${FileButton} ask=${() => api.operate.entriesFile(client.id)} of="ledger" />`}</div>
      </div>
      <${Notice} error=${error} />
      ${items?.length > 0 && html`<${Table} entries=${items} />`}
      ${items && !items.length && html`<p class="quiet part-none">No entry yet: grants and films stand here, with the figures after each.</p>`}
      ${(hasMore || error) &&
      html`<div class="pages"><button type="button" class="button" onClick=${more}>${error ? 'Try again' : 'Older entries'}</button></div>`}
    </section>
  `;
}

function Table({ entries }) {
  return html`
    <div class="table" tabindex="0" role="region" aria-label="Entries with the figures after each">
      <table class="entries">
        <thead>
          <tr>
            <th>What</th><th class="spare">Caused by</th><th>When</th><th class="number">Credits</th>
            <th class="number spare">Limit after</th><th class="number spare">Used</th><th class="number spare">Held</th>
          </tr>
        </thead>
        <tbody>${entries.map((entry) => html`<${Row} key=${entry.id} entry=${entry} />`)}</tbody>
      </table>
    </div>
  `;
}

function Row({ entry }) {
  const { kind, amount, note, actor, metadata, videoId, createdAt } = entry;
  const change = words.effect(entry);
  const labels = Object.entries(metadata ?? {}).map(([name, value]) => `${name}: ${value}`);
  return html`
    <tr>
      <td class="name">
        ${words.ENTRY[kind]}
        ${note && html` <span class="quiet small" dir="auto">${note}</span>`}
        ${labels.length > 0 && html` <span class="quiet small" dir="auto">${labels.join(', ')}</span>`}
        ${videoId && html` <code class="quiet">${videoId}</code>`}
      </td>
      <td class="spare"><bdi>${actor ? (actor.on_behalf_of ?? actor.name) : 'Kinora'}</bdi></td>
      <td class="quiet">${words.time(createdAt)}</td>
      <td class="number">${change ? words.signed(change) : html`<span class="quiet">${words.figure(amount)}</span>`}</td>
      <td class="number spare">${words.figure(entry.creditLimit)}</td>
      <td class="number spare">${words.figure(entry.usedCredit)}</td>
      <td class="number spare">${words.figure(entry.heldCredit)}</td>
    </tr>
  `;
}
