// The view library as the rest of the console uses it: markup in template strings, and hooks.
import { createContext, h, render } from './vendor/preact.js';
import htm from './vendor/htm.js';

export { useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from './vendor/hooks.js';
export { createContext, render };
export const html = htm.bind(h);

/** What every page stands on: `api`, `credits`, `prices`, `refresh()`, `announce(text)`; see app.js. */
export const Session = createContext(null);
