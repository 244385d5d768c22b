// Loading what a page shows: once, and again after a change; or page by page.
import { useEffect, useState } from './view.js';

/** `{data, error, again}`; `data` is null until it is there, also after one of `reasons` has changed. `ask(signal)` gives it. */
export function useLoaded(ask, reasons) {
  const [state, setState] = useState({ data: null, error: null });
  const [round, setRound] = useState(0);
  useEffect(() => setState({ data: null, error: null }), reasons);
  useEffect(() => {
    const asking = new AbortController();
    const { signal } = asking;
    ask(signal).then(
      (data) => signal.aborted || setState({ data, error: null }),
      (error) => signal.aborted || setState((before) => ({ ...before, error })),
    );
    return () => asking.abort();
  }, [...reasons, round]);
  return { ...state, again: () => setRound((before) => before + 1) };
}

/** A list that grows by a page at a time: `{items, hasMore, error, more}`; `items` is null until the first is there.
 * `ask(after)` gives a page of the API. */
export function usePages(ask, reasons) {
  const [list, setList] = useState({ items: null, hasMore: false, error: null });
  const load = async (before) => {
    try {
      const page = await ask(before.at(-1)?.id);
      setList({ items: [...before, ...page.data], hasMore: page.has_more, error: null });
    } catch (error) {
      setList((kept) => ({ ...kept, error }));
    }
  };
  useEffect(() => void load([]), reasons);
  return { ...list, more: () => load(list.items ?? []) };
}
