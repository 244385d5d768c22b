// The overview: what all clients have together, what needs a hand, and what was done last.
import { MOST_READ, readAll } from '../finder.js';
import { useLoaded } from '../load.js';
import { Figures } from '../parts/figures.js';
import { Log } from '../parts/log.js';
import { LoadNotice } from '../parts/message.js';
import * as routes from '../routes.js';
import { html, Session, useContext } from '../view.js';
import * as words from '../words.js';

const NEWEST = 5;
const DAY_SECONDS = 24 * 3600;
const REACHED = 'Of their limit, or of their budget in its current window.';
const NAMED = 3;
const MOST_COUNTED = 100;

export function OverviewPage() {
  const { api, may } = useContext(Session);
  const loaded = useLoaded((signal) => load(api, signal), [api]);
  const { data, error } = loaded;
  return html`
    <section class="page" aria-busy=${data || error ? null : 'true'}>
      <h1 tabindex="-1">Overview</h1>
      <${LoadNotice} loaded=${loaded} />
      ${data && html`<${Body} ...${data} mayChange=${may('operate:write')} />`}
    </section>
  `;
}

async function load(api, signal) {
  const since = Math.floor(Date.now() / 1000) - DAY_SECONDS;
  const [clients, last, refused, unknown, queue] = await Promise.all([
    collect(readAll(api, {}, signal)),
    api.operate.auditLog({ limit: NEWEST }, signal),
    api.operate.auditLog({ outcome: 'refused', created_after: since, limit: MOST_COUNTED }, signal),
    api.operate.generations({ state: 'unknown', verdict: 'none', limit: MOST_COUNTED }, signal),
    api.operate.queue(signal),
  ]);
  return { clients, last: last.data, refused, unknown, queue };
}

async function collect(all) {
  const found = [];
  for await (const each of all) found.push(each);
  return found;
}

function Body({ clients, last, refused, unknown, queue, mayChange }) {
  const apps = clients.filter(({ role }) => role === 'MEMBER');
  return html`
    <p class="quiet">${tellCount(clients, apps)}${clients.length >= MOST_READ && ` These are the first ${words.figure(MOST_READ)} only.`}</p>
    ${clients.length > 0 && html`<${Figures} credits=${add(clients)} />`}
    <section aria-labelledby="hand-title" class="part">
      <h2 id="hand-title">What needs a hand</h2>
      <${Tasks} tasks=${findTasks(clients, apps, { refused, unknown, queue })} mayChange=${mayChange} />
    </section>
    <section aria-labelledby="last-title" class="part">
      <div class="head"><h2 id="last-title">Done last</h2><a class="small" href=${routes.auditLog()}>Audit log</a></div>
      ${last.length
        ? html`<${Log} entries=${last} />`
        : html`<p class="quiet part-none">Nothing yet: each change by an operator stands here.</p>`}
    </section>
  `;
}

function tellCount(clients, apps) {
  const count = (number, one, many) => `${words.figure(number)} ${number === 1 ? one : many}`;
  const others = clients.length - apps.length;
  return `${count(apps.length, 'app', 'apps')}${others ? ` and ${count(others, 'operator or reader', 'operators and readers')}` : ''}, together:`;
}

function add(clients) {
  const sum = (name) => clients.reduce((total, client) => total + client[name], 0);
  return Object.fromEntries(['creditLimit', 'usedCredit', 'heldCredit', 'availableCredit'].map((name) => [name, sum(name)]));
}

/** One row per kind of task; what the API learns to tell later gets its row here. */
function findTasks(clients, apps, { refused, unknown, queue }) {
  const active = apps.filter(({ status }) => status === 'ACTIVE');
  const out = active.filter(({ availableCredit }) => availableCredit <= 0);
  const has = (threshold) => ({ alerts }) => alerts.some((alert) => alert.threshold === threshold);
  const [full, high] = [active.filter(has(100)), active.filter(has(80))];
  const suspended = clients.filter(({ status }) => status === 'SUSPENDED');
  return [
    { name: 'Paused in the queue', help: 'It lasts until an operator resumes it.', count: queue.paused.length, all: routes.queue },
    {
      name: 'Unknown outcomes',
      help: 'Paid calls whose answer was lost: say whether they were billed.',
      count: unknown.data.length,
      hasMore: unknown.has_more,
      all: routes.unknown(),
    },
    { name: 'Reached 100 %', help: `${REACHED} Where nothing is left, new films are refused.`, clients: full },
    { name: 'Reached 80 %', help: `${REACHED} Raise it, or ask what they need.`, clients: without(high, full) },
    { name: 'No credits left', help: 'They can make no new film until their limit is raised.', clients: without(out, full) },
    { name: 'Suspended', help: 'Their requests are refused until they are activated.', clients: suspended, all: routes.clients({ status: 'SUSPENDED' }) },
    {
      name: 'Refused in the last day',
      help: 'What operators tried and was refused. If nobody knows of it, look who has their keys.',
      count: refused.data.length,
      hasMore: refused.has_more,
      all: routes.auditLog({ outcome: 'refused' }),
    },
  ].filter(({ clients: found, count }) => (count ?? found.length) > 0);
}

const without = (clients, others) => clients.filter((client) => !others.includes(client));

function Tasks({ tasks, mayChange }) {
  if (!tasks.length) {
    const create = mayChange && html` You can <a href=${routes.newClient}>create a client</a>.`;
    return html`<p class="quiet part-none">Nothing: every app is active and has credits.${create}</p>`;
  }
  return html`<ul class="tasks">${tasks.map((task) => html`<${Task} key=${task.name} task=${task} />`)}</ul>`;
}

function Task({ task: { name, help, clients = [], count = clients.length, hasMore, all } }) {
  const named = clients.slice(0, NAMED);
  const rest = count - named.length;
  const links = named.map(({ id, name: text }) => html`<a href=${routes.client(id)} dir="auto">${text}</a>`);
  const listed = rest > 0 && named.length ? [...links, `${words.figure(rest)} more`] : links;
  return html`
    <li>
      <p class="sum">${words.figure(count)}${hasMore && '+'}</p>
      <div>
        <h3>${name}</h3>
        <p class="quiet small">${help}</p>
        <p class="small">
          ${words.join(listed)}
          ${all && html`${named.length > 0 && ' · '}<a href=${all}>Show all</a>`}
        </p>
      </div>
    </li>
  `;
}
