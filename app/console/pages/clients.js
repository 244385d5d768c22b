// Clients: all apps, people and tools that may call, with what they have and what is left of it.
import { loadClients, PAGE_LENGTH } from '../finder.js';
import { useLoaded } from '../load.js';
import { AlertState, findHighest } from '../parts/alerts.js';
import { Meter } from '../parts/figures.js';
import { Icon } from '../parts/icons.js';
import { LoadNotice } from '../parts/message.js';
import * as routes from '../routes.js';
import { html, Session, useContext, useRef } from '../view.js';
import * as words from '../words.js';

const FILTERS = {
  All: {},
  Apps: { role: 'MEMBER' },
  Operators: { role: 'ADMIN' },
  Readers: { role: 'READER' },
  Suspended: { status: 'SUSPENDED' },
};

export function ClientsPage({ route }) {
  const { api, may } = useContext(Session);
  const { search, status, role, after } = route;
  const loaded = useLoaded((signal) => loadClients(api, route, signal), [api, search, status, role, after]);
  const { data: page, error } = loaded;
  return html`
    <section class="page" aria-busy=${page || error ? null : 'true'}>
      <div class="head">
        <h1 tabindex="-1">Clients</h1>
        ${may('operate:write') && html`<a class="button" href=${routes.newClient}>New client</a>`}
      </div>
      <div class="finder under-head">
        <${Search} key=${search} route=${route} />
        <${Filter} route=${route} />
      </div>
      <${LoadNotice} loaded=${loaded} />
      ${search && html`<p class="quiet small" role="status">${tellFound(page)}</p>`}
      ${page?.data.length > 0 && html`<${Table} clients=${page.data} />`}
      ${page && !page.data.length && html`<${None} route=${route} mayCreate=${may('operate:write')} />`}
      ${page && html`<${Pages} route=${route} page=${page} />`}
    </section>
  `;
}

function tellFound(page) {
  if (!page) return 'Searching…';
  return `${words.figure(page.data.length)} found${page.has_more ? '; the search stopped here: use more words' : ''}.`;
}

function Search({ route: { status, role, search } }) {
  const field = useRef();
  const find = (event) => {
    event.preventDefault();
    location.hash = routes.clients({ status, role, search: field.current.value.trim() });
  };
  return html`
    <form class="search" role="search" onSubmit=${find}>
      <${Icon} name="search" />
      <input ref=${field} type="search" name="search" aria-label="Search by name or id" placeholder="Search by name or id" defaultValue=${search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `;
}

function Filter({ route: { status, role, search } }) {
  const isCurrent = (filter) => (filter.status ?? '') === status && (filter.role ?? '') === role;
  return html`
    <nav class="filter" aria-label="Kind">
      ${Object.entries(FILTERS).map(
        ([name, filter]) =>
          html`<a key=${name} href=${routes.clients({ ...filter, search })} aria-current=${isCurrent(filter) ? 'true' : null}>${name}</a>`,
      )}
    </nav>
  `;
}

function Table({ clients }) {
  return html`
    <div class="table" tabindex="0" role="region" aria-label="Clients with their credits">
      <table class="clients">
        <thead>
          <tr>
            <th>Name</th><th class="spare">Spent of the limit</th><th class="number spare">Used</th><th class="number spare">Held</th>
            <th class="number">Limit</th><th class="number">Left</th>
          </tr>
        </thead>
        <tbody>${clients.map((client) => html`<${Row} key=${client.id} client=${client} />`)}</tbody>
      </table>
    </div>
  `;
}

function Row({ client }) {
  const { id, name, role, creditLimit, usedCredit, heldCredit, availableCredit } = client;
  return html`
    <tr>
      <td class="name">
        <a href=${routes.client(id)} dir="auto">${name}</a>
        ${role !== 'MEMBER' && html` <span class="state">${words.ROLES[role]}</span>`}
        ${client.status === 'SUSPENDED' && html` <span class="state bad">Suspended</span>`}
        ${client.alerts.length > 0 && html` <${AlertState} alert=${findHighest(client.alerts)} />`}
      </td>
      <td class="spare bar">
        <${Meter} credits=${client} />
        <span class="unseen">${creditLimit > 0 ? `${Math.round(words.percent(usedCredit + heldCredit, creditLimit))} %` : 'no limit yet'}</span>
      </td>
      <td class="number spare">${words.figure(usedCredit)}</td>
      <td class="number spare">${words.figure(heldCredit)}</td>
      <td class="number">${words.figure(creditLimit)}</td>
      <td class=${`number ${availableCredit <= 0 && role === 'MEMBER' ? 'out' : ''}`}>${words.figure(availableCredit)}</td>
    </tr>
  `;
}

/** What to do when there is nothing to show. */
function None({ route: { search, status, role, after }, mayCreate }) {
  const all = html`<a href=${routes.clients()}>Show all clients</a>`;
  if (search) return html`<p class="none">No client has <q dir="auto">${search}</q> in its name or id. ${all}.</p>`;
  if (after) return html`<p class="none">There are no more clients. ${all}.</p>`;
  if (status) return html`<p class="none">No client is suspended. ${all}.</p>`;
  const make = mayCreate && html` <a href=${routes.newClient}>Create one</a>: a name and a limit are enough.`;
  return html`<p class="none">There is no client of this kind.${make} ${role && html`${all}.`}</p>`;
}

function Pages({ route: { status, role, search, after }, page }) {
  if (search || !(after || page.has_more)) return null;
  return html`
    <nav class="pages" aria-label="Pages of clients">
      ${after && html`<a class="button" href=${routes.clients({ status, role })}>First ${PAGE_LENGTH}</a>`}
      ${page.has_more && html`<a class="button" href=${routes.clients({ status, role, after: page.last_id })}>Next ${PAGE_LENGTH}</a>`}
    </nav>
  `;
}
