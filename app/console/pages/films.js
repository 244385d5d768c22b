// My films: a gallery in pages, by state, live while anything on it is under way.
import { Card } from '../parts/card.js';
import { RemoveDialog } from '../parts/dialog.js';
import { Notice } from '../parts/message.js';
import * as routes from '../routes.js';
import { html, Session, useContext, useEffect, useRef, useState } from '../view.js';
import { watchPage } from '../watch.js';
import * as words from '../words.js';

const PAGE_LENGTH = 12;

export function FilmsPage({ route }) {
  const { api, announce, refresh } = useContext(Session);
  const [round, setRound] = useState(0);
  const { page, trouble } = usePage(api, route, round);
  const [failure, setFailure] = useState(null);
  const [leaving, setLeaving] = useState(null);
  const heading = useRef();

  async function act(work, said) {
    setFailure(null);
    try {
      await work();
      announce(said);
      refresh();
      setRound(round + 1);
    } catch (error) {
      setFailure(error);
    }
  }

  const cancel = (video) => act(() => api.cancel(video.id), 'Cancelled. Nothing was charged.');
  const remove = async () => {
    setLeaving(null);
    await act(() => api.remove(leaving.id), 'Deleted.');
    heading.current.focus();
  };
  return html`
    <section class="page" aria-busy=${page ? null : 'true'}>
      <div class="head">
        <h1 tabindex="-1" ref=${heading}>My films</h1>
        <${Filter} status=${route.status} />
      </div>
      <${Notice} error=${failure ?? trouble} />
      ${page && (page.data.length ? html`<${Gallery} page=${page} onCancel=${cancel} onRemove=${setLeaving} />` : html`<${None} route=${route} />`)}
      ${page && html`<${Pages} route=${route} page=${page} />`}
      ${leaving && html`<${RemoveDialog} video=${leaving} onYes=${remove} onNo=${() => setLeaving(null)} />`}
    </section>
  `;
}

function usePage(api, { status, after }, round) {
  const [page, setPage] = useState(null);
  const [trouble, setTrouble] = useState(null);
  useEffect(() => setPage(null), [status, after]);
  useEffect(() => {
    const watching = new AbortController();
    const load = (signal) => api.videos({ status, after, limit: PAGE_LENGTH }, signal);
    watchPage(load, { onPage: setPage, onTrouble: setTrouble, signal: watching.signal });
    return () => watching.abort();
  }, [api, status, after, round]);
  return { page, trouble };
}

function Filter({ status }) {
  return html`
    <nav class="filter" aria-label="State">
      ${Object.entries({ '': 'All', ...words.STATUS }).map(
        ([value, name]) =>
          html`<a href=${routes.films({ status: value })} aria-current=${value === status ? 'true' : null}>${name}</a>`,
      )}
    </nav>
  `;
}

function Gallery({ page, onCancel, onRemove }) {
  return html`
    <ul class="gallery">
      ${page.data.map((video) => html`<${Card} key=${video.id} video=${video} onCancel=${onCancel} onRemove=${onRemove} />`)}
    </ul>
  `;
}

function None({ route }) {
  return html`
    <p class="none">
      ${route.status || route.after ? 'No films here.' : html`No films yet. <a href=${routes.playground}>Make the first one</a>.`}
    </p>
  `;
}

function Pages({ route, page }) {
  if (!route.after && !page.has_more) return null;
  return html`
    <nav class="pages" aria-label="Pages of films">
      ${route.after && html`<a class="button" href=${routes.films({ status: route.status })}>Newest</a>`}
      ${page.has_more && html`<a class="button" href=${routes.films({ status: route.status, after: page.last_id })}>Older</a>`}
    </nav>
  `;
}
