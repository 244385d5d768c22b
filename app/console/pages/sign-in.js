// Signing in: a key is tried on the API before it is kept.
import { openApi } from '../api.js';
import { Mark } from '../parts/icons.js';
import { Message } from '../parts/message.js';
import { html, useEffect, useRef, useState } from '../view.js';

export function SignIn({ message, onKey }) {
  const [problem, setProblem] = useState(message);
  const [isTrying, setTrying] = useState(false);
  const field = useRef();
  useEffect(() => {
    document.title = 'Sign in · Kinora';
    field.current.focus();
  }, []);

  async function submit(event) {
    event.preventDefault();
    const key = field.current.value.trim();
    setProblem(null);
    setTrying(true);
    const refusal = await tryKey(key);
    setTrying(false);
    if (!refusal) return onKey(key);
    setProblem(refusal);
    field.current.focus();
  }

  return html`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${submit} novalidate>
        <${Mark} />
        <h1>Kinora</h1>
        <p class="quiet">A still goes in, a film comes out.</p>
        <label for="key">API key</label>
        <input ref=${field} id="key" type="password" autocomplete="off" spellcheck="false" placeholder="kin_…"
          aria-invalid=${problem ? 'true' : null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${problem && html`<${Message} text=${problem} />`}</p>
        <button class="primary" disabled=${isTrying}>${isTrying ? 'One moment…' : 'Sign in'}</button>
        <p id="key-help" class="quiet small">
          An operator gives you the key. It stays in this tab, and is forgotten when you close it.
        </p>
      </form>
    </main>
  `;
}

/** Why the key does not open the door; null when it does. */
async function tryKey(key) {
  if (!/^[\x21-\x7e]+$/.test(key)) return 'Paste your key: it begins with kin_.';
  try {
    await openApi(key, () => {}).credits();
    return null;
  } catch (error) {
    return error.message;
  }
}
