// A button that puts a text on the clipboard and says so.
import { html, Session, useContext, useEffect, useRef, useState } from '../view.js';
import { Icon } from './icons.js';

const TOLD_MS = 3000;

/** `text()` gives the text, or a promise of it. Where the browser refuses to copy, the text is shown, selected. */
export function CopyButton({ label, text, done = 'Copied', icon = 'copy' }) {
  const { announce } = useContext(Session);
  const [told, setTold] = useState(null);
  const [shown, setShown] = useState(null);
  useEffect(() => {
    if (!told) return undefined;
    const timer = setTimeout(() => setTold(null), TOLD_MS);
    return () => clearTimeout(timer);
  }, [told]);

  async function copy() {
    setShown(null);
    try {
      const written = await text();
      if (await write(written)) return tell(done);
      setShown(written);
      return announce('Press the keys for copying: the text is selected.');
    } catch (error) {
      return tell(error.message);
    }
  }

  const tell = (words) => {
    setTold(words);
    announce(words);
  };
  return html`
    <button type="button" class="button" onClick=${copy}><${Icon} name=${told === done ? 'done' : icon} />${told ?? label}</button>
    ${shown && html`<${Selected} text=${shown} label=${label} />`}
  `;
}

function Selected({ text, label }) {
  const field = useRef();
  useEffect(() => field.current.select(), [text]);
  return html`<input class="selected" ref=${field} readonly value=${text} aria-label=${`${label}: select and copy`} />`;
}

/** Over plain http browsers have no clipboard API: there a selection is copied, as long as they allow it. */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}

function copySelection(text) {
  const focused = document.activeElement;
  const area = Object.assign(document.createElement('textarea'), { value: text, className: 'unseen', readOnly: true });
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  focused?.focus({ preventScroll: true });
  return isCopied;
}
