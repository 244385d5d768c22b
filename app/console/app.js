// The console as a whole: who is signed in, which page is open, and the frame around it.
import { openApi } from './api.js';
import { CreditsPage } from './pages/credits.js';
import { FilmsPage } from './pages/films.js';
import { Playground } from './pages/playground.js';
import { SignIn } from './pages/sign-in.js';
import { useDesk, useDrafts } from './parts/desk.js';
import { DropZone, useCaughtDrops } from './parts/drops.js';
import { Header } from './parts/header.js';
import * as routes from './routes.js';
import { useFigures, useKey, useRoute } from './session.js';
import { html, Session, useEffect, useMemo, useRef, useState } from './view.js';

/** One row per page; a page for operators gets its rows here and in routes.js. */
const PAGES = {
  playground: { title: 'Playground', address: routes.playground, view: Playground },
  films: { title: 'My films', address: routes.films(), view: FilmsPage },
  credits: { title: 'My credits', address: routes.credits, view: CreditsPage },
};

/** Drafts belong to the tab, not to the key: they are still there after a key was refused. */
export function App({ drafts: loaded }) {
  const [key, keepKey] = useKey();
  const [reason, setReason] = useState(null);
  const drafts = useDrafts(loaded);
  useCaughtDrops();
  const signIn = (given, onDevice) => {
    setReason(null);
    keepKey(given, onDevice);
  };
  const onRefused = (error) => {
    keepKey(null);
    setReason(error.message);
  };
  const signOut = () => {
    drafts.forget();
    keepKey(null);
  };
  if (!key) return html`<${SignIn} reason=${reason} hasDraft=${drafts.hasAny} onKey=${signIn} />`;
  return html`<${SignedIn} key=${key} apiKey=${key} drafts=${drafts} onRefused=${onRefused} onSignOut=${signOut} />`;
}

function SignedIn({ apiKey, drafts, onRefused, onSignOut }) {
  const api = useMemo(() => openApi(apiKey, onRefused), [apiKey]);
  const route = useRoute();
  const figures = useFigures(api);
  const desk = useDesk(route, drafts);
  const [said, announce] = useState('');
  const [marked, mark] = useState('');
  const main = useRef();
  const page = route && PAGES[route.page];
  useTitle(page?.title ?? 'Page not found', marked, main);
  const session = { api, announce, mark, ...figures };
  return html`
    <${Session.Provider} value=${session}>
      <${Header} pages=${PAGES} current=${route?.page} credits=${figures.credits} onSignOut=${onSignOut}
        onSkip=${() => focusHeading(main)} />
      <main ref=${main}>
        ${page ? html`<${page.view} route=${route} desk=${desk} />` : html`<${NotFound} />`}
      </main>
      <${DropZone} onFile=${desk.choose} onAddress=${desk.choose} />
      <p class="unseen" role="status" aria-live="polite" id="announcer">${said}</p>
    <//>
  `;
}

function NotFound() {
  return html`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. <a href=${routes.playground}>Go to the playground</a>.</p>
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
