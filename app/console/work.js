// States of generations, of the queue and of the account of the model, in plain words.
import * as routes from './routes.js';
import { figure } from './words.js';

export const STATE = {
  queued: 'Waiting',
  submitting: 'Being sent',
  generating: 'The model works',
  storing: 'Being fetched',
  completed: 'Ready',
  failed: 'Failed',
  unknown: 'Outcome unknown',
  expired: 'Deleted after its time',
};

/** How a state looks: good, bad, or neither. */
export const look = (state) => ({ completed: 'good', failed: 'bad', unknown: 'bad' })[state] ?? '';

export const OUTCOME = {
  not_sent: 'Nothing was sent',
  deferred: 'The model refused it for now',
  accepted: 'The model took it',
  answered: 'The answer had the film already',
  refused: 'The model refused the request',
  unknown: 'The answer was lost',
};

export const WAITING = {
  nothing: 'nothing: the next one starts now',
  share: 'clients with fewer running generations',
  concurrency: 'a paid call in flight to end',
  stopped: 'the model, which refuses or does not answer',
  paused: 'an operator to resume paid calls',
  client_suspended: 'the client to be activated',
};

/** The parts of a generation's time, in their order. */
export const PARTS = {
  queue: 'In the queue',
  upload: 'Sending the still',
  upstream: 'The model',
  fetch: 'Fetching the film',
  store: 'Checking and storing',
};

export const CACHE = { miss: 'New film', hit: 'The film existed', joined: 'Joined while it was made' };

export const PROPOSAL = {
  billed: 'It was billed',
  not_billed: 'It was not billed',
  cannot_tell: 'The readings do not tell',
};

export const BASIS = {
  moved_by_price: 'The counter moved by exactly the price of this call, besides what other calls cost.',
  not_moved: 'The counter did not move for this call, and the time to charge it is over.',
  too_early: 'The counter has not moved for this call, but it may still be charged. Look again later.',
  no_reading_before: 'No earlier paid call has shown the counter. Look at the usage page of the model.',
  no_reading_after: 'No later paid call has shown the counter yet. Look again after the next film, or at the usage page of the model.',
  other_calls: 'Other paid calls overlap, so it is not certain which of them a reading shows. Look at the usage page of the model.',
  other_unknown: 'Between the two readings lies another call that may have been billed or not. Look at the usage page of the model.',
  unexplained: 'The counter moved by something else: the account has other users, or a price differs from ours.',
  price_not_confirmed: 'No other readings confirm our prices of the calls in between. Look at the usage page of the model.',
};

/** Why a process sends no paid call. */
export const STOPPED = {
  bad_key: 'The model refuses our key. Put the right one into KINORA_UPSTREAM_API_KEY.',
  out_of_credit: 'The account of the model has no credit left. Add some: Kinora tries again by itself.',
  too_many_requests: 'The model has had too many requests. Kinora tries again by itself.',
  unreachable: 'The model does not answer. Kinora tries again by itself.',
  sick: 'Several answers of the model in a row were lost. Kinora tries again by itself.',
  store_not_writable: 'The content folder cannot be written. Look at its disk and at its owner.',
  books_do_not_balance: 'The ledger does not add up. Ask the command line: kinora audit.',
};

/** What else than an operator pauses paid calls, and what to know before they are resumed. */
export const PAUSED_BY = {
  price_differs: {
    name: 'by the price guard',
    lead: 'They go on with the prices that Kinora has now. If those are not corrected, more films cost the other price until the guard sees it.',
  },
  restored: {
    name: 'because the database is an older copy',
    lead: 'What waits is sent. What was paid already since the copy was made is paid twice: compare it first with the usage page of the model.',
  },
};

/** What moves the counter of the account besides our calls. */
export const DRIFT = {
  other_use_of_key: {
    name: 'Another use of the account',
    help: 'Something else spends credits of the account. Find out who has the key, and give each system a key of its own account.',
  },
  price_differs: { name: 'Another price', help: 'Check it on the price page of the model. If it is right, correct KINORA_PRICES and restart.' },
  unknown_billed: { name: 'Lost calls that were billed', help: 'Their answers were lost. Give the verdict that they were billed.', all: routes.unknown() },
  unexplained: { name: 'Unexplained', help: 'The readings do not show why. Compare with the usage page of the model.' },
};

/** `A film (fast) costs 240,000 there and 120,000 here: 2 times as much.` */
export const tellPrice = ({ combination, our_price: ours, upstream_price: theirs, factor }) =>
  `A film (${combination}) costs ${figure(theirs)} there and ${figure(ours)} here: ${figure(factor)} times as much.`;

/** What an operator can pause. */
export const PAUSABLE = {
  paid_calls: { name: 'Paid calls', help: 'A pause lets no paid call start. What is queued waits; new requests are still accepted.' },
  accepts: { name: 'New films', help: 'A pause refuses every request that needs a new film. What is queued goes on.' },
};
