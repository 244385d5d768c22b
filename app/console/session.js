// What lasts while one key is signed in: the key, the page in the address, prices and credits.
import { signInByProxy } from './api.js';
import { readRoute } from './routes.js';
import { useEffect, useState } from './view.js';

const PLACE = 'kinora.key';
const TOKEN = /^kin_op_/; // of a sign-in through a proxy: the id of a key is longer
const GIVEN = /^#\/?key=(kin_[\x21-\x7e]+)$/;

/** Keeps a key that came as `#key=…` for this tab and removes it from the address and from this history entry. */
export function takeKeyFromAddress() {
  const key = GIVEN.exec(location.hash)?.[1];
  if (!key) return null;
  history.replaceState(null, '', location.pathname + location.search);
  sessionStorage.setItem(PLACE, key);
  return key;
}

/** Whether a proxy in front of Kinora may say who signs in. */
export const hasProxy = () => document.documentElement.dataset.signIn === 'proxy';

/** Another token instead of one that has ended, kept for this tab; null for a key, and when the proxy lets nobody in. */
export async function renew() {
  if (!TOKEN.test(sessionStorage.getItem(PLACE))) return null;
  const token = await signInByProxy().catch(() => null);
  if (token) sessionStorage.setItem(PLACE, token);
  return token;
}

/** The key, and `keep(key, onDevice)`: for this tab, or on this device; `keep(null)` forgets it in both places. */
export function useKey() {
  const [key, setKey] = useState(() => sessionStorage.getItem(PLACE) ?? localStorage.getItem(PLACE));
  const keep = (value, onDevice = false) => {
    sessionStorage.removeItem(PLACE);
    localStorage.removeItem(PLACE);
    if (value) (onDevice ? localStorage : sessionStorage).setItem(PLACE, value);
    setKey(value);
  };
  useEffect(() => {
    const look = () => {
      const given = takeKeyFromAddress();
      if (!given) return;
      setKey(given);
      dispatchEvent(new HashChangeEvent('hashchange')); // the page reads its address again, now without the key
    };
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return [key, keep];
}

export function useRoute() {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const look = () => setHash(location.hash);
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return readRoute(hash);
}

/** Who is signed in, and what the key may do; `who` is null until that is known. `retry()` asks again. */
export function useWho(api) {
  const [state, setState] = useState({ who: null, trouble: null });
  const ask = () =>
    api.currentKey().then(
      (who) => setState({ who, trouble: null }),
      (trouble) => setState({ who: null, trouble }),
    );
  useEffect(() => void ask(), [api]);
  return { ...state, retry: ask };
}

/** Prices and credits; null until they are known, and credits also with a key that may not see them. `refresh()` asks for
 * the credits again. */
export function useFigures(api, mayReadCredits) {
  const [credits, setCredits] = useState(null);
  const [prices, setPrices] = useState(null);
  const [trouble, setTrouble] = useState(null);
  const load = async (ask, keep) => {
    try {
      keep(await ask());
      setTrouble(null);
    } catch (error) {
      setTrouble(error);
    }
  };
  const refresh = () => mayReadCredits && load(api.credits, setCredits);
  useEffect(() => {
    refresh();
    load(api.prices, setPrices);
  }, [api, mayReadCredits]);
  return { credits, prices, refresh, trouble };
}
