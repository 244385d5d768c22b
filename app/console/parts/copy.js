// A button that puts a text on the clipboard and says so.
import { html, Session, useContext, useEffect, useState } from '../view.js';
import { Icon } from './icons.js';

const TOLD_MS = 2000;

export function CopyButton({ label, text, icon = 'copy' }) {
  const { announce } = useContext(Session);
  const [told, setTold] = useState(null);
  useEffect(() => {
    if (!told) return undefined;
    const timer = setTimeout(() => setTold(null), TOLD_MS);
    return () => clearTimeout(timer);
  }, [told]);

  async function copy() {
    const answer = await write(text());
    setTold(answer);
    announce(answer);
  }

  return html`
    <button type="button" class="button" onClick=${copy}>
      <${Icon} name=${told === 'Copied' ? 'done' : icon} />${told ?? label}
    </button>
  `;
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text); // browsers offer it over https and on this machine alone
    return 'Copied';
  } catch {
    return 'Copying is not allowed';
  }
}
