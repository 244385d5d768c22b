// Days of a time zone: the calendar is the zone's, not that of this browser.

const DAY = 24 * 3600;

/** The day of a zone at a moment in Unix seconds: `2025-10-26`. Throws RangeError for a zone that the browser does not know. */
export const dayOf = (seconds, zone) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(seconds * 1000);

/** `days` later; earlier if it is negative. */
export const move = (day, days) => new Date(Date.parse(`${day}T00:00Z`) + days * DAY * 1000).toISOString().slice(0, 10);

/** The first second of a day in a zone; where its clocks skip midnight, the moment at which they do. */
export function beginOf(day, zone) {
  const asUtc = Date.parse(`${day}T00:00Z`) / 1000;
  const offsets = [asUtc - DAY, asUtc + DAY].map((moment) => findOffset(moment, zone)); // a change of clocks may be between the two
  return Math.min(...offsets.map((offset) => asUtc - offset).filter((moment) => dayOf(moment, zone) === day));
}

/** `2025-10-26`, or `2025-10-26 13:00` for an hour. */
export const tell = (seconds, zone, isHour) =>
  isHour ? `${dayOf(seconds, zone)} ${new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(seconds * 1000)}` : dayOf(seconds, zone);

/** Seconds that the clocks of a zone are ahead of UTC. */
function findOffset(seconds, zone) {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }).format(seconds * 1000);
  return Date.parse(`${dayOf(seconds, zone)}T${clock}Z`) / 1000 - seconds;
}

/** The first second of a day in the place where the page is read, or of one that is `later` by so many days; '' for what is no day. */
export function beginHere(day, later = 0) {
  const time = new Date(`${day}T00:00`);
  time.setDate(time.getDate() + later);
  return Number.isNaN(time.getTime()) ? '' : Math.max(0, time.getTime() / 1000);
}

/** A filter of the console as one of the API. Days are those of the place where the page is read; the last day counts in full. */
export function betweenDays({ from, to, ...filter }) {
  return { ...filter, created_after: beginHere(from), created_before: beginHere(to, 1) };
}
