// Unknown outcomes: paid calls whose answer was lost, with the evidence, what it proposes, and the verdict.
import { useLoaded } from '../load.js';
import { Evidence, Proposed } from '../parts/evidence.js';
import { place, TextField } from '../parts/form.js';
import { KeysetPages } from '../parts/keyset.js';
import { LoadNotice } from '../parts/message.js';
import { VerdictForm } from '../parts/verdict.js';
import * as routes from '../routes.js';
import { html, Session, useContext, useState } from '../view.js';
import * as words from '../words.js';

const PAGE_LENGTH = 20;

/** By the verdict in the address: what the API is asked for. */
const KINDS = { '': { name: 'Waiting for a verdict', verdict: 'none' }, any: { name: 'All' } };

export function UnknownPage({ route: { client, verdict: kind, after } }) {
  const { api, may, announce } = useContext(Session);
  const { verdict } = KINDS[kind] ?? KINDS.any;
  const ask = (signal) => api.operate.generations({ state: 'unknown', verdict, client, after, limit: PAGE_LENGTH }, signal);
  const loaded = useLoaded(ask, [api, verdict, client, after]);
  const { data: page, error } = loaded;
  const onDone = (said) => {
    announce(said);
    loaded.again();
  };
  const { problems, notice } = place(error, ['client']);
  return html`
    <section class="page" aria-busy=${page || error ? null : 'true'}>
      <h1 tabindex="-1">Unknown outcomes</h1>
      <p class="quiet">
        Paid calls whose answer was lost. They are never sent again. The model's own counter of used credits, before and after, shows whether
        ${' '}one was billed.
      </p>
      <div class="finder under-head"><${Kinds} client=${client} verdict=${verdict} /></div>
      <${Filter} key=${client} client=${client} kind=${kind} problems=${problems} />
      <${LoadNotice} loaded=${{ ...loaded, error: notice }} />
      ${page?.data.length > 0 &&
      html`
        <ul class="log unknown">
          ${page.data.map(({ id, evidence }) => html`<${Row} key=${id} evidence=${evidence} mayDecide=${may('operate:write')} onDone=${onDone} />`)}
        </ul>
      `}
      ${page && !page.data.length && html`<${None} isFiltered=${client || after} isWaiting=${verdict} />`}
      <${KeysetPages} name="unknown outcomes" page=${page} after=${after} write=${(last) => routes.unknown({ client, verdict: kind, after: last })} />
    </section>
  `;
}

function Row({ evidence, mayDecide, onDone }) {
  const { generationId: id, clientId: client, clientName: name, credits, verdict } = evidence;
  return html`
    <li>
      <h2>
        <a href=${routes.generation(id)}>${words.credits(credits)}</a> of <a href=${routes.client(client)} dir="auto">${name}</a>
      </h2>
      <${Proposed} evidence=${evidence} />
      <${Evidence} evidence=${evidence} />
      ${mayDecide && !verdict && html`<${VerdictForm} evidence=${evidence} onDone=${onDone} />`}
    </li>
  `;
}

function Kinds({ client, verdict: current }) {
  return html`
    <nav class="filter" aria-label="Verdict">
      ${Object.entries(KINDS).map(
        ([kind, { name, verdict }]) =>
          html`<a key=${kind} href=${routes.unknown({ client, verdict: kind })} aria-current=${verdict === current ? 'true' : null}>${name}</a>`,
      )}
    </nav>
  `;
}

function Filter({ client, kind, problems }) {
  const [typed, type] = useState(client);
  const show = (event) => {
    event.preventDefault();
    location.hash = routes.unknown({ client: typed.trim(), verdict: kind });
  };
  return html`
    <form class="filters" role="search" aria-label="Unknown outcomes" onSubmit=${show} novalidate>
      <${TextField} name="client" label="Paid by (client id)" placeholder="client_…" problems=${problems} value=${typed} onInput=${type} />
      <div class="actions">
        <button class="button">Show</button>
        ${client && html`<a class="button plain" href=${routes.unknown({ verdict: kind })}>Of all clients</a>`}
      </div>
    </form>
  `;
}

function None({ isFiltered, isWaiting }) {
  const all = html`<a href=${routes.unknown({ verdict: 'any' })}>Show all unknown outcomes</a>`;
  if (isFiltered) return html`<p class="none">No unknown outcome fits. ${all}.</p>`;
  if (isWaiting) return html`<p class="none">None waits for a verdict. ${all}, also those that have one.</p>`;
  return html`<p class="none">None: every paid call has an answer. <a href=${routes.generations()}>See all generations</a>.</p>`;
}
