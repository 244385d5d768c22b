// Signing in: through the proxy in front of Kinora, or with a key, which is tried on the API before it is kept.
import { openApi, signInByProxy } from '../api.js';
import { Mark } from '../parts/icons.js';
import { Message } from '../parts/message.js';
import { hasProxy } from '../session.js';
import { html, useEffect, useRef, useState } from '../view.js';

/** With a proxy, it signs in by itself, but not whom it refused a moment ago, nor who has just signed out. */
export function SignIn({ reason, isOut, hasDraft, onKey }) {
  const [problem, setProblem] = useState(reason);
  const [isTrying, setTrying] = useState(false);
  const field = useRef();
  const stay = useRef();
  useEffect(() => {
    document.title = 'Sign in · Kinora';
    field.current.focus();
    if (hasProxy() && !reason && !isOut) askProxy();
  }, []);

  async function askProxy() {
    setTrying(true);
    try {
      onKey(await signInByProxy());
    } catch (error) {
      setTrying(false);
      setProblem(error.message);
    }
  }

  async function submit(event) {
    event.preventDefault();
    const key = field.current.value.trim();
    setProblem(null);
    setTrying(true);
    const refusal = await tryKey(key);
    setTrying(false);
    if (!refusal) return onKey(key, stay.current.checked);
    setProblem(refusal);
    return field.current.focus();
  }

  // The form has a name and a password, so that password managers can keep the key.
  return html`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${submit} novalidate>
        <${Mark} />
        <h1>Kinora</h1>
        <p class="quiet">Turns a still into a film.</p>
        <input class="unseen" type="text" name="username" autocomplete="username" value="Kinora" readonly tabindex="-1" aria-hidden="true" />
        <label for="key">API key</label>
        <input ref=${field} id="key" name="password" type="password" autocomplete="current-password" spellcheck="false" placeholder="kin_…"
          aria-invalid=${problem ? 'true' : null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${problem && html`<${Message} text=${problem} />`}</p>
        <label class="check"><input ref=${stay} type="checkbox" name="stay" />Keep me signed in on this device</label>
        <button class="primary" disabled=${isTrying}>${isTrying ? 'One moment…' : 'Sign in'}</button>
        ${hasProxy() && html`<button type="button" class="button" disabled=${isTrying} onClick=${askProxy}>Sign in without a key</button>`}
        ${hasDraft && html`<p class="small">Your draft is kept: sign in to go on with it.</p>`}
        <p id="key-help" class="quiet small">
          An operator gives you the key. Unless you tick the box, only this tab keeps it, until you close it.
        </p>
        <p class="small"><a href="docs">API documentation</a></p>
      </form>
    </main>
  `;
}

/** Why the key does not sign in; null when it does. */
async function tryKey(key) {
  if (!/^[\x21-\x7e]+$/.test(key)) return 'Paste your key: it begins with kin_.';
  try {
    await openApi(key, () => {}).currentKey();
    return null;
  } catch (error) {
    return error.message;
  }
}
