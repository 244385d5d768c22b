// Loading what a page shows: once, and again after a change.
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
