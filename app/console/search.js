// One page of the gallery: newer or older than a film, or all films whose prompt has some words.
const PAGE_LENGTH = 12;
const STEP = 100; // the API's longest page
const MOST_FOUND = 60;

/** @returns {Promise<{data: object[], newer?: string, older?: string}>} `newer` and `older` are ids to go on from. */
export function loadFilms(api, route, onPage, signal) {
  if (route.search) return search(api, route, onPage, signal);
  return route.before ? loadNewer(api, route, signal) : loadOlder(api, route, signal);
}

async function loadOlder(api, { status, after }, signal) {
  const page = await api.videos({ status, after, limit: PAGE_LENGTH }, signal);
  return { ...page, newer: after && (page.first_id ?? after), older: page.has_more && page.last_id };
}

/** The API lists forwards from a film; shown is newest first, as everywhere. */
async function loadNewer(api, { status, before }, signal) {
  const page = await api.videos({ status, after: before, order: 'asc', limit: PAGE_LENGTH }, signal);
  if (!page.has_more && page.data.length < PAGE_LENGTH) return loadOlder(api, { status, after: '' }, signal);
  return { ...page, data: page.data.toReversed(), newer: page.has_more && page.last_id, older: page.first_id };
}

/** The API has no search, so prompts are compared here, page by page; what was found so far is shown meanwhile. */
async function search(api, { status, search: asked }, onPage, signal) {
  const sought = fold(asked).split(/\s+/);
  const found = { data: [], searched: 0, has_more: true, isSearching: true };
  for (let after; found.has_more && found.data.length < MOST_FOUND; ) {
    const page = await api.videos({ status, after, limit: STEP }, signal);
    found.data.push(...page.data.filter(({ prompt }) => sought.every((word) => fold(prompt ?? '').includes(word))));
    found.searched += page.data.length;
    [found.has_more, after] = [page.has_more, page.last_id];
    if (!signal.aborted) onPage({ ...found });
  }
  return { ...found, isSearching: false };
}

/** Capitals and accents make no difference. */
export const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
