// Words and calls for webhooks: what is sent to whom, why one is disabled, and what became of a delivery.
import { withQuery } from './query.js';

/** Whose events a webhook gets, with the scope that it takes to change one. */
export const AUDIENCES = {
  client: {
    title: 'Webhooks',
    lead: 'Kinora sends a signed POST to these addresses when a video has ended, so that your app need not ask.',
    next: 'Add the address of your app below.',
    scope: 'videos:write',
    types: {
      'video.completed': 'a film is ready',
      'video.failed': 'a video has ended without a film',
    },
  },
  operators: {
    title: "Operators' webhooks",
    lead: 'Kinora sends a signed POST to these addresses when something happens that an operator should know.',
    next: 'Add the address of what should tell you below, such as that of your chat.',
    scope: 'operate:read',
    types: {
      'client.credit_threshold': 'a client has reached 80 or 100 % of a limit',
      'generation.unknown': 'the answer to a paid call was lost',
      'upstream.paused': 'paid calls have stopped',
      'upstream.resumed': 'paid calls go on',
      'upstream.drift': 'the counter of the account moves by something else than our calls, or no more',
      'audit.failed': 'the daily audit has findings',
      'webhook.disabled': 'a webhook was disabled because of the answers of its receiver',
    },
  },
};
const TYPES = { ...AUDIENCES.client.types, ...AUDIENCES.operators.types, 'webhook.test': 'a test' };
export const DISABLED = {
  requested: 'You have disabled it.',
  gone: 'Its receiver answered 410: it wants no more.',
  failing: 'Everything that was sent to it for five days has failed.',
};
export const DELIVERY = { pending: 'Waiting', delivered: 'Delivered', failed: 'Failed' };
export const DAYS_KEPT = 30;

export const event = (type) => TYPES[type] ?? type;

/** The calls about webhooks; `get` and `send` are those of the API. */
export function openWebhooks({ get, send }) {
  const at = (id) => `webhooks/${encodeURIComponent(id)}`;
  return {
    all: async (signal) => (await get('webhooks', signal)).data,
    create: (fields) => send('POST', 'webhooks', fields),
    change: (id, change) => send('PATCH', at(id), change),
    remove: (id) => send('DELETE', at(id)),
    rotate: (id, force) => send('POST', `${at(id)}/rotate`, { force }),
    test: (id) => send('POST', `${at(id)}/test`),
    deliveries: (id, query) => get(withQuery(`${at(id)}/deliveries`, query)),
    resend: (id, delivery) => send('POST', `${at(id)}/deliveries/${encodeURIComponent(delivery)}/resend`),
    recover: (id, since) => send('POST', `${at(id)}/recover`, { since }),
  };
}
