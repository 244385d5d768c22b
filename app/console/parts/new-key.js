// A new key, or the secret of a webhook, shown this once.
import { html, useEffect, useRef } from '../view.js';
import { CopyButton } from './copy.js';

export function NewKey({ text, title = 'The new key', label = 'Copy key', children }) {
  const box = useRef();
  useEffect(() => box.current.focus(), [text]);
  return html`
    <section class="new-key" ref=${box} tabindex="-1" aria-labelledby="new-key-title">
      <h2 id="new-key-title">${title}</h2>
      <p>Copy it now, and keep it where secrets are kept: it is not stored here and cannot be shown again.</p>
      <p class="key-text"><code>${text}</code></p>
      <div class="actions"><${CopyButton} label=${label} text=${() => text} />${children}</div>
    </section>
  `;
}
