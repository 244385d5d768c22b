// Calls to Kinora's public API with the caller's key; every failure becomes an ApiError.

/** A failure as the API's envelope tells it; status 0 when nothing answered. */
export class ApiError extends Error {
  constructor(status, error, retryAfter = null) {
    super(error.message);
    this.status = status;
    this.code = error.code;
    this.param = error.param ?? null;
    this.figures = error;
    this.retryAfter = retryAfter; // seconds
  }

  /** Asking again can not help. */
  get isFinal() {
    return this.status >= 400 && this.status < 500 && this.status !== 429 && this.status !== 408;
  }
}

/** `onRefused(error)` is told when the key is not, or no longer, good. */
export function openApi(key, onRefused) {
  async function call(path, options = {}) {
    const headers = { ...options.headers, authorization: `Bearer ${key}` };
    let answer;
    try {
      answer = await fetch(path, { ...options, headers });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new ApiError(0, { code: 'unreachable', message: 'Kinora does not answer. Is it running, and are you connected?' });
    }
    if (answer.ok) return answer;
    const failure = await readFailure(answer);
    if (failure.status === 401) onRefused(failure);
    throw failure;
  }

  const get = async (path, signal) => (await call(path, { signal })).json();
  return {
    call,
    credits: (signal) => get('/credits', signal),
    prices: (signal) => get('/prices', signal),
    entries: (after, signal) => get(withQuery('/credits/entries', { limit: 50, after }), signal),
    video: (id, signal) => get(at(id), signal),
    videos: (query, signal) => get(withQuery('/videos', query), signal),
    cancel: async (id) => (await call(`${at(id)}/cancel`, { method: 'POST' })).json(),
    remove: async (id) => (await call(at(id), { method: 'DELETE' })).json(),
    film: (id, signal) => call(`${at(id)}/content`, { signal }),
    still: async (id, signal) => (await call(`${at(id)}/content?variant=thumbnail`, { signal })).blob(),
    create: (fields, image) => call('/videos', { method: 'POST', body: writeForm(fields, image) }),
  };
}

export const at = (id) => `/videos/${encodeURIComponent(id)}`;

async function readFailure(answer) {
  const seconds = Number(answer.headers.get('retry-after')) || null;
  try {
    const { error } = await answer.json();
    return new ApiError(answer.status, error, seconds);
  } catch {
    const message = `Something between here and Kinora answered ${answer.status}.`;
    return new ApiError(answer.status, { code: null, message }, seconds);
  }
}

function writeForm(fields, image) {
  const form = new FormData();
  form.append('image', image, image.name);
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  return form;
}

function withQuery(path, query) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return `${path}?${new URLSearchParams(given)}`;
}
