// What needs a hand: found in what the API tells of clients, the queue and the account of the model.
import * as routes from './routes.js';
import * as words from './words.js';
import * as work from './work.js';

export const MOST_COUNTED = 100;
const REACHED = 'Of their limit, or of their budget in its current window.';
const NAMED = 3;
const WARN_PERCENT = 80;

export const isApp = ({ role }) => role === 'MEMBER';

/** `{name, help, sum, links, all}`, one for each kind of task; what the API learns to tell later gets its row here. */
export function findTasks({ clients, refused, unknown, queue, upstream }) {
  return [...findStops(queue, upstream), ...findDrift(upstream), ...findReached(queue), ...findOfClients(clients), ...findRefused(refused, unknown)];
}

/** Why no paid call starts, or no new film is accepted. */
function findStops({ paused }, { stopped }) {
  const cause = paused.map((pause) => work.PAUSED_BY[pause.cause]).find(Boolean);
  const pause = {
    name: 'Paused in the queue',
    help: cause ? `Paid calls are paused ${cause.name}: see the account of the model below.` : 'It lasts until an operator resumes it.',
    sum: words.figure(paused.length),
    all: routes.queue,
  };
  const stop = { name: 'No paid call is sent', help: work.STOPPED[stopped] ?? stopped, sum: '!', all: routes.queue };
  return [...(paused.length ? [pause] : []), ...(stopped ? [stop] : [])];
}

/** One for each cause of drift. */
function findDrift({ findings }) {
  return Object.entries(Object.groupBy(findings, ({ cause }) => cause)).map(([cause, found]) => {
    const { since, until, generation_ids: ids } = found.at(-1);
    const { name, help, all } = work.DRIFT[cause] ?? { name: cause, help: '' };
    const amount = words.signed(found.reduce((total, { credits }) => total + credits, 0));
    const last = cause === 'price_differs' ? work.tellPrice(found.at(-1)) : `Last seen between ${words.time(since)} and ${words.time(until)}.`;
    const links = ids.slice(0, NAMED).map((id) => ({ href: routes.generation(id), text: id }));
    return { name, help: `${amount} credits. ${help} ${last}`, sum: words.figure(found.length), links, all };
  });
}

function findReached({ credit_total: total }) {
  const percent = total ? Math.floor(words.percent(total.used + total.held, total.limit)) : 0;
  if (percent < WARN_PERCENT) return [];
  const help = 'Where too little is left for a film, it is refused. Raise it if all clients together may spend more.';
  return [{ name: 'Used of the limit of all clients', help, sum: `${percent} %` }];
}

function findOfClients(clients) {
  const active = clients.filter((client) => isApp(client) && client.status === 'ACTIVE');
  const out = active.filter(({ availableCredit }) => availableCredit <= 0);
  const has = (threshold) => ({ alerts }) => alerts.some((alert) => alert.threshold === threshold);
  const [full, high] = [active.filter(has(100)), active.filter(has(80))];
  const suspended = clients.filter(({ status }) => status === 'SUSPENDED');
  return [
    { name: 'Reached 100 %', help: `${REACHED} Where nothing is left, new films are refused.`, found: full },
    { name: 'Reached 80 %', help: `${REACHED} Raise it, or ask what they need.`, found: without(high, full) },
    { name: 'No credits left', help: 'They can make no new film until their limit is raised.', found: without(out, full) },
    { name: 'Suspended', help: 'Their requests are refused until they are activated.', found: suspended, all: routes.clients({ status: 'SUSPENDED' }) },
  ]
    .filter(({ found }) => found.length)
    .map(({ found, ...task }) => ({ ...task, sum: words.figure(found.length), links: found.slice(0, NAMED).map(linkTo), more: found.length - NAMED }));
}

const linkTo = ({ id, name }) => ({ href: routes.client(id), text: name });
const without = (clients, others) => clients.filter((client) => !others.includes(client));

function findRefused(refused, unknown) {
  return [
    {
      name: 'Unknown outcomes',
      help: 'Paid calls whose answer was lost: say whether they were billed.',
      page: unknown,
      all: routes.unknown(),
    },
    {
      name: 'Refused in the last day',
      help: 'What operators tried and was refused. If nobody knows of it, look who has their keys.',
      page: refused,
      all: routes.auditLog({ outcome: 'refused' }),
    },
  ]
    .filter(({ page }) => page.data.length)
    .map(({ page, ...task }) => ({ ...task, sum: `${words.figure(page.data.length)}${page.has_more ? '+' : ''}` }));
}
