// The console as a whole: who is signed in, which page is open, and the frame around it.
import { openApi } from './api.js';
import { DEFAULTS } from './options.js';
import { CreditsPage } from './pages/credits.js';
import { FilmsPage } from './pages/films.js';
import { Playground } from './pages/playground.js';
import { SignIn } from './pages/sign-in.js';
import { Header } from './parts/header.js';
import * as routes from './routes.js';
import { useFigures, useKey, useRoute } from './session.js';
import { html, Session, useEffect, useMemo, useRef, useState } from './view.js';

const EMPTY_DRAFT = { fields: DEFAULTS, image: null, videoId: null };

/** One row a page; whatever comes for operators gets its rows here and in routes.js. */
const PAGES = {
  playground: { title: 'Playground', address: routes.playground, view: Playground },
  films: { title: 'My films', address: routes.films(), view: FilmsPage },
  credits: { title: 'My credits', address: routes.credits, view: CreditsPage },
};

export function App() {
  const [key, setKey] = useKey();
  const [farewell, setFarewell] = useState(null);
  const signOut = (message = null) => {
    setKey(null);
    setFarewell(message);
  };
  if (!key) return html`<${SignIn} message=${farewell} onKey=${setKey} />`;
  return html`<${SignedIn} key=${key} apiKey=${key} signOut=${signOut} />`;
}

function SignedIn({ apiKey, signOut }) {
  const api = useMemo(() => openApi(apiKey, (error) => signOut(error.message)), [apiKey]);
  const route = useRoute();
  const figures = useFigures(api);
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [said, announce] = useState('');
  const main = useRef();
  const page = route && PAGES[route.page];
  useTitle(page?.title ?? 'Not here', main);
  const session = { api, announce, ...figures };
  return html`
    <${Session.Provider} value=${session}>
      <${Header} pages=${PAGES} current=${route?.page} credits=${figures.credits} onSignOut=${() => signOut()}
        onSkip=${() => focusHeading(main)} />
      <main ref=${main}>
        ${page
          ? html`<${page.view} route=${route} draft=${draft} setDraft=${setDraft} clearDraft=${() => setDraft(EMPTY_DRAFT)} />`
          : html`<${NotHere} />`}
      </main>
      <p class="unseen" role="status" aria-live="polite" id="announcer">${said}</p>
    <//>
  `;
}

function NotHere() {
  return html`
    <section class="page">
      <h1 tabindex="-1">Nothing is here</h1>
      <p>This address names no page. <a href=${routes.playground}>Go to the playground</a>.</p>
    </section>
  `;
}

/** Names the tab; on the way from page to page the new one's heading has the focus, so that it is read out. */
function useTitle(title, main) {
  const isFirst = useRef(true);
  useEffect(() => {
    document.title = `${title} · Kinora`;
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
