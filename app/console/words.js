// Figures and states in plain words.

const FIGURE = new Intl.NumberFormat('en');
const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const LONGEST_KNOWN_SECONDS = 168; // until there are films of one's own to go by

export const STATUS = { queued: 'Waiting', in_progress: 'At work', completed: 'Ready', failed: 'Failed' };

export const figure = (number) => FIGURE.format(number);
export const credits = (number) => `${figure(number)} ${number === 1 ? 'credit' : 'credits'}`;
export const percent = (part, whole) => (whole > 0 ? Math.min(100, Math.max(0, (100 * part) / whole)) : 0);

/** `8 s`, `2 min 48 s`. */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** @param {number | string} moment Unix seconds, or ISO 8601. */
export const time = (moment) => TIME.format(typeof moment === 'number' ? moment * 1000 : new Date(moment));

export function bytes(size) {
  return size < 1_000_000 ? `${figure(Math.ceil(size / 1000))} kB` : `${(size / 1_000_000).toFixed(1)} MB`;
}

/** How long a run takes: the median of one's own runs, else what one was seen to take. Seconds. */
export function usualSeconds(videos) {
  const runs = videos.filter((video) => video.status === 'completed' && video.cache === 'miss');
  const lengths = runs.map((video) => video.completed_at - video.created_at).sort((one, other) => one - other);
  return lengths.length ? lengths[Math.floor(lengths.length / 2)] : LONGEST_KNOWN_SECONDS;
}

/** What a run is doing, in a few words. */
export function stage(video) {
  return video.status === 'queued' ? 'Waiting in the queue' : 'The model is at work';
}

/** How this request was served and what that saved. `cache` is the answer's Kinora-Cache; `price` what a run costs. */
export function outcome(cache, video, price) {
  const saved = price === null ? '' : ` ${credits(price)} saved.`;
  switch (cache) {
    case 'hit':
      return `A hit: this film was there already, so nothing was run.${saved}`;
    case 'joined':
      return `Joined: a run for the same request is under way, and this video shares it.${saved}`;
    default:
      return `A miss: a new run was started for ${credits(video.credits)}.`;
  }
}

/** What a video cost, said of the video itself and not of a request. */
export function cost(video) {
  if (video.cache === 'hit') return 'Hit: served by a finished run, for nothing';
  if (video.cache === 'joined') return 'Joined: shares another run, for nothing';
  if (video.status === 'failed') return video.credits ? `${credits(video.credits)} charged` : 'Nothing charged';
  return `${credits(video.credits)} ${video.status === 'completed' ? 'charged' : 'held'}`;
}

/** What was asked for, in a line. */
export function describe(video) {
  const speed = video.fast_mode ? 'fast' : 'standard';
  const sound = video.generate_audio ? 'with sound' : 'silent';
  return [video.size.replace('x', ' × '), `${video.seconds} s`, speed, sound, `take ${video.take}`].join(' · ');
}

/** What it cost and which take it is, in fewer words. */
export function brief(video) {
  const paid = video.credits ? `${credits(video.credits)}${hasEnded(video) ? '' : ' held'}` : 'nothing charged';
  return `${video.cache === 'miss' ? paid : `${video.cache}, free`} · take ${video.take}`;
}

/** Nothing more will happen to it. */
export const hasEnded = (video) => video.status === 'completed' || video.status === 'failed';

export const ENTRY = {
  grant: 'Granted',
  hold: 'Held for a run',
  settle: 'Taken for a film',
  release: 'Given back',
  refund: 'Refunded',
};

/** What an entry does to the credits available; a settle only takes what was held. */
export function effect({ kind, amount }) {
  return { grant: amount, hold: -amount, settle: 0, release: amount, refund: amount }[kind];
}

/** `+1,000`, `−1,000`, with a real minus. */
export const signed = (number) => (number > 0 ? '+' : number < 0 ? '−' : '') + figure(Math.abs(number));
