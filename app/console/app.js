// The console as a whole: who is signed in, which page is open, and the frame around it.
import { openApi } from './api.js';
import { AuditLogPage } from './pages/audit-log.js';
import { ClientPage } from './pages/client.js';
import { ClientsPage } from './pages/clients.js';
import { CreditsPage } from './pages/credits.js';
import { FilmsPage } from './pages/films.js';
import { GenerationPage } from './pages/generation.js';
import { GenerationsPage } from './pages/generations.js';
import { NewClientPage } from './pages/new-client.js';
import { OverviewPage } from './pages/overview.js';
import { Playground } from './pages/playground.js';
import { QueuePage } from './pages/queue.js';
import { SignIn } from './pages/sign-in.js';
import { UnknownPage } from './pages/unknown.js';
import { UsagePage } from './pages/usage.js';
import { ClientsWebhooks, OperatorsWebhooks } from './pages/webhooks.js';
import { useDesk, useDrafts } from './parts/desk.js';
import { DropZone, useCaughtDrops } from './parts/drops.js';
import { Header } from './parts/header.js';
import { Notice } from './parts/message.js';
import { NotAllowed } from './parts/not-allowed.js';
import * as routes from './routes.js';
import { renew, useFigures, useKey, useRoute, useWho } from './session.js';
import { html, Session, useEffect, useMemo, useRef, useState } from './view.js';
import { AUDIENCES } from './webhooks.js';

/** One row per page, with the scope that a key needs for it; one without an address is reached by `under`. */
const PAGES = {
  playground: { title: 'Playground', group: 'Films', address: routes.playground, view: Playground, scope: 'videos:write' },
  films: { title: 'My films', group: 'Films', address: routes.films(), view: FilmsPage, scope: 'videos:read' },
  credits: { title: 'My credits', group: 'Films', address: routes.credits(), view: CreditsPage, scope: 'credits:read' },
  webhooks: { title: AUDIENCES.client.title, group: 'Films', address: routes.webhooks, view: ClientsWebhooks, scope: 'videos:read' },
  overview: { title: 'Overview', group: 'Clients', address: routes.overview, view: OverviewPage, scope: 'operate:read' },
  clients: { title: 'Clients', group: 'Clients', address: routes.clients(), view: ClientsPage, scope: 'operate:read' },
  client: { title: 'Client', under: 'clients', view: ClientPage, scope: 'operate:read' },
  'new client': { title: 'New client', under: 'clients', view: NewClientPage, scope: 'operate:write' },
  usage: { title: 'Usage', group: 'Clients', address: routes.usage(), view: UsagePage, scope: 'operate:read' },
  'audit-log': { title: 'Audit log', group: 'Clients', address: routes.auditLog(), view: AuditLogPage, scope: 'operate:read' },
  'operators-webhooks': {
    title: AUDIENCES.operators.title,
    group: 'Clients',
    address: routes.operatorsWebhooks,
    view: OperatorsWebhooks,
    scope: 'operate:read',
  },
  queue: { title: 'Queue', group: 'Paid calls', address: routes.queue, view: QueuePage, scope: 'operate:read' },
  generations: { title: 'Generations', group: 'Paid calls', address: routes.generations(), view: GenerationsPage, scope: 'operate:read' },
  generation: { title: 'Generation', under: 'generations', view: GenerationPage, scope: 'operate:read' },
  unknown: { title: 'Unknown outcomes', group: 'Paid calls', address: routes.unknown(), view: UnknownPage, scope: 'operate:read' },
};

/** Drafts belong to the tab, not to the key: they are still there after a key was refused. */
export function App({ drafts: loaded }) {
  const [key, keepKey] = useKey();
  const [reason, setReason] = useState(null);
  const [isOut, setOut] = useState(false);
  const drafts = useDrafts(loaded);
  useCaughtDrops();
  const signIn = (given, onDevice) => {
    setReason(null);
    setOut(false);
    keepKey(given, onDevice);
  };
  const onRefused = (error) => {
    keepKey(null);
    setReason(error.message);
  };
  const signOut = () => {
    drafts.forget();
    setOut(true);
    keepKey(null);
  };
  if (!key) return html`<${SignIn} reason=${reason} isOut=${isOut} hasDraft=${drafts.hasAny} onKey=${signIn} />`;
  return html`<${SignedIn} key=${key} apiKey=${key} drafts=${drafts} onRefused=${onRefused} onSignOut=${signOut} />`;
}

