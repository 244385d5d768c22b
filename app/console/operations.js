// The calls of the API for operators. A change can be sent as a dry run first: it answers the same and changes nothing.
import { withQuery } from './query.js';

export function openOperations({ call, get, send }) {
  const change = (method) => (path, body, { isDry = false, version } = {}) =>
    send(method, isDry ? withQuery(path, { dry_run: true }) : path, body, version && { 'if-match': version });
  const [post, patch] = ['POST', 'PATCH'].map(change);
  return {
    clients: (query, signal) => get(withQuery('clients', query), signal),
    client: async (id, signal) => readVersion(await call(at(id), { signal })),
    createClient: (fields) => post('clients', fields),
    changeClient: (id, fields, options) => patch(at(id), fields, options),
    keys: async (id, signal) => (await get(`${at(id)}/keys`, signal)).data,
    issueKey: (id, fields) => post(`${at(id)}/keys`, fields),
    revokeKey: (id, { cancelQueued, isDry = false }) =>
      send('DELETE', withQuery(`keys/${encodeURIComponent(id)}`, { cancel_queued: cancelQueued, dry_run: isDry })),
    auditLog: (query, signal) => get(withQuery('audit-log', query), signal),
  };
}

const at = (id) => `clients/${encodeURIComponent(id)}`;

/** The client, and the version to send with a change, so that nobody overwrites what another operator changed meanwhile. */
async function readVersion(answer) {
  return { client: await answer.json(), version: answer.headers.get('etag') };
}
