// The view library as the rest of the console uses it: markup in template strings, and hooks.
import { createContext, h, render } from 'preact';
import htm from 'htm';

export { useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
export { createContext, render };
export const html = htm.bind(h);

/** What every page needs: `api`, `may(scope)`, `who`, `credits`, `prices`, `refresh()`, `announce(text)`, `mark(text)`; see app.js. */
export const Session = createContext(null);
