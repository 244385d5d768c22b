// The draft that the open page works on, and everything that changes it.
import { EMPTY, NONE, saveDrafts } from '../drafts.js';
import { findFileProblem } from '../files.js';
import * as routes from '../routes.js';
import { keepStill, slotOf } from '../stills.js';
import { useLayoutEffect, useRef, useState } from '../view.js';

/** The drafts of this tab, saved at each change; they outlive the key that is signed in. */
export function useDrafts(loaded) {
  const [drafts, set] = useState(loaded);
  const saved = useRef(loaded);
  useLayoutEffect(() => {
    saveDrafts(drafts, saved.current);
    saved.current = drafts;
  }, [drafts]);
  return { drafts, set, forget: () => set(NONE), hasAny: drafts.fresh !== EMPTY };
}

/** The place of a draft: `fresh`, or the video that the form stands beside, as it is or once `again`. */
const placeOf = ({ id, again }) => (id ? `${id}${again ? '/again' : ''}` : 'fresh');

const find = (drafts, place) => {
  if (place === 'fresh') return drafts.fresh;
  return drafts.shown?.place === place ? drafts.shown : null;
};

const put = (drafts, place, { fields, image }) =>
  place === 'fresh' ? { ...drafts, fresh: { fields, image } } : { ...drafts, shown: { place, fields, image } };

export function useDesk(route, { drafts, set }) {
  const place = placeOf(route ?? {});
  const [fileProblem, setFileProblem] = useState(null);
  const [cleared, setCleared] = useState(null);
  const draft = find(drafts, place);
  const now = draft ?? EMPTY;
  const store = (where, next) => set((before) => put(before, where, next));

  async function choose(image) {
    const problem = image instanceof File ? await findFileProblem(image) : null;
    setFileProblem(problem);
    setCleared(null);
    const target = findTarget(route);
    if (problem) return target.page && (location.hash = target.page);
    set((before) => put(before, target.place, renew(find(before, place) ?? EMPTY, target, image)));
    if (target.page) location.hash = target.page;
    return undefined;
  }

  return {
    place,
    draft: now,
    isLoaded: draft !== null,
    fileProblem,
    choose,
    change: (fields) => {
      setFileProblem(null);
      setCleared(null);
      set((before) => put(before, place, change(find(before, place) ?? EMPTY, fields)));
    },
    /** Fills the form beside a video, unless something is in it already. */
    fill: (where, next) => set((before) => (find(before, where) ? before : put(before, where, next))),
    /** The form goes on beside the video that was made of it. */
    follow: (id) => {
      if (now.image instanceof File) keepStill(slotOf(id), now.image); // for the next take
      store(placeOf({ id }), now);
    },
    clear: () => {
      setFileProblem(null);
      setCleared(now);
      set((before) => ({ ...before, fresh: EMPTY }));
    },
    restore: cleared && (() => (setCleared(null), store('fresh', cleared))),
    isEmpty: now === EMPTY,
  };
}

/** Where a new still goes: into the open form; beside a film, into the form for the next one. */
function findTarget(route) {
  if (route?.page !== 'playground') return { place: 'fresh', page: routes.playground };
  if (route.id && !route.again) return { place: placeOf({ ...route, again: true }), page: routes.again(route.id), isNew: true };
  return { place: placeOf(route), page: null };
}

const change = (draft, fields) => ({ ...draft, fields: { ...draft.fields, ...fields } });

const renew = (draft, { isNew }, image) => ({ image, fields: isNew ? { ...draft.fields, take: 1 } : draft.fields });
