// One video on the playground: watched while its page is open, and turned back into a draft.
import { pickFields } from '../options.js';
import { Session, useContext, useEffect, useState } from '../view.js';
import { watchVideo } from '../watch.js';
import * as words from '../words.js';

/** The video of this id as it is now: `{video, error, trouble}`; `known` as it was last seen, if it was. */
export function useVideo(id, known) {
  const { api, announce, refresh } = useContext(Session);
  const [seen, setSeen] = useState({});
  useEffect(() => {
    setSeen({ video: known });
    if (!id) return undefined;
    const watching = new AbortController();
    let last = known;
    const onVideo = (video) => {
      setSeen({ video });
      if (last && last.status !== video.status) {
        announce(words.hasEnded(video) ? `${words.STATUS[video.status]}.` : words.stage(video));
        refresh();
      }
      last = video;
    };
    const onTrouble = (trouble) => setSeen((before) => ({ ...before, trouble }));
    watchVideo(api, id, { onVideo, onTrouble, signal: watching.signal }).catch((error) => setSeen({ error }));
    return () => watching.abort();
  }, [api, id]);
  return seen;
}

/** Fills the draft from the video in the address, its still included, unless it was made from this very draft. */
export function useDraftOf(route, draft, setDraft, onAgain) {
  const { api, announce } = useContext(Session);
  const [error, setError] = useState(null);
  useEffect(() => {
    setError(null);
    if (!route.id || (draft.videoId === route.id && !route.again)) return undefined;
    const loading = new AbortController();
    loadDraft(api, route, loading.signal).then(
      (found) => {
        setDraft(found);
        if (!route.again) return;
        announce(`Take ${found.fields.take} is set. Generate makes another film of the same.`);
        onAgain();
      },
      (failure) => !loading.signal.aborted && setError(failure),
    );
    return () => loading.abort();
  }, [api, route.id, route.again]);
  return { error };
}

async function loadDraft(api, { id, again }, signal) {
  const video = await api.video(id, signal);
  const still = await api.still(id, signal).catch((error) => {
    if (error.isFinal) return null; // it is kept only as long as the film
    throw error;
  });
  const fields = pickFields(video);
  const image = still && new File([still], `still.${still.type.split('/')[1]}`, { type: still.type });
  return { fields: again ? { ...fields, take: fields.take + 1 } : fields, image, videoId: again ? null : id };
}

/** Seconds since a moment, counted on. */
export function useElapsed(since) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, now / 1000 - since);
}

/** How long such runs take, by one's own last films. Seconds. */
export function useUsual() {
  const { api } = useContext(Session);
  const [usual, setUsual] = useState(null);
  useEffect(() => {
    const asking = new AbortController();
    api.videos({ status: 'completed', limit: 20 }, asking.signal).then(
      (page) => setUsual(words.usualSeconds(page.data)),
      () => {}, // without it the words are fewer
    );
    return () => asking.abort();
  }, [api]);
  return usual;
}
