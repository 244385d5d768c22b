// The ledger as a person reads it: sums per film, and all of it as a CSV file.
import * as words from './words.js';

/**
 * One row per film, the last one first: what it cost in the end. The entries come newest first, without gaps, so a film whose
 * hold is among them has all of its entries there. `time` is that of its first entry.
 * @returns {{videoId: string, prompt: string | null, charged: number, held: number, time: string, isWhole: boolean}[]}
 */
export function sumByFilm(entries) {
  const films = new Map();
  for (const entry of entries.filter(({ videoId }) => videoId)) {
    const film = films.get(entry.videoId) ?? { ...EMPTY, videoId: entry.videoId, prompt: entry.prompt ?? null };
    const { charged, held } = CHANGES[entry.kind](entry.amount);
    films.set(entry.videoId, {
      ...film,
      charged: film.charged + charged,
      held: film.held + held,
      time: entry.createdAt,
      isWhole: film.isWhole || entry.kind === 'hold',
    });
  }
  return [...films.values()].sort((one, other) => (one.time < other.time ? 1 : -1));
}

const EMPTY = { charged: 0, held: 0, time: '', isWhole: false };
const CHANGES = {
  grant: () => ({ charged: 0, held: 0 }),
  hold: (amount) => ({ charged: 0, held: amount }),
  settle: (amount) => ({ charged: amount, held: -amount }),
  release: (amount) => ({ charged: 0, held: -amount }),
  refund: (amount) => ({ charged: -amount, held: 0 }),
};

/** Every entry there is; `onCount(number)` is told how many have come. */
export async function loadAll(api, onCount, signal) {
  const entries = [];
  for (let after, hasMore = true; hasMore; ) {
    const page = await api.entries({ limit: 100, after }, signal);
    entries.push(...page.data);
    onCount(entries.length);
    [after, hasMore] = [page.last_id, page.has_more];
  }
  return entries;
}

const HEAD = ['entry', 'time', 'kind', 'amount', 'change', 'video', 'prompt', 'note'];

/** RFC 4180; the mark at the beginning tells spreadsheets that it is UTF-8. `change` is what it did to the credits left. */
export function writeCsv(entries) {
  const rows = entries.map((entry) => [
    guard(entry.id), guard(entry.createdAt), guard(entry.kind), entry.amount, words.effect(entry),
    guard(entry.videoId), guard(entry.prompt), guard(entry.note),
  ]);
  return `\ufeff${[HEAD, ...rows].map((row) => `${row.map(quote).join()}\r\n`).join('')}`;
}

/** A spreadsheet would run a text that begins like a formula. Figures of our own are left as they are. */
const guard = (text) => (/^[=+\-@\t\r]/.test(text ?? '') ? `'${text}` : (text ?? ''));

const quote = (value) => (/[",\r\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
