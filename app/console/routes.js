// Addresses of the console's pages. They stand behind the #, so that they never collide with a path of the API.

/**
 * The page that a hash names, or null. A page for operators gets its rows here and in app.js.
 * @returns {{page: string, id?: string, again?: boolean, [filter: string]: string} | null}
 */
export function readRoute(hash) {
  const [path, query] = hash.replace(/^#\/?/, '').split('?');
  const [page, id, verb, ...rest] = path.split('/').map(decode);
  if (!page && id === undefined) return { page: 'playground' };
  if (page === 'videos' && id && !rest.length && (verb === undefined || verb === 'again')) {
    return { page: 'playground', id, again: verb === 'again' };
  }
  if (page === 'films' && id === undefined) return { page, ...pick(FILTER, new URLSearchParams(query)) };
  if (page === 'clients' && id && !rest.length && verb === undefined) return { page: id === 'new' ? 'new client' : 'client', id };
  if (page === 'generations' && id && !rest.length && verb === undefined) return { page: 'generation', id };
  if (id !== undefined) return null;
  if (page === 'generations') return { page, ...pick(GENERATIONS, new URLSearchParams(query)) };
  if (page === 'clients') return { page, ...pick(CLIENTS, new URLSearchParams(query)) };
  if (page === 'audit-log') return { page, ...pick(AUDIT_LOG, new URLSearchParams(query)) };
  if (page === 'usage') return { page, ...pick(USAGE, new URLSearchParams(query)) };
  if (page === 'unknown') return { page, ...pick(UNKNOWN, new URLSearchParams(query)) };
  if (page === 'credits') return { page, ...pick(OWN_USAGE, new URLSearchParams(query)) };
  return ['overview', 'queue', 'webhooks', 'operators-webhooks'].includes(page) ? { page } : null;
}

const FILTER = ['status', 'search', 'after', 'before'];
const CLIENTS = ['status', 'role', 'search', 'after'];
const AUDIT_LOG = ['type', 'actor', 'target', 'outcome', 'from', 'to', 'after'];
const GENERATIONS = ['state', 'failure', 'client', 'from', 'to', 'after'];
const UNKNOWN = ['client', 'verdict', 'after'];
const OWN_USAGE = ['from', 'to', 'width', 'zone', 'group', 'label'];
const USAGE = [...OWN_USAGE, 'client'];
const pick = (names, asked) => Object.fromEntries(names.map((name) => [name, asked.get(name) ?? '']));

export const playground = '#/';
export const video = (id) => `#/videos/${encodeURIComponent(id)}`;
export const again = (id) => `${video(id)}/again`;

/** @param {{status?: string, search?: string, after?: string, before?: string}} filter */
export const films = (filter = {}) => write('#/films', FILTER, filter);

/** The client's own usage is there too: `from` and `to` are days of the zone. @param {{[name: string]: string}} filter Names as in `OWN_USAGE`. */
export const credits = (filter = {}) => write('#/credits', OWN_USAGE, filter);

export const webhooks = '#/webhooks';
export const operatorsWebhooks = '#/operators-webhooks';
export const overview = '#/overview';
export const queue = '#/queue';
export const newClient = '#/clients/new';
export const client = (id) => `#/clients/${encodeURIComponent(id)}`;

/** @param {{status?: string, role?: string, search?: string, after?: string}} filter */
export const clients = (filter = {}) => write('#/clients', CLIENTS, filter);

export const generation = (id) => `#/generations/${encodeURIComponent(id)}`;

/** `from` and `to` are days. @param {{state?: string, failure?: string, client?: string, from?: string, to?: string, after?: string}} filter */
export const generations = (filter = {}) => write('#/generations', GENERATIONS, filter);

/** `from` and `to` are days. @param {{type?: string, actor?: string, target?: string, outcome?: string, from?: string, to?: string, after?: string}} filter */
export const auditLog = (filter = {}) => write('#/audit-log', AUDIT_LOG, filter);

/** Unknown outcomes that wait for a verdict; with the verdict `any`, all. @param {{client?: string, verdict?: string, after?: string}} filter */
export const unknown = (filter = {}) => write('#/unknown', UNKNOWN, filter);

/** `from` and `to` are days of the zone. @param {{[name: string]: string}} filter Names as in `USAGE`. */
export const usage = (filter = {}) => write('#/usage', USAGE, filter);

function write(path, names, filter) {
  const query = new URLSearchParams(names.map((name) => [name, filter[name]]).filter(([, value]) => value));
  return query.size ? `${path}?${query}` : path;
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone %: none of our ids has one
  }
}
