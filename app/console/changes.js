// What operators did, in plain words: entries of the audit log, and the changes in them.
import * as permissions from './permissions.js';
import * as words from './words.js';

const VERBS = {
  'client.created': 'created the client',
  'client.updated': 'changed the client',
  'client.credits_granted': 'granted credits to the client',
  'api_key.issued': 'issued the key',
  'api_key.rotated': 'rotated the key',
  'api_key.revoked': 'revoked the key',
  'generation.refunded': 'refunded the generation',
  'generation.verdict_given': 'gave a verdict on the generation',
  'queue.paused': 'paused the queue',
  'queue.resumed': 'resumed the queue',
  'queue.cancelled': 'cancelled what was queued',
};
/** Types that can be chosen from; others are accepted too. */
export const TYPES = Object.keys(VERBS);
const TRIED = {
  'client.created': 'tried to create the client',
  'client.updated': 'tried to change the client',
  ...permissions.LABELS,
  'client.credits_granted': 'tried to grant credits to the client',
  'api_key.issued': 'tried to issue a key for the client',
  'api_key.rotated': 'tried to rotate the key',
  'api_key.revoked': 'tried to revoke the key',
  'generation.refunded': 'tried to refund the generation',
  'generation.verdict_given': 'tried to give a verdict on the generation',
  'queue.paused': 'tried to pause the queue',
  'queue.resumed': 'tried to resume the queue',
  'queue.cancelled': 'tried to cancel what was queued',
};
const FIELDS = {
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
};
const VALUES = { ...words.CLIENT_STATUS, ...words.ROLES, ...words.SCOPES };
const MOMENT = /^\d{4}-\d\d-\d\dT/;

/** `tried to change the client`; a type that is new to this edition of the console is shown as it is. */
export const verb = ({ type, outcome }) => (outcome === 'refused' ? TRIED[type] : VERBS[type]) ?? `${outcome === 'refused' ? 'tried' : 'did'} ${type}:`;

/** `creditLimit` is `Limit`, `dayOfTheWeek` is `Day of the week`. */
export const field = (name) => FIELDS[name] ?? capitalize(name.replace(/([A-Z])/g, ' $1').replaceAll('_', ' ').toLowerCase());

export function value(given) {
  if (given === null || given === '' || given === undefined) return 'none';
  if (typeof given === 'number') return words.figure(given);
  if (typeof given === 'boolean') return given ? 'yes' : 'no';
  if (Array.isArray(given)) return given.length ? words.list(given.map(value)) : 'none';
  if (given.period && given.timezone) return words.budget(given);
  if (typeof given === 'object') return JSON.stringify(given);
  return MOMENT.test(given) ? words.time(given) : (VALUES[given] ?? given);
}

/** The rows of an entry: `{name, label, before, after}`; what says nothing is left out. `before` is null for something new. */
export function list(changes) {
/** Permissions are read one by one. */
function split({ permissions: given, ...others }) {
  return given ? { ...others, ...permissions.compare(given.from, given.to) } : others;
}

  return Object.entries(split(changes))
    .filter(([name, { from, to }]) => !isEmpty(from) || !(isEmpty(to) || to === 0 || name === 'createdAt'))
    .map(([name, { from, to }]) => ({ name, label: field(name), before: isEmpty(from) ? null : value(from), after: value(to) }));
}

/** What differs between two views of a client, in the form of an entry's changes. */
export function compare(before, after) {
  const names = Object.keys(after).filter((name) => !BOOKKEEPING.includes(name) && JSON.stringify(after[name]) !== JSON.stringify(before[name]));
  return Object.fromEntries(names.map((name) => [name, { from: before[name], to: after[name] }]));
}

const BOOKKEEPING = ['updatedAt', 'updatedBy', 'alerts'];
const isEmpty = (given) => given === null || given === undefined || given === '' || given?.length === 0;
const capitalize = (text) => text.charAt(0).toUpperCase() + text.slice(1);
