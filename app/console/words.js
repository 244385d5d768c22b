// Figures and states in plain words.

const FIGURE = new Intl.NumberFormat('en');
const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export const STATUS = { queued: 'Waiting', in_progress: 'In progress', completed: 'Ready', failed: 'Failed' };

export const figure = (number) => FIGURE.format(number);
export const credits = (number) => `${figure(number)} ${number === 1 ? 'credit' : 'credits'}`;
export const percent = (part, whole) => (whole > 0 ? Math.min(100, Math.max(0, (100 * part) / whole)) : 0);

/** `8 s`, `2 min 48 s`. */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** `28 Nov 2026, 14:05`; in a narrow table the date stays in one line. @param {number | string} moment Unix seconds, or ISO 8601. */
export const time = (moment) => TIME.format(typeof moment === 'number' ? moment * 1000 : new Date(moment)).replace(/ (?=.*,)/g, '\u00a0');

export function bytes(size) {
  if (size < 1_000_000) return `${figure(Math.ceil(size / 1000))} kB`;
  return `${figure(Math.round(size / 100_000) / 10)} MB`;
}

/** The beginning of a prompt, in one line. */
export function shorten(prompt) {
  const line = (prompt ?? '').replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** `1st`, `2nd`, `3rd`, `11th`. */
export function ordinal(number) {
  const tens = number % 100;
  const end = tens > 10 && tens < 14 ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[number % 10] ?? 'th');
  return `${figure(number)}${end}`;
}

/** A state; a failure that cost credits is told apart from one that did not. */
export const status = (video) => (isChargedFailure(video) ? 'Failed, charged' : STATUS[video.status]);

export const isChargedFailure = (video) => video.status === 'failed' && video.credits > 0;

/** What happens to a video right now, in a few words. */
export function stage(video) {
  if (video.status !== 'queued') return 'The film is being made';
  if (!video.queue_position) return 'Waiting in the queue';
  return video.queue_position === 1 ? 'Next in the queue' : `${ordinal(video.queue_position)} in the queue`;
}

/** The same for the tab's title, shorter. */
export function mark(video) {
  if (video.status === 'completed') return 'Ready';
  if (video.status === 'failed') return 'Failed';
  if (video.status === 'queued') return video.queue_position ? `${ordinal(video.queue_position)} in the queue` : 'Waiting';
  return video.estimated_completed_at ? `${video.progress} %` : 'In progress';
}

/** How a request was served, and what that saved. `answer` tells its `cache` and when it came; `price` is what a new film costs. */
export function outcome({ cache, date }, video, price) {
  const wasThere = video.cache !== 'hit' || date - video.created_at > 2; // else it is another's film, and this video is new
  const saved = price === null ? '' : ` ${credits(price)} saved.`;
  switch (cache) {
    case 'hit':
      return `${wasThere ? 'You had this one already' : 'This film exists already'}: free.${saved}`;
    case 'joined':
      return `This film is being made already: free.${saved}`;
    default:
      return `New film: ${credits(video.credits)}.`;
  }
}

/** What a video cost, said of the video itself and not of a request. */
export function cost(video) {
  if (video.cache === 'hit') return 'Free: this film existed already';
  if (video.cache === 'joined') return 'Free: someone else had asked for the same film';
  if (video.status === 'failed') return video.credits ? `${credits(video.credits)} charged although there is no film` : 'Nothing charged';
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
  const end = { completed: '', failed: ' charged' }[video.status] ?? ' held';
  const paid = video.credits ? `${credits(video.credits)}${end}` : 'Nothing charged';
  return `${video.cache === 'miss' ? paid : 'Free'} · take ${video.take}`;
}

/** Nothing more will happen to it. */
export const hasEnded = (video) => video.status === 'completed' || video.status === 'failed';

export const FAILURE = {
  cancelled: 'Cancelled',
  cancelled_by_operator: 'Cancelled by an operator',
  image_refused: 'The still was refused',
  image_too_large_upstream: 'The still is too large for the model',
  prompt_refused: 'The prompt was refused',
  refused_by_upstream: 'The model refused',
  waited_too_long: 'It waited too long',
  content_lost: 'The film was lost',
  outcome_unknown: 'The outcome is unknown',
};

export const failure = (video) => FAILURE[video.error.code] ?? 'No film';

export const ENTRY = {
  grant: 'Granted',
  hold: 'Held for a film',
  settle: 'Charged for a film',
  release: 'Given back',
  refund: 'Refunded',
};

export const USAGE_OUTCOME = { completed: 'Ready', failed: 'Failed', unknown: 'Outcome unknown', in_progress: 'In progress' };
export const PERIODS = { day: 'day', week: 'week', month: 'month' };

/** `20,000,000 in each month, Europe/Berlin`. */
export const budget = ({ limit, period, timezone }) => `${figure(limit)} in each ${PERIODS[period] ?? period}, ${timezone}`;

/** What an alert is about: `its limit of 5,000,000`, `its budget of 100,000 in this month`. */
export const alertedLimit = ({ period, limit }) =>
  period === 'life' ? `its limit of ${figure(limit)}` : `its budget of ${figure(limit)} in this ${PERIODS[period]}`;

/** `100 % of the limit`, `80 % of this month`. */
export const alert = ({ period, threshold }) => `${threshold} % of ${period === 'life' ? 'the limit' : `this ${PERIODS[period]}`}`;

/** The API's own moment with its offset, as it stands on the clocks of its zone: `2025-11-01 00:00`. */
export const localTime = (moment) => moment.slice(0, 16).replace('T', ' ');

/** The time zone of this browser. */
export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';

/** What an entry does to the credits available; a settle only takes what was held. */
export function effect({ kind, amount }) {
  return { grant: amount, hold: -amount, settle: 0, release: amount, refund: amount }[kind];
}

/** `+1,000`, `−1,000`, with a real minus. */
export const signed = (number) => (number > 0 ? '+' : number < 0 ? '−' : '') + figure(Math.abs(number));

export const SCOPES = {
  'videos:write': 'make films',
  'videos:read': 'see its films',
  'credits:read': 'see its credits',
  'operate:read': 'see all clients',
  'operate:write': 'change clients and keys',
};
export const ROLES = { MEMBER: 'App', READER: 'Reader', ADMIN: 'Operator' };
export const CLIENT_STATUS = { ACTIVE: 'Active', SUSPENDED: 'Suspended' };

/** `a, b and c`; the parts may be markup. */
export const join = (parts) => parts.flatMap((part, place) => [place === 0 ? '' : place === parts.length - 1 ? ' and ' : ', ', part]);
export const list = (texts) => join(texts).join('');
