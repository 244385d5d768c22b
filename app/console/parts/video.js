// One video on the playground: watched while its page is open, and turned back into a draft.
import { pickFields } from '../options.js';
import { readStill, slotOf } from '../stills.js';
import { Session, useContext, useEffect, useState } from '../view.js';
import { watchVideo } from '../watch.js';
import * as words from '../words.js';
import { notifyOf } from './notify.js';

/** The video of this id as it is now: `{video, error, trouble, set}`; `known` as it was last seen, if it was. */
export function useVideo(id, known) {
  const { api, announce, mark, refresh } = useContext(Session);
  const [seen, setSeen] = useState({});
  useEffect(() => {
    setSeen({ video: known });
    if (!id) return undefined;
    const watching = new AbortController();
    let last = known;
    const onVideo = (video) => {
      setSeen({ video });
      mark(words.mark(video));
      if (last && last.status !== video.status) {
        announce(words.hasEnded(video) ? `${words.status(video)}.` : words.stage(video));
        refresh();
        if (words.hasEnded(video)) notifyOf(video);
      }
      last = video;
    };
    const onTrouble = (trouble) => setSeen((before) => ({ ...before, trouble }));
    watchVideo(api, id, { onVideo, onTrouble, signal: watching.signal }).catch((error) => setSeen({ error }));
    return () => {
      watching.abort();
      mark('');
    };
  }, [api, id]);
  return { ...seen, set: (video) => setSeen({ video }) };
}

/** Fills the form from the video in the address, with its still if this tab sent it, unless the form is filled already. */
export function useFilledDraft(route, desk, onAgain) {
  const { api, announce } = useContext(Session);
  const [error, setError] = useState(null);
  useEffect(() => {
    setError(null);
    if (!route.id || desk.isLoaded) return undefined;
    const loading = new AbortController();
    loadDraft(api, route, loading.signal).then(
      (found) => {
        if (loading.signal.aborted) return;
        desk.fill(desk.place, found);
        if (!route.again) return;
        const next = found.image ? 'Generate makes another film of the same still and prompt.' : 'Choose the still again.';
        announce(`Take ${found.fields.take} is set. ${next}`);
        onAgain();
      },
      (failure) => !loading.signal.aborted && setError(failure),
    );
    return () => loading.abort();
  }, [api, route.id, route.again]);
  return { error };
}

/** A failed video is tried again as it was; a film that exists gets the next take. */
async function loadDraft(api, { id, again }, signal) {
  const video = await api.video(id, signal);
  const image = await readStill(slotOf(id)); // Kinora itself keeps only a thumbnail
  const fields = pickFields(video);
  return { image, fields: again && video.status !== 'failed' ? { ...fields, take: fields.take + 1 } : fields };
}

/** The present in Unix seconds, counted on. */
export function useNow() {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now / 1000;
}
