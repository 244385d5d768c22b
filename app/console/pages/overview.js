// The overview: what all clients have together, what needs a hand, the account of the model, and what was done last.
import { MOST_READ, readAll } from '../finder.js';
import { useLoaded } from '../load.js';
import { Figures } from '../parts/figures.js';
import { Log } from '../parts/log.js';
import { LoadNotice } from '../parts/message.js';
import { Tasks } from '../parts/tasks.js';
import { Upstream } from '../parts/upstream.js';
import * as routes from '../routes.js';
import { findTasks, isApp, MOST_COUNTED } from '../tasks.js';
import { html, Session, useContext } from '../view.js';
import * as words from '../words.js';

const NEWEST = 5;
const DAY_SECONDS = 24 * 3600;

export function OverviewPage() {
  const { api, may, announce } = useContext(Session);
  const loaded = useLoaded((signal) => load(api, signal), [api]);
  const { data, error } = loaded;
  const onDone = (said) => {
    announce(said);
    loaded.again();
  };
  return html`
    <section class="page" aria-busy=${data || error ? null : 'true'}>
      <h1 tabindex="-1">Overview</h1>
      <${LoadNotice} loaded=${loaded} />
      ${data && html`<${Body} ...${data} mayChange=${may('operate:write')} onDone=${onDone} />`}
    </section>
  `;
}

async function load(api, signal) {
  const since = Math.floor(Date.now() / 1000) - DAY_SECONDS;
  const [clients, last, refused, unknown, queue, upstream] = await Promise.all([
    collect(readAll(api, {}, signal)),
    api.operate.auditLog({ limit: NEWEST }, signal),
    api.operate.auditLog({ outcome: 'refused', created_after: since, limit: MOST_COUNTED }, signal),
    api.operate.generations({ state: 'unknown', verdict: 'none', limit: MOST_COUNTED }, signal),
    api.operate.queue(signal),
    api.operate.upstream(signal),
  ]);
  return { clients, last: last.data, refused, unknown, queue, upstream };
}

async function collect(all) {
  const found = [];
  for await (const each of all) found.push(each);
  return found;
}

function Body({ last, mayChange, onDone, ...seen }) {
  const { clients, queue, upstream } = seen;
  return html`
    <p class="quiet">${tellCount(clients)}${clients.length >= MOST_READ && ` These are the first ${words.figure(MOST_READ)} only.`}</p>
    ${clients.length > 0 && html`<${Figures} credits=${add(clients)} />`}
    ${queue.credit_total && html`<${Total} total=${queue.credit_total} />`}
    <section aria-labelledby="hand-title" class="part">
      <h2 id="hand-title">What needs a hand</h2>
      <${Tasks} tasks=${findTasks(seen)} mayChange=${mayChange} />
    </section>
    <${Upstream} upstream=${upstream} doubtful=${queue.may_have_been_paid} mayChange=${mayChange} onDone=${onDone} />
    <section aria-labelledby="last-title" class="part">
      <div class="head"><h2 id="last-title">Done last</h2><a class="small" href=${routes.auditLog()}>Audit log</a></div>
      ${last.length
        ? html`<${Log} entries=${last} />`
        : html`<p class="quiet part-none">Nothing yet: each change by an operator stands here.</p>`}
    </section>
  `;
}

/** The limit that the operator has set for all clients together; their own limits may add up to more. */
function Total({ total: { limit, used, held } }) {
  const credits = { creditLimit: limit, usedCredit: used, heldCredit: held, availableCredit: limit - used - held };
  return html`
    <section aria-labelledby="total-title" class="part">
      <h2 id="total-title">Limit of all clients together</h2>
      <p class="quiet">Beyond it, whoever needs a new film is refused. It is set by <code>KINORA_CREDIT_LIMIT_TOTAL</code>.</p>
      <${Figures} credits=${credits} />
    </section>
  `;
}

function tellCount(clients) {
  const count = (number, one, many) => `${words.figure(number)} ${number === 1 ? one : many}`;
  const apps = clients.filter(isApp).length;
  const others = clients.length - apps;
  return `${count(apps, 'app', 'apps')}${others ? ` and ${count(others, 'operator or reader', 'operators and readers')}` : ''}, together:`;
}

function add(clients) {
  const sum = (name) => clients.reduce((total, client) => total + client[name], 0);
  return Object.fromEntries(['creditLimit', 'usedCredit', 'heldCredit', 'availableCredit'].map((name) => [name, sum(name)]));
}
