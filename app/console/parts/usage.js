// Usage, of all clients or of the one that is signed in: a filter, the figures, bars by day or hour, a table and a file.
import { tell } from '../days.js';
import { useLoaded } from '../load.js';
import { complete, FIELDS, toQuery } from '../usage.js';
import { html, useState } from '../view.js';
import * as words from '../words.js';
import { Bars } from './bars.js';
import { FileButton } from './download.js';
import { place, SelectField, TextField } from './form.js';
import { LoadNotice } from './message.js';

const MOST_ROWS = 1000;
const WIDTHS = { '1d': 'Days', '1h': 'Hours' };

/**
 * `calls` has the API's `usage` and `usageFile`, `write` gives the address for a filter. `figures` and `groups` are names
 * for what the API knows; `none` says what to do where nothing was made. With `isOfAll`, one client can be chosen.
 */
export function Usage({ route, calls, write, figures, groups, none, isOfAll = false }) {
  const filter = complete(route);
  const loaded = useLoaded(async (signal) => calls.usage(toQuery(filter), signal), [calls, ...Object.values(filter)]);
  const { data: page, error } = loaded;
  const named = error?.param ? Object.assign(Object.create(error), { param: FIELDS[error.param] }) : error;
  const { problems, notice } = place(named, Object.values(FIELDS));
  const form = html`
    <${Filter} key=${JSON.stringify(filter)} filter=${filter} given=${route} problems=${problems} write=${write} groups=${groups} isOfAll=${isOfAll} />
  `;
  const isChosen = Object.entries(route).some(([name, value]) => name !== 'page' && value);
  return html`
    <div aria-busy=${page || error ? null : 'true'}>
      ${isOfAll ? form : html`<details class="fold" open=${isChosen}><summary class="button">Choose days and groups</summary>${form}</details>`}
      <${LoadNotice} loaded=${{ ...loaded, error: notice }} />
      ${page &&
      html`<${Report} page=${page} filter=${filter} figures=${figures} none=${none} Heading=${isOfAll ? 'h2' : 'h3'}
        ask=${() => calls.usageFile(toQuery(filter))} />`}
    </div>
  `;
}

/** Days that nobody chose stay open: in another zone, today may be another day. */
function Filter({ filter, given, problems, write, groups, isOfAll }) {
  const [fields, setFields] = useState(filter);
  const set = (name) => (value) => setFields((before) => ({ ...before, [name]: value.trim() }));
  const show = (event) => {
    event.preventDefault();
    const days = Object.fromEntries(['from', 'to'].map((name) => [name, fields[name] === filter[name] ? given[name] : fields[name]]));
    location.hash = write({ ...fields, ...days });
  };
  const bind = (name) => ({ name, problems, value: fields[name], onInput: set(name) });
  return html`
    <form class="filters" role="search" aria-label="Usage" onSubmit=${show} novalidate>
      <${TextField} ...${bind('from')} type="date" label="First day" required />
      <${TextField} ...${bind('to')} type="date" label="Last day" required />
      <${SelectField} ...${bind('width')} label="One bar is" options=${WIDTHS} />
      <${TextField} ...${bind('zone')} label="Time zone" placeholder="Europe/Berlin" />
      <${SelectField} ...${bind('group')} label="Group by" options=${groups} />
      <${TextField} ...${bind('label')} label="And by label" placeholder="campaign" />
      ${isOfAll && html`<${TextField} ...${bind('client')} label="Only client (id)" placeholder="client_…" />`}
      <div class="actions"><button class="button">Show</button></div>
    </form>
  `;
}

function Report({ page, filter, figures, none, Heading, ask }) {
  const names = Object.keys(figures);
  const [figure, choose] = useState('credits_settled');
  const isHour = filter.width === '1h';
  const add = (results, name) => results.reduce((total, result) => total + result[name], 0);
  const all = page.data.flatMap(({ results }) => results);
  if (!all.some((result) => names.some((name) => result[name]))) return html`<p class="none">${none}</p>`;
  const columns = page.data.map(({ start_time: start, results }) => ({ name: tell(start, filter.zone, isHour), value: add(results, figure) }));
  return html`
    <dl class="tally">
      ${names.map((name) => html`<div key=${name}><dt>${figures[name]}</dt><dd>${words.figure(add(all, name))}</dd></div>`)}
    </dl>
    <div class="head ledger-head">
      <${Heading} id="usage-by">By ${isHour ? 'hour' : 'day'}<//>
      <div class="actions"><${FileButton} ask=${ask} of="usage" /></div>
    </div>
    <div class="actions" role="group" aria-label="Shown as bars">
      ${names.map(
        (name) =>
          html`
            <button key=${name} type="button" class="button" aria-pressed=${figure === name ? 'true' : 'false'} onClick=${() => choose(name)}>
              ${figures[name]}
            </button>
          `,
      )}
    </div>
    <${Bars} columns=${columns} label=${figures[figure]} />
    <${Table} page=${page} filter=${filter} figures=${figures} isHour=${isHour} />
  `;
}

function Table({ page, filter, figures, isHour }) {
  const names = Object.keys(figures);
  const isGrouped = filter.group || filter.label;
  const rows = page.data.flatMap(({ start_time: start, results }) => results.map((result) => ({ start, result })));
  const full = rows.filter(({ result }) => names.some((name) => result[name]));
  return html`
    <div class="table" tabindex="0" role="region" aria-labelledby="usage-by">
      <table class="usage">
        <thead>
          <tr>
            <th>${isHour ? 'Hour' : 'Day'}</th>${isGrouped && html`<th>Group</th>`}
            ${names.map((name) => html`<th key=${name} class="number">${figures[name]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${full.slice(0, MOST_ROWS).map(
            ({ start, result }) => html`
              <tr>
                <td class="day">${tell(start, filter.zone, isHour)}</td>
                ${isGrouped && html`<td dir="auto">${nameGroup(result)}</td>`}
                ${names.map((name) => html`<td key=${name} class="number">${words.figure(result[name])}</td>`)}
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
