// Stills of drafts and of videos in the browser's own database, for this tab; what a closed tab left behind is deleted after a day.

const TAB = 'kinora.tab';
const STORE = 'stills';
const LONGEST_MS = 24 * 3600 * 1000;
const PATIENCE_MS = 2000; // a browser that does not open its database must not keep the page from starting

/** The place of the still that a video was made from. */
export const slotOf = (id) => `video/${id}`;

export async function keepStill(slot, file) {
  await work('readwrite', (store) => store.put({ file, time: Date.now() }, at(slot)));
  await sweep();
}

export const forgetStill = (slot) => work('readwrite', (store) => store.delete(at(slot)));

/** The still of that draft, or null. */
export async function readStill(slot) {
  const kept = await work('readonly', (store) => store.get(at(slot)));
  return kept?.file ?? null;
}

const at = (slot) => `${nameTab()}/${slot}`;

function nameTab() {
  const known = sessionStorage.getItem(TAB);
  if (known) return known;
  const name = String(crypto.getRandomValues(new Uint32Array(2))); // randomUUID exists over https alone
  sessionStorage.setItem(TAB, name);
  return name;
}

/** The result of one request; null where there is no database, as in some private windows. A draft is a comfort only. */
async function work(mode, ask) {
  const late = new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  return Promise.race([late, run(mode, ask).catch(() => null)]);
}

async function run(mode, ask) {
  const database = await open();
  try {
    return await settle(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function open() {
  const request = indexedDB.open('kinora', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE).createIndex('time', 'time');
  return settle(request);
}

const settle = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Deletes what closed tabs have left. */
async function sweep() {
  const old = IDBKeyRange.upperBound(Date.now() - LONGEST_MS);
  const keys = await work('readonly', (store) => store.index('time').getAllKeys(old));
  for (const key of keys ?? []) await work('readwrite', (store) => store.delete(key));
}
