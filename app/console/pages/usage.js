// Usage: what was made, paid and saved, by days or hours of a time zone, as bars, a table and a file.
import { beginOf, dayOf, move, tell } from '../days.js';
import { useLoaded } from '../load.js';
import { Bars } from '../parts/bars.js';
import { FileButton } from '../parts/download.js';
import { place, SelectField, TextField } from '../parts/form.js';
import { LoadNotice } from '../parts/message.js';
import * as routes from '../routes.js';
import { html, Session, useContext, useState } from '../view.js';
import * as words from '../words.js';

const DAYS = 30;
const MOST_ROWS = 1000;
const WIDTHS = { '1d': 'Days', '1h': 'Hours' };
const GROUPS = { '': 'Nothing', client: 'Client', outcome: 'Outcome' };
const FIGURES = {
  videos: 'Videos',
  generations: 'Paid generations',
  credits_settled: 'Credits settled',
  credits_refunded: 'Refunded',
  credits_saved_by_hits: 'Saved by hits',
  credits_saved_by_joins: 'Saved by joins',
};
const FIELDS = { start_time: 'from', end_time: 'to', bucket_width: 'width', timezone: 'zone', group_by: 'label', client: 'client' };

export function UsagePage({ route }) {
  const { api } = useContext(Session);
  const filter = complete(route);
  const loaded = useLoaded(async (signal) => api.operate.usage(toQuery(filter), signal), [api, ...Object.values(filter)]);
  const { data: page, error } = loaded;
  const named = error?.param ? Object.assign(Object.create(error), { param: FIELDS[error.param] }) : error;
  const { problems, notice } = place(named, Object.values(FIELDS));
  return html`
    <section class="page" aria-busy=${page || error ? null : 'true'}>
      <h1 tabindex="-1">Usage</h1>
      <p class="quiet">Counted from the videos and the ledger at this moment. Credits count when they were settled, videos when they were accepted.</p>
      <${Filter} key=${JSON.stringify(filter)} filter=${filter} given=${route} problems=${problems} />
      <${LoadNotice} loaded=${{ ...loaded, error: notice }} />
      ${page && html`<${Body} page=${page} filter=${filter} ask=${() => api.operate.usageFile(toQuery(filter))} />`}
    </section>
  `;
}

/** The last thirty days in the zone of this browser, unless the address says otherwise. */
function complete({ page: _, ...given }) {
  const zone = given.zone || words.zone();
  let today;
  try {
    today = dayOf(Date.now() / 1000, zone);
  } catch {
    today = dayOf(Date.now() / 1000, 'UTC'); // the API says what is wrong with the zone
  }
  const to = given.to || today;
  return { ...given, zone, to, from: given.from || move(to, 1 - DAYS), width: given.width || '1d' };
}

function toQuery({ from, to, width, zone, group, label, client }) {
  const begin = (day) => {
    try {
      return beginOf(day, zone);
    } catch {
      return beginOf(day, 'UTC');
    }
  };
  const groups = [group, label && `metadata.${label}`].filter(Boolean);
  return { start_time: begin(from), end_time: begin(move(to, 1)), bucket_width: width, timezone: zone, group_by: groups, client };
}

/** Days that nobody chose stay open: in another zone, today may be another day. */
function Filter({ filter, given, problems }) {
  const [fields, setFields] = useState(filter);
  const set = (name) => (value) => setFields((before) => ({ ...before, [name]: value.trim() }));
  const show = (event) => {
    event.preventDefault();
    const days = Object.fromEntries(['from', 'to'].map((name) => [name, fields[name] === filter[name] ? given[name] : fields[name]]));
    location.hash = routes.usage({ ...fields, ...days });
  };
  const bind = (name) => ({ name, problems, value: fields[name], onInput: set(name) });
  return html`
    <form class="filters" role="search" aria-label="Usage" onSubmit=${show} novalidate>
      <${TextField} ...${bind('from')} type="date" label="First day" required />
      <${TextField} ...${bind('to')} type="date" label="Last day" required />
      <${SelectField} ...${bind('width')} label="One bar is" options=${WIDTHS} />
      <${TextField} ...${bind('zone')} label="Time zone" placeholder="Europe/Berlin" />
      <${SelectField} ...${bind('group')} label="Group by" options=${GROUPS} />
      <${TextField} ...${bind('label')} label="And by label" placeholder="campaign" />
      <${TextField} ...${bind('client')} label="Only client (id)" placeholder="client_…" />
      <div class="actions"><button class="button">Show</button></div>
    </form>
  `;
}

function Body({ page, filter, ask }) {
  const [figure, choose] = useState('credits_settled');
  const isHour = filter.width === '1h';
  const add = (results, name) => results.reduce((total, result) => total + result[name], 0);
  const all = page.data.flatMap(({ results }) => results);
  if (!all.some((result) => Object.keys(FIGURES).some((name) => result[name]))) {
    return html`<p class="none">Nothing was made in this time. Choose other days, or <a href=${routes.usage()}>show the last ${DAYS} days</a>.</p>`;
  }
  const columns = page.data.map(({ start_time: start, results }) => ({ name: tell(start, filter.zone, isHour), value: add(results, figure) }));
  return html`
    <dl class="tally">
      ${Object.entries(FIGURES).map(([name, text]) => html`<div key=${name}><dt>${text}</dt><dd>${words.figure(add(all, name))}</dd></div>`)}
    </dl>
    <div class="head ledger-head">
      <h2 id="usage-title">By ${isHour ? 'hour' : 'day'}</h2>
      <div class="actions"><${FileButton} ask=${ask} /></div>
    </div>
    <div class="actions">
      ${Object.entries(FIGURES).map(
        ([name, text]) =>
          html`
            <button key=${name} type="button" class="button" aria-pressed=${figure === name ? 'true' : 'false'} onClick=${() => choose(name)}>${text}</button>
          `,
      )}
    </div>
    <${Bars} columns=${columns} label=${FIGURES[figure]} />
    <${Table} page=${page} filter=${filter} isHour=${isHour} />
  `;
}

function Table({ page, filter, isHour }) {
  const isGrouped = filter.group || filter.label;
  const rows = page.data.flatMap(({ start_time: start, results }) => results.map((result) => ({ start, result })));
  const full = rows.filter(({ result }) => Object.keys(FIGURES).some((name) => result[name]));
  return html`
    <div class="table" tabindex="0" role="region" aria-labelledby="usage-title">
      <table class="usage">
        <thead>
          <tr>
            <th>${isHour ? 'Hour' : 'Day'}</th>${isGrouped && html`<th>Group</th>`}
            ${Object.entries(FIGURES).map(([name, text]) => html`<th key=${name} class="number">${text}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${full.slice(0, MOST_ROWS).map(
            ({ start, result }) => html`
              <tr>
                <td>${tell(start, filter.zone, isHour)}</td>
                ${isGrouped && html`<td dir="auto">${nameGroup(result)}</td>`}
                ${Object.keys(FIGURES).map((name) => html`<td key=${name} class="number">${words.figure(result[name])}</td>`)}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
    <p class="quiet small">
      ${isHour ? 'Hours' : 'Days'} in which nothing happened are left out.
      ${full.length > MOST_ROWS && ` These are the first ${words.figure(MOST_ROWS)} rows; the file has all.`}
    </p>
  `;
}

function nameGroup({ client_name: client, outcome, metadata }) {
  const labels = Object.entries(metadata ?? {}).map(([name, value]) => `${name}: ${value ?? 'none'}`);
  return [client, words.USAGE_OUTCOME[outcome] ?? outcome, ...labels].filter(Boolean).join(' · ');
}
