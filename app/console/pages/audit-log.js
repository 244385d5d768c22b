// The audit log: what operators changed or tried to change, newest first, with filters.
import { TYPES } from '../changes.js';
import { betweenDays } from '../days.js';
import { useLoaded } from '../load.js';
import { SelectField, TextField } from '../parts/form.js';
import { KeysetPages } from '../parts/keyset.js';
import { Log } from '../parts/log.js';
import { LoadNotice } from '../parts/message.js';
import * as routes from '../routes.js';
import { html, Session, useContext, useState } from '../view.js';

const PAGE_LENGTH = 50;
const OUTCOMES = { '': 'All', done: 'Done', refused: 'Refused' };

export function AuditLogPage({ route }) {
  const { api } = useContext(Session);
  const { page: _, ...filter } = route;
  const loaded = useLoaded((signal) => api.operate.auditLog({ ...betweenDays(filter), limit: PAGE_LENGTH }, signal), [api, ...Object.values(filter)]);
  const { data: page, error } = loaded;
  const { after, ...kept } = filter;
  const isFiltered = Object.values(kept).some(Boolean);
  return html`
    <section class="page" aria-busy=${page || error ? null : 'true'}>
      <h1 tabindex="-1">Audit log</h1>
      <p class="quiet">What operators changed or tried to change. Nothing in it can be changed or deleted.</p>
      <${Filter} key=${JSON.stringify(kept)} kept=${kept} isFiltered=${isFiltered} />
      <${LoadNotice} loaded=${loaded} />
      ${page?.data.length > 0 && html`<${Log} entries=${page.data} />`}
      ${page && !page.data.length && html`<${None} isFiltered=${isFiltered || after} />`}
      <${KeysetPages} name="the audit log" page=${page} after=${after} write=${(place) => routes.auditLog({ ...kept, after: place })} />
    </section>
  `;
}

function Filter({ kept, isFiltered }) {
  const [fields, setFields] = useState(kept);
  const set = (name) => (value) => setFields((before) => ({ ...before, [name]: value.trim() }));
  const show = (event) => {
    event.preventDefault();
    location.hash = routes.auditLog(fields);
  };
  return html`
    <form class="filters" role="search" aria-label="Entries" onSubmit=${show} novalidate>
      <${TextField} name="type" label="What" placeholder="client.updated" list="types" value=${fields.type} onInput=${set('type')} />
      <datalist id="types">${TYPES.map((type) => html`<option key=${type} value=${type} />`)}</datalist>
      <${TextField} name="target" label="Done to (id)" placeholder="client_…" value=${fields.target} onInput=${set('target')} />
      <${TextField} name="actor" label="Done by (client id)" placeholder="client_…" value=${fields.actor} onInput=${set('actor')} />
      <${SelectField} name="outcome" label="Outcome" options=${OUTCOMES} value=${fields.outcome} onInput=${set('outcome')} />
      <${TextField} name="from" type="date" label="First day" value=${fields.from} onInput=${set('from')} />
      <${TextField} name="to" type="date" label="Last day" value=${fields.to} onInput=${set('to')} />
      <div class="actions">
        <button class="button">Show</button>
        ${isFiltered && html`<a class="button plain" href=${routes.auditLog()}>Show all</a>`}
      </div>
    </form>
  `;
}

function None({ isFiltered }) {
  if (isFiltered) return html`<p class="none">No entry fits. <a href=${routes.auditLog()}>Show all entries</a>.</p>`;
  return html`<p class="none">No operator has changed anything yet. <a href=${routes.clients()}>See the clients</a>.</p>`;
}
