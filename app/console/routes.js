// Addresses of the console's pages. They stand behind the #, so that they never collide with a path of the API.

/**
 * The page that a hash names, or null. A page for operators gets its rows here and in app.js.
 * @returns {{page: string, id?: string, again?: boolean, status?: string, after?: string, before?: string, search?: string} | null}
 */
export function readRoute(hash) {
  const [path, query] = hash.replace(/^#\/?/, '').split('?');
  const [page, id, verb, ...rest] = path.split('/').map(decode);
  if (!page && id === undefined) return { page: 'playground' };
  if (page === 'videos' && id && !rest.length && (verb === undefined || verb === 'again')) {
    return { page: 'playground', id, again: verb === 'again' };
  }
  if (page === 'films' && id === undefined) return { page, ...readFilter(new URLSearchParams(query)) };
  return page === 'credits' && id === undefined ? { page } : null;
}

const FILTER = ['status', 'search', 'after', 'before'];
const readFilter = (asked) => Object.fromEntries(FILTER.map((name) => [name, asked.get(name) ?? '']));

export const playground = '#/';
export const credits = '#/credits';
export const video = (id) => `#/videos/${encodeURIComponent(id)}`;
export const again = (id) => `${video(id)}/again`;

/** @param {{status?: string, search?: string, after?: string, before?: string}} filter */
export function films(filter = {}) {
  const query = new URLSearchParams(FILTER.map((name) => [name, filter[name]]).filter(([, value]) => value));
  return query.size ? `#/films?${query}` : '#/films';
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone %: none of our ids has one
  }
}
