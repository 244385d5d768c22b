// Stills and films as blobs: an <img> or a <video> can not send a key, so they are fetched and given an address here.
import { Session, useContext, useEffect, useMemo, useState } from '../view.js';

/** An address for a blob, good until the view is gone or has another blob. */
export function useObjectUrl(blob) {
  const address = useMemo(() => (blob ? URL.createObjectURL(blob) : null), [blob]);
  useEffect(() => () => address && URL.revokeObjectURL(address), [address]);
  return address;
}

/** The still of a video: undefined while it comes, null when it is no longer kept. */
export function useStill(id) {
  const { api } = useContext(Session);
  const [still, setStill] = useState(undefined);
  useEffect(() => {
    const asking = new AbortController();
    api.still(id, asking.signal).then(setStill, () => asking.signal.aborted || setStill(null));
    return () => asking.abort();
  }, [api, id]);
  return still;
}

/** The film of a video, once `isReady`: `{film, loaded, error}`; `loaded` in per cent. */
export function useFilm(id, isReady) {
  const { api } = useContext(Session);
  const [state, setState] = useState({ film: null, loaded: 0, error: null });
  useEffect(() => {
    if (!isReady) return undefined;
    const asking = new AbortController();
    const onShare = (loaded) => setState({ film: null, loaded, error: null });
    fetchFilm(api, id, onShare, asking.signal).then(
      (film) => setState({ film, loaded: 100, error: null }),
      (error) => asking.signal.aborted || setState({ film: null, loaded: 0, error }),
    );
    return () => asking.abort();
  }, [api, id, isReady]);
  return state;
}

async function fetchFilm(api, id, onShare, signal) {
  const answer = await api.film(id, signal);
  const total = Number(answer.headers.get('content-length'));
  const pieces = [];
  let size = 0;
  const reader = answer.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    size += piece.value.length;
    onShare(Math.floor((100 * size) / total));
  }
  return new Blob(pieces, { type: answer.headers.get('content-type') });
}
