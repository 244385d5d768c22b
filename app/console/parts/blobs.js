// Stills as blobs: an <img> cannot send a key, so they are fetched and get an address in this page.
import { Session, useContext, useEffect, useMemo, useState } from '../view.js';

/** An address for a blob, valid until the view is gone or has another blob. */
export function useObjectUrl(blob) {
  const address = useMemo(() => (blob ? URL.createObjectURL(blob) : null), [blob]);
  useEffect(() => () => address && URL.revokeObjectURL(address), [address]);
  return address;
}

/** The still of a video: undefined while it is fetched, null when it is no longer kept. */
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
