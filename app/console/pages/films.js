// My films: a gallery in pages, by state and by prompt, live while a film on it is in progress.
import { Card } from '../parts/card.js';
import { RemoveDialog } from '../parts/dialog.js';
import { Icon } from '../parts/icons.js';
import { Notice } from '../parts/message.js';
import * as routes from '../routes.js';
import { loadFilms } from '../search.js';
import { html, Session, useContext, useEffect, useRef, useState } from '../view.js';
import { watchPage } from '../watch.js';
import * as words from '../words.js';

export function FilmsPage({ route }) {
  const { api, announce, refresh } = useContext(Session);
  const [round, setRound] = useState(0);
  const { page, trouble } = useFilms(api, route, round);
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
        <div class="finder">
          <${Search} key=${route.search} route=${route} />
          <${Filter} route=${route} />
        </div>
      </div>
      <${Notice} error=${failure ?? trouble} />
      ${route.search && html`<${Searched} page=${page} />`}
      ${page?.data.length > 0 && html`<${Gallery} page=${page} onCancel=${cancel} onRemove=${setLeaving} />`}
      ${page && !page.data.length && !page.isSearching && html`<${None} route=${route} />`}
      ${page && html`<${Pages} route=${route} page=${page} />`}
      ${leaving && html`<${RemoveDialog} video=${leaving} onYes=${remove} onNo=${() => setLeaving(null)} />`}
    </section>
  `;
}

function useFilms(api, route, round) {
  const { status, search, after, before } = route;
  const [page, setPage] = useState(null);
  const [trouble, setTrouble] = useState(null);
  useEffect(() => setPage(null), [status, search, after, before]);
  useEffect(() => {
    const watching = new AbortController();
    const { signal } = watching;
    const load = () => loadFilms(api, route, setPage, signal);
    // A search reads all films, so it is done once, not every few seconds.
    if (search) load().then(setPage, (error) => signal.aborted || setTrouble(error));
    else watchPage(load, { onPage: setPage, onTrouble: setTrouble, signal });
    return () => watching.abort();
  }, [api, status, search, after, before, round]);
  return { page, trouble };
}

function Search({ route }) {
  const field = useRef();
  const find = (event) => {
    event.preventDefault();
    location.hash = routes.films({ status: route.status, search: field.current.value.trim() });
  };
  return html`
    <form class="search" role="search" onSubmit=${find}>
      <${Icon} name="search" />
      <input ref=${field} type="search" name="search" aria-label="Search by prompt" placeholder="Search by prompt" defaultValue=${route.search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `;
}

function Filter({ route }) {
  return html`
    <nav class="filter" aria-label="State">
      ${Object.entries({ '': 'All', ...words.STATUS }).map(
        ([value, name]) => html`
          <a href=${routes.films({ status: value, search: route.search })} aria-current=${value === route.status ? 'true' : null}>${name}</a>
        `,
      )}
    </nav>
  `;
}

function Searched({ page }) {
  const found = `${words.figure(page?.data.length ?? 0)} found in ${words.figure(page?.searched ?? 0)} films`;
  const more = page?.isSearching === false && page.has_more ? '; the search stopped here: use more words' : '';
  return html`<p class="quiet small" role="status">${found}${more}${page?.isSearching === false ? '.' : '…'}</p>`;
}

function Gallery({ page, onCancel, onRemove }) {
  return html`
    <ul class="gallery">
      ${page.data.map((video) => html`<${Card} key=${video.id} video=${video} onCancel=${onCancel} onRemove=${onRemove} />`)}
    </ul>
  `;
}

/** What to do when there is nothing to show. */
function None({ route }) {
  const all = html`<a href=${routes.films()}>Show all films</a>`;
  if (route.search) return html`<p class="none">No film has <q dir="auto">${route.search}</q> in its prompt. ${all}.</p>`;
  if (route.status) return html`<p class="none">No film of this state. ${all}.</p>`;
  if (route.after || route.before) return html`<p class="none">There are no more films. ${all}.</p>`;
  return html`<p class="none">No films yet. <a href=${routes.playground}>Make the first one</a>: a still and a sentence are enough.</p>`;
}

function Pages({ route, page }) {
  const { status } = route;
  if (route.search || !(page.newer || page.older)) return null;
  return html`
    <nav class="pages" aria-label="Pages of films">
      ${page.newer && html`<a class="button" href=${routes.films({ status })}>Newest</a>`}
      ${page.newer && html`<a class="button" href=${routes.films({ status, before: page.newer })}>Newer</a>`}
      ${page.older && html`<a class="button" href=${routes.films({ status, after: page.older })}>Older</a>`}
    </nav>
  `;
}
