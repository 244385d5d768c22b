// One client: its credits, budget, settings, keys and ledger, and what operators did with it.
import { useLoaded } from '../load.js';
import { Alerts } from '../parts/alerts.js';
import { Budget } from '../parts/budget.js';
import { Entries } from '../parts/entries.js';
import { Figures } from '../parts/figures.js';
import { Grants } from '../parts/grants.js';
import { Keys } from '../parts/keys.js';
import { Log } from '../parts/log.js';
import { LoadNotice } from '../parts/message.js';
import { Permissions } from '../parts/permissions.js';
import { Settings } from '../parts/settings.js';
import { Suspension } from '../parts/suspension.js';
import * as routes from '../routes.js';
import { html, Session, useContext } from '../view.js';
import * as words from '../words.js';

const NEWEST = 20;
const KEYS_READ = 10; // entries about keys are asked for one key after another

export function ClientPage({ route: { id } }) {
  const { api, may, announce } = useContext(Session);
  const shown = useLoaded((signal) => load(api, id, signal), [api, id]);
  const onDone = (said) => {
    announce(said);
    shown.again();
  };
  const { data, error } = shown;
  return html`
    <section class="page" aria-busy=${data || error ? null : 'true'}>
      <p class="small"><a href=${routes.clients()}>Clients</a></p>
      ${data ? html`<${Head} client=${data.client} />` : html`<h1 tabindex="-1">Client</h1>`}
      <${LoadNotice} loaded=${shown} />
      ${error?.status === 404 && html`<p class="part-none"><a href=${routes.clients()}>Look for it among all clients</a>.</p>`}
      ${data && html`<${Body} ...${data} mayChange=${may('operate:write')} onDone=${onDone} onReload=${shown.again} />`}
    </section>
  `;
}

async function load(api, id, signal) {
  const { client, version } = await api.operate.client(id, signal);
  const keys = await api.operate.keys(client.id, signal);
  return { client, version, keys, entries: await loadEntries(api, client, keys, signal) };
}

/** Those about the client and those about its keys, newest first. */
async function loadEntries(api, client, keys, signal) {
  const targets = [client.id, ...keys.slice(-KEYS_READ).map((key) => key.id)];
  const pages = await Promise.all(targets.map((target) => api.operate.auditLog({ target, limit: NEWEST }, signal)));
  const entries = pages.flatMap((page) => page.data);
  return entries.sort((one, other) => (one.id < other.id ? 1 : -1)).slice(0, NEWEST);
}

function Head({ client }) {
  const { name, role, status, id, createdAt, createdBy } = client;
  return html`
    <h1 tabindex="-1"><bdi>${name}</bdi></h1>
    <p class="quiet small facts">
      <span class="state">${words.ROLES[role]}</span>
      ${status === 'SUSPENDED' ? html`<span class="state bad">Suspended</span>` : html`<span class="state good">Active</span>`}
      <span>created ${words.time(createdAt)}${createdBy && html` by <bdi>${createdBy}</bdi>`}</span>
      <span class="id">${id}</span>
    </p>
  `;
}

function Body({ client, version, keys, entries, mayChange, onDone, onReload }) {
  return html`
    ${client.status === 'SUSPENDED' &&
    html`<p class="notice">This client is suspended: its requests are refused, and nothing that it has queued is started.</p>`}
    <${Figures} credits=${client} />
    <${Alerts} alerts=${client.alerts} />
    <p class="small usage-link"><a href=${routes.usage({ client: client.id })}>Usage of this client</a></p>
    ${mayChange && html`<${Settings} key=${version} client=${client} version=${version} onDone=${onDone} onReload=${onReload} />`}
    ${mayChange && html`<${Grants} client=${client} onDone=${onDone} />`}
    <${Budget} client=${client} version=${version} mayChange=${mayChange} onDone=${onDone} onReload=${onReload} />
    <${Permissions} client=${client} version=${version} mayChange=${mayChange} onDone=${onDone} onReload=${onReload} />
    <${Keys} client=${client} keys=${keys} mayChange=${mayChange} onDone=${onDone} />
    <${Entries} client=${client} />
    ${mayChange && html`<${Suspension} client=${client} version=${version} onDone=${onDone} />`}
    <section aria-labelledby="log-title" class="part">
      <div class="head">
        <h2 id="log-title">What operators did</h2>
        <a class="small" href=${routes.auditLog({ target: client.id })}>All entries about this client</a>
      </div>
      ${entries.length
        ? html`<${Log} entries=${entries} />`
        : html`<p class="quiet part-none">Nothing yet: what is changed from now on stands here, with who changed it and why.</p>`}
    </section>
  `;
}
