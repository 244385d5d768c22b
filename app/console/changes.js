// What operators did, in plain words: entries of the audit log, and the changes in them.
import * as permissions from './permissions.js';
import * as words from './words.js';

/** By type: what was done, and what was tried. */
const VERBS = {
  'client.created': ['created the client', 'create the client'],
  'client.updated': ['changed the client', 'change the client'],
  'client.data_erased': ['deleted the data of the client', 'delete the data of the client'],
  'client.credits_granted': ['granted credits to the client', 'grant credits to the client'],
  'api_key.issued': ['issued the key', 'issue a key for the client'],
  'api_key.rotated': ['rotated the key', 'rotate the key'],
  'api_key.revoked': ['revoked the key', 'revoke the key'],
  'generation.refunded': ['gave back the credits of the generation', 'give back the credits of the generation'],
  'generation.verdict_given': ['gave a verdict on the generation', 'give a verdict on the generation'],
  'webhook.created': ['created the webhook', 'create the webhook'],
  'webhook.updated': ['changed the webhook', 'change the webhook'],
  'queue.paused': ['paused', 'pause'],
  'queue.resumed': ['resumed', 'resume'],
  'queue.cancelled': ['cancelled what waited in', 'cancel what waits in'],
  'operation.called': ['called the operation', 'call the operation'], // without the scope for it, so it is always refused
};
/** Types that can be chosen from; others are accepted too. */
export const TYPES = Object.keys(VERBS);
const FIELDS = {
  ...permissions.LABELS,
  creditLimit: 'Limit',
  usedCredit: 'Used',
  heldCredit: 'Held',
  availableCredit: 'Left',
  createdAt: 'Created',
  expiresAt: 'Ends',
  revokedAt: 'Revoked',
  lastUsedAt: 'Last used',
  clientId: 'Client',
  scopes: 'May',
  refundedCredits: 'Refunded',
  erasedVideos: 'Deleted videos',
};
const VALUES = { ...words.CLIENT_STATUS, ...words.ROLES, ...words.SCOPES };
const BIRTHS = ['createdAt', 'created_at'];
const SECONDS = /_(at|after|before|since)$/;
const MOMENT = /^\d{4}-\d\d-\d\dT/;

/** `tried to change the client`; a type that is new to this edition of the console is shown as it is. */
export function verb({ type, outcome }) {
  const [done, tried] = VERBS[type] ?? [`did ${type}:`, `${type}:`];
  return outcome === 'refused' ? `tried to ${tried}` : done;
}

/** `creditLimit` is `Limit`, `dayOfTheWeek` is `Day of the week`. */
export const field = (name) => FIELDS[name] ?? capitalize(name.replace(/([A-Z])/g, ' $1').replaceAll('_', ' ').toLowerCase());

export function value(given) {
  if (given === null || given === '' || given === undefined) return 'none';
  if (typeof given === 'number') return words.figure(given);
  if (typeof given === 'boolean') return given ? 'yes' : 'no';
  if (Array.isArray(given)) return given.length ? words.list(given.map(value)) : 'none';
  if (given.period && given.timezone) return words.budget(given);
  if (typeof given === 'object') return Object.entries(given).map(tellPair).join(', ') || 'everything';
  return MOMENT.test(given) ? words.time(given) : (VALUES[given] ?? given);
}

/** Names such as `created_at` and `created_after` are those of Unix seconds. */
const show = (name, given) => (typeof given === 'number' && SECONDS.test(name) ? words.time(given) : value(given));

const tellPair = ([name, given]) => `${field(name).toLowerCase()} ${show(name, given)}`;

/** The rows of an entry: `{name, label, before, after}`; what says nothing is left out. `before` is null for something new. */
export function list(changes) {
  return Object.entries(split(changes))
    .filter(([name, { from, to }]) => !isEmpty(from) || !(isEmpty(to) || to === 0 || BIRTHS.includes(name)))
    .map(([name, { from, to }]) => ({ name, label: field(name), before: isEmpty(from) ? null : show(name, from), after: show(name, to) }));
}

/** Permissions are read one by one. */
function split({ permissions: given, ...others }) {
  return given ? { ...others, ...permissions.compare(given.from, given.to) } : others;
}

/** What differs between two views of a client, in the form of an entry's changes. */
export function compare(before, after) {
  const names = Object.keys(after).filter((name) => !BOOKKEEPING.includes(name) && JSON.stringify(after[name]) !== JSON.stringify(before[name]));
  return Object.fromEntries(names.map((name) => [name, { from: before[name], to: after[name] }]));
}

const BOOKKEEPING = ['updatedAt', 'updatedBy', 'alerts'];
const isEmpty = (given) => given === null || given === undefined || given === '' || given?.length === 0;
const capitalize = (text) => text.charAt(0).toUpperCase() + text.slice(1);
