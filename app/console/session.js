// What lasts while one key is signed in: the key in this tab, the address, the figures.
import { readRoute } from './routes.js';
import { useEffect, useState } from './view.js';

const PLACE = 'kinora.key';

/** The key, kept for this tab alone and forgotten with it. */
export function useKey() {
  const [key, setKey] = useState(() => sessionStorage.getItem(PLACE));
  const keep = (value) => {
    if (value) sessionStorage.setItem(PLACE, value);
    else sessionStorage.removeItem(PLACE);
    setKey(value);
  };
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

/** Prices and credits; null until they are there. `refresh()` asks for the credits again. */
export function useFigures(api) {
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
  const refresh = () => load(api.credits, setCredits);
  useEffect(() => {
    refresh();
    load(api.prices, setPrices);
  }, [api]);
  return { credits, prices, refresh, trouble };
}
