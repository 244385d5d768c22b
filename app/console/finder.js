// All clients, page by page: a search by name, and what all of them have together.
import { fold } from './search.js';

const STEP = 100; // the most that a page of the API has
const MOST_FOUND = 100;
export const MOST_READ = 5000; // more would take long, and the page says so
export const PAGE_LENGTH = 50;

/** One page; or with `search` all clients whose name or id has these words, the first hundred of them. */
export async function loadClients(api, { search, status, role, after }, signal) {
  if (!search) return api.operate.clients({ status, role, after, limit: PAGE_LENGTH }, signal);
  const sought = fold(search).split(/\s+/);
  const data = [];
  for await (const client of readAll(api, { status, role }, signal)) {
    const text = `${fold(client.name)} ${client.id}`;
    if (sought.every((word) => text.includes(word))) data.push(client);
    if (data.length === MOST_FOUND) return { data, has_more: true };
  }
  return { data, has_more: false };
}

export async function* readAll(api, filter, signal) {
  for (let after, hasMore = true, count = 0; hasMore && count < MOST_READ; count += STEP) {
    const page = await api.operate.clients({ ...filter, after, limit: STEP }, signal);
    yield* page.data;
    [hasMore, after] = [page.has_more, page.last_id];
  }
}
