// The range and the groups of the usage that a page shows: from its address, and as the API is asked for them.
import { beginOf, dayOf, move } from './days.js';
import * as words from './words.js';

export const DAYS = 30;

/** Fields of the console by the API's names for them, so that an error finds its field. */
export const FIELDS = { start_time: 'from', end_time: 'to', bucket_width: 'width', timezone: 'zone', group_by: 'label', client: 'client' };

/** The last thirty days in the zone of this browser, unless the address says otherwise. */
export function complete({ page: _, ...given }) {
  const zone = given.zone || words.zone();
  let today;
  try {
    today = dayOf(Date.now() / 1000, zone);
  } catch {
    today = dayOf(Date.now() / 1000, 'UTC'); // the API says what is wrong with the zone
  }
  const to = given.to || today;
  return { ...given, zone, to, from: given.from || move(to, 1 - DAYS), width: given.width || '1d' };
}

export function toQuery({ from, to, width, zone, group, label, client }) {
  const begin = (day) => {
    try {
      return beginOf(day, zone);
    } catch {
      return beginOf(day, 'UTC');
    }
  };
  const groups = [group, label && `metadata.${label}`].filter(Boolean);
  return { start_time: begin(from), end_time: begin(move(to, 1)), bucket_width: width, timezone: zone, group_by: groups, client };
}
