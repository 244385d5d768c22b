// States of generations and of the queue, in plain words.

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

/** What an operator can pause. */
export const PAUSABLE = {
  paid_calls: { name: 'Paid calls', help: 'No paid call starts. What is queued waits; new requests are still accepted.' },
  accepts: { name: 'New films', help: 'No request that needs a new film is accepted. What is queued goes on.' },
};
