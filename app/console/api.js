// Calls to Kinora's public API with the caller's key; every failure becomes an ApiError.
// Those for operators are in operations.js.
// All addresses are relative to the page, so that a proxy may serve Kinora below a path prefix.
import { openOperations } from './operations.js';
import { withQuery } from './query.js';
import { openWebhooks } from './webhooks.js';

/** The address of this Kinora as other programs use it, without a slash at its end. */
export const baseAddress = () => new URL('.', location.href).href.replace(/\/$/, '');

/** A failure as the API reports it; status 0 when there was no answer. */
export class ApiError extends Error {
  constructor(status, error, retryAfter = null) {
    super(error.message);
    this.status = status;
    this.code = error.code;
    this.param = error.param ?? null;
    this.figures = error;
    this.retryAfter = retryAfter; // seconds
  }

  /** The same request would fail again. */
  get isFinal() {
    return this.status >= 400 && this.status < 500 && this.status !== 429 && this.status !== 408;
  }
}

/** `onRefused(error)` is called when the key is not valid, or no longer. `renew()` gets another one instead, or null. */
export function openApi(key, onRefused, renew = async () => null) {
  let current = key;
  async function call(path, options = {}, mayRenew = true) {
    const sent = current;
    const answer = await ask(path, { ...options, headers: { ...options.headers, authorization: `Bearer ${sent}` } });
    if (answer.ok) return answer;
    const failure = await readFailure(answer);
    if (failure.status === 401 && mayRenew) {
      if (current === sent) current = (await renew()) ?? sent; // otherwise another call has renewed it meanwhile
      if (current !== sent) return call(path, options, false);
    }
    if (failure.status === 401) onRefused(failure);
    throw failure;
  }

  const get = async (path, signal) => (await call(path, { signal })).json();
  const send = async (method, path, body, headers = {}) => {
    const content = body && { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return (await call(path, { method, ...content })).json();
  };
  const post = (path, body) => send('POST', path, body);
  return {
    call,
    currentKey: (signal) => get('keys/current', signal),
    operate: openOperations({ call, get, send }),
    webhooks: openWebhooks({ get, send }),
    credits: (signal) => get('credits', signal),
    prices: (signal) => get('prices', signal),
    usage: (query, signal) => get(withQuery('credits/usage', query), signal),
    usageFile: (query) => call(withQuery('credits/usage', { ...query, format: 'csv' })),
    entries: (query, signal) => get(withQuery('credits/entries', query), signal),
    video: (id, signal) => get(at(id), signal),
    videos: (query, signal) => get(withQuery('videos', query), signal),
    cancel: (id) => post(`${at(id)}/cancel`),
    remove: async (id) => (await call(at(id), { method: 'DELETE' })).json(),
    still: async (id, signal) => (await call(`${at(id)}/content?variant=thumbnail`, { signal })).blob(),
    link: async (id, seconds) => readLink(id, await post(`${at(id)}/links`, { expires_in: seconds })),
    create: (fields, image) => call('videos', { method: 'POST', body: writeForm(fields, image) }),
  };
}

/** The token of whoever the proxy in front of Kinora names. */
export async function signInByProxy() {
  const headers = { 'content-type': 'application/json' };
  const answer = await ask('operator/session', { method: 'POST', headers, body: '{}', redirect: 'manual' });
  if (answer.type === 'opaqueredirect') throw new ApiError(401, { message: 'The proxy asks for a login: reload this page.' });
  if (!answer.ok) throw await readFailure(answer);
  return (await answer.json()).token;
}

async function ask(path, options) {
  try {
    return await fetch(path, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError(0, { code: 'unreachable', message: 'Kinora does not answer. Is it running, and are you online?' });
  }
}

export const at = (id) => `videos/${encodeURIComponent(id)}`;

/** The link below our own address: behind a proxy, the service does not know which prefix it is served under. */
const readLink = (id, link) => `${at(id)}/content${new URL(link.url).search}`;

async function readFailure(answer) {
  const seconds = Number(answer.headers.get('retry-after')) || null;
  try {
    const { error } = await answer.json();
    return new ApiError(answer.status, error, seconds);
  } catch {
    const message = `A server between this page and Kinora answered ${answer.status}.`;
    return new ApiError(answer.status, { code: null, message }, seconds);
  }
}

/** `image` is a file, or a text: the https address of an image. */
function writeForm(fields, image) {
  const form = new FormData();
  if (typeof image === 'string') form.append('image', image);
  else form.append('image', image, image.name);
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  return form;
}
