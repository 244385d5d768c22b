// Words and calls for webhooks: what is sent, why one is disabled, and what became of a delivery.
import { withQuery } from './query.js';

/** The events that a client can get, in plain words; operators' events are registered over the API. */
export const TYPES = {
  'video.completed': 'a film is ready',
  'video.failed': 'a video has ended without a film',
  'webhook.test': 'a test',
};
export const DISABLED = {
  requested: 'You have disabled it.',
  gone: 'Its receiver answered 410: it wants no more.',
  failing: 'Everything that was sent to it for five days has failed.',
};
export const DELIVERY = { pending: 'Waiting', delivered: 'Delivered', failed: 'Failed' };

export const event = (type) => TYPES[type] ?? type;

/** The calls about webhooks; `get` and `send` are those of the API. */
export function openWebhooks({ get, send }) {
  const at = (id) => `webhooks/${encodeURIComponent(id)}`;
  return {
    all: async (signal) => (await get('webhooks', signal)).data,
    create: (url) => send('POST', 'webhooks', { url }),
    change: (id, change) => send('PATCH', at(id), change),
    remove: (id) => send('DELETE', at(id)),
    rotate: (id) => send('POST', `${at(id)}/rotate`),
    test: (id) => send('POST', `${at(id)}/test`),
    deliveries: (id, query) => get(withQuery(`${at(id)}/deliveries`, query)),
    resend: (id, delivery) => send('POST', `${at(id)}/deliveries/${encodeURIComponent(delivery)}/resend`),
  };
}
