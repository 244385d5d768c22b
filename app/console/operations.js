// The calls of the API for operators. A change can be sent as a dry run first: it answers the same and changes nothing.
import { withQuery } from './query.js';

export function openOperations({ call, get, send }) {
  const change = (method) => (path, body, { isDry = false, version, once } = {}) => {
    const headers = { ...(version && { 'if-match': version }), ...(once && { 'idempotency-key': once }) };
    return send(method, isDry ? withQuery(path, { dry_run: true }) : path, body, headers);
  };
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
    rotateKey: (id, fields) => post(`keys/${encodeURIComponent(id)}/rotate`, fields),
    grant: (id, fields, options) => post(`${at(id)}/credits`, fields, options),
    entries: (id, query, signal) => get(withQuery(`${at(id)}/credits/entries`, query), signal),
    entriesFile: (id) => call(withQuery(`${at(id)}/credits/entries`, { format: 'csv' })),
    generations: (query, signal) => get(withQuery('generations', query), signal),
    generation: (id, signal) => get(`generations/${encodeURIComponent(id)}`, signal),
    refund: (id, fields, options) => post(`generations/${encodeURIComponent(id)}/refund`, fields, options),
    giveVerdict: (id, fields, options) => post(`generations/${encodeURIComponent(id)}/verdict`, fields, options),
    upstream: (signal) => get('upstream', signal),
    queue: (signal) => get('queue', signal),
    steerQueue: (verb, fields, options) => post(`queue/${verb}`, fields, options),
    usage: (query, signal) => get(withQuery('usage', query), signal),
    usageFile: (query) => call(withQuery('usage', { ...query, format: 'csv' })),
    auditLog: (query, signal) => get(withQuery('audit-log', query), signal),
  };
}

/** A name for one change, to send as `once`: a request that is sent again then changes nothing twice. Works over plain http too. */
export const nameOnce = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');

const at = (id) => `clients/${encodeURIComponent(id)}`;

/** The client, and the version to send with a change, so that nobody overwrites what another operator changed meanwhile. */
async function readVersion(answer) {
  return { client: await answer.json(), version: answer.headers.get('etag') };
}
