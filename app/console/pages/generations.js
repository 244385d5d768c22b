// Generations: the paid calls of all clients, newest first, with filters.
import { betweenDays } from '../days.js';
import { useLoaded } from '../load.js';
import { place, SelectField, TextField } from '../parts/form.js';
import { KeysetPages } from '../parts/keyset.js';
import { LoadNotice } from '../parts/message.js';
import * as routes from '../routes.js';
import { html, Session, useContext, useState } from '../view.js';
import * as words from '../words.js';
import * as work from '../work.js';

const PAGE_LENGTH = 50;
const STATES = { '': 'All', ...work.STATE };
const FAILURES = { '': 'All', ...words.FAILURE };
const FIELDS = ['client', 'state', 'failure'];

export function GenerationsPage({ route }) {
  const { api } = useContext(Session);
  const { page: _, ...filter } = route;
  const ask = (signal) => api.operate.generations({ ...betweenDays(filter), limit: PAGE_LENGTH }, signal);
  const loaded = useLoaded(ask, [api, ...Object.values(filter)]);
  const { data: page, error } = loaded;
  const { after, ...kept } = filter;
  const isFiltered = Object.values(kept).some(Boolean);
  const { problems, notice } = place(error, FIELDS);
  return html`
    <section class="page" aria-busy=${page || error ? null : 'true'}>
      <h1 tabindex="-1">Generations</h1>
      <p class="quiet">Each is one paid call to the model. Several videos may share it, and one client pays.</p>
      <${Filter} key=${JSON.stringify(kept)} kept=${kept} isFiltered=${isFiltered} problems=${problems} />
      <${LoadNotice} loaded=${{ ...loaded, error: notice }} />
      ${page?.data.length > 0 && html`<${Table} generations=${page.data} />`}
      ${page && !page.data.length && html`<${None} isFiltered=${isFiltered || after} />`}
      <${KeysetPages} name="generations" page=${page} after=${after} write=${(last) => routes.generations({ ...kept, after: last })} />
    </section>
  `;
}

function Filter({ kept, isFiltered, problems }) {
  const [fields, setFields] = useState(kept);
  const set = (name) => (value) => setFields((before) => ({ ...before, [name]: value.trim() }));
  const show = (event) => {
    event.preventDefault();
    location.hash = routes.generations(fields);
  };
  const bind = (name) => ({ name, problems, value: fields[name], onInput: set(name) });
  return html`
    <form class="filters" role="search" aria-label="Generations" onSubmit=${show} novalidate>
      <${SelectField} ...${bind('state')} label="State" options=${STATES} />
      <${SelectField} ...${bind('failure')} label="Why it failed" options=${FAILURES} />
      <${TextField} ...${bind('client')} label="Paid by (client id)" placeholder="client_…" />
      <${TextField} ...${bind('from')} type="date" label="First day" />
      <${TextField} ...${bind('to')} type="date" label="Last day" />
      <div class="actions">
        <button class="button">Show</button>
        ${isFiltered && html`<a class="button plain" href=${routes.generations()}>Show all</a>`}
      </div>
    </form>
  `;
}

function Table({ generations }) {
  return html`
    <div class="table" tabindex="0" role="region" aria-label="Generations">
      <table class="generations">
        <thead>
          <tr><th>Accepted</th><th>State</th><th>Paid by</th><th class="number spare">Price</th><th class="number spare">Took</th></tr>
        </thead>
        <tbody>${generations.map((generation) => html`<${Row} key=${generation.id} generation=${generation} />`)}</tbody>
      </table>
    </div>
  `;
}

function Row({ generation: { id, state, failure, client_id: client, client_name: name, credits, created_at: began, ended_at: ended } }) {
  return html`
    <tr>
      <td><a href=${routes.generation(id)}>${words.time(began)}<span class="unseen">, ${id}</span></a></td>
      <td>
        <span class=${`state ${work.look(state)}`}>${work.STATE[state] ?? state}</span>
        ${failure && state !== 'unknown' && html` <span class="small">${words.FAILURE[failure] ?? failure}</span>`}
      </td>
      <td class="name"><a href=${routes.client(client)} dir="auto">${name}</a></td>
      <td class="number spare">${words.figure(credits)}</td>
      <td class="number spare">${ended === null ? '' : words.duration(ended - began)}</td>
    </tr>
  `;
}

function None({ isFiltered }) {
  if (isFiltered) return html`<p class="none">No generation fits. <a href=${routes.generations()}>Show all generations</a>.</p>`;
  return html`<p class="none">No film was asked for yet. <a href=${routes.clients()}>Give a client credits and a key</a>, then it can make one.</p>`;
}
