// Addresses of the console's pages: they stand behind the #, so that no path of the API is taken.

/**
 * The page that a hash names, or null. Whatever comes for operators gets its rows here and in app.js.
 * @returns {{page: string, id?: string, again?: boolean, status?: string, after?: string} | null}
 */
export function readRoute(hash) {
  const [path, query] = hash.replace(/^#\/?/, '').split('?');
  const [page, id, verb, ...rest] = path.split('/').map(decode);
  const asked = new URLSearchParams(query);
  if (!page && id === undefined) return { page: 'playground' };
  if (page === 'videos' && id && !rest.length && (verb === undefined || verb === 'again')) {
    return { page: 'playground', id, again: verb === 'again' };
  }
  if (page === 'films' && id === undefined) {
    return { page, status: asked.get('status') ?? '', after: asked.get('after') ?? '' };
  }
  return page === 'credits' && id === undefined ? { page } : null;
}

export const playground = '#/';
export const credits = '#/credits';
export const video = (id) => `#/videos/${encodeURIComponent(id)}`;
export const again = (id) => `${video(id)}/again`;

export function films({ status = '', after = '' } = {}) {
  const query = new URLSearchParams(Object.entries({ status, after }).filter(([, value]) => value));
  return query.size ? `#/films?${query}` : '#/films';
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone %: no id of ours has one
  }
}
