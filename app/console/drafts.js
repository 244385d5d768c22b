// Drafts of this tab: texts and choices in sessionStorage, stills in IndexedDB, since they are too large for the former.
import { DEFAULTS } from './options.js';
import { forgetStill, keepStill, readStill } from './stills.js';

const PLACE = 'kinora.drafts';

export const EMPTY = Object.freeze({ fields: DEFAULTS, image: null });

/**
 * Two drafts. `fresh` is what the playground shows; `shown` is the form beside one video, `place` says of which.
 * `image` is a file, the https address of an image, or null.
 */
export const NONE = Object.freeze({ fresh: EMPTY, shown: null });

export async function loadDrafts() {
  const kept = read();
  if (!kept) return NONE;
  const [fresh, shown] = await Promise.all([revive('fresh', kept.fresh), revive('shown', kept.shown)]);
  return { fresh: fresh ?? EMPTY, shown };
}

/** `before` are the drafts as they were saved last: a still that is the same is not written again. */
export function saveDrafts(drafts, before) {
  const texts = Object.fromEntries(Object.entries(drafts).map(([slot, draft]) => [slot, draft && describe(draft)]));
  if (drafts.fresh === EMPTY && !drafts.shown) sessionStorage.removeItem(PLACE);
  else sessionStorage.setItem(PLACE, JSON.stringify(texts));
  for (const slot of Object.keys(drafts)) {
    const image = drafts[slot]?.image;
    if (image === before[slot]?.image) continue;
    if (image instanceof File) keepStill(slot, image);
    else forgetStill(slot);
  }
}

const describe = ({ image, ...rest }) => ({ ...rest, image: image instanceof File ? { name: image.name } : image });

async function revive(slot, draft) {
  if (!draft) return null;
  const image = draft.image?.name === undefined ? draft.image : await readStill(slot);
  return { ...draft, fields: { ...DEFAULTS, ...draft.fields }, image };
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE));
  } catch {
    return null; // written by another edition of the console
  }
}