function SignedIn({ apiKey, drafts, onRefused, onSignOut }) {
  const api = useMemo(() => openApi(apiKey, onRefused, renew), [apiKey]);
  const { who, trouble, retry } = useWho(api);
  const may = (scope) => who?.scopes.includes(scope) ?? false;
  const route = findStart(useRoute(), may);
  const figures = useFigures(api, may('credits:read'));
  const desk = useDesk(route, drafts);
  const [said, announce] = useState('');
  const [marked, mark] = useState('');
  const main = useRef();
  const page = route && PAGES[route.page];
  useTitle(page?.title ?? 'Page not found', marked, main);
  const open = Object.fromEntries(Object.entries(PAGES).filter(([, { address, scope }]) => address && may(scope)));
  const session = { api, may, who, announce, mark, ...figures };
  return html`
    <${Session.Provider} value=${session}>
      <${Header} pages=${open} current=${page?.under ?? route?.page} who=${who} credits=${figures.credits} onSignOut=${onSignOut}
        onSkip=${() => focusHeading(main)} />
      <main ref=${main}>
        ${who
          ? html`<${Shown} page=${page} route=${route} desk=${desk} pages=${open} may=${may} />`
          : html`<${Waiting} title=${page?.title} trouble=${trouble} onRetry=${retry} />`}
      </main>
      ${may('videos:write') && html`<${DropZone} onFile=${desk.choose} onAddress=${desk.choose} />`}
      <p class="unseen" role="status" aria-live="polite" id="announcer">${said}</p>
    <//>
  `;
}

/** An operator's key that makes no films begins with the overview. */
function findStart(route, may) {
  const isStart = route?.page === 'playground' && !route.id;
  return isStart && !may('videos:write') && may('operate:read') ? { page: 'overview' } : route;
}

function Shown({ page, route, desk, pages, may }) {
  if (!page) return html`<${NotFound} pages=${pages} />`;
  const scope = route.id && route.page === 'playground' ? 'videos:read' : page.scope; // a film can be watched without making one
  if (!may(scope)) return html`<${NotAllowed} title=${page.title} scope=${scope} pages=${pages} />`;
  return html`<${page.view} route=${route} desk=${desk} />`;
}

/** Until it is known what the key may do: a moment, or longer when Kinora does not answer. */
function Waiting({ title, trouble, onRetry }) {
  return html`
    <section class="page" aria-busy=${trouble ? null : 'true'}>
      <h1 class=${trouble ? null : 'unseen'} tabindex="-1">${title ?? 'Kinora'}</h1>
      <${Notice} error=${trouble} />
      ${trouble && html`<div class="pages"><button type="button" class="button" onClick=${onRetry}>Try again</button></div>`}
    </section>
  `;
}

function NotFound({ pages }) {
  const [first] = Object.values(pages);
  return html`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. ${first && html`<a href=${first.address}>Go to: ${first.title}</a>.`}</p>
    </section>
  `;
}

/** Names the tab, with `marked` (such as `42 %`) in front. After a change of page its heading has the focus and is read out. */
function useTitle(title, marked, main) {
  const isFirst = useRef(true);
  useEffect(() => {
    document.title = `${marked && `${marked} · `}${title} · Kinora`;
  }, [title, marked]);
  useEffect(() => {
    if (!isFirst.current) {
      focusHeading(main);
      scrollTo(0, 0);
    }
    isFirst.current = false;
  }, [title]);
}

function focusHeading(main) {
  main.current.querySelector('h1')?.focus({ preventScroll: true });
}
