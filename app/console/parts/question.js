// The question before a dangerous change: its dry run is shown first, and the name is asked for.
import { html, useEffect, useRef, useState } from '../view.js';
import { Changes } from './log.js';
import { FieldProblem, Notice } from './message.js';

/**
 * `rehearse(choice)` gives the changes that the dry run tells, `act(choice)` makes them; `choice` is whether queued
 * generations are cancelled, asked for if there is a `cancelling` text. A change that needs no name gives none.
 */
export function Question({ title, lead, name, yes, cancelling, rehearse, act, onDone, onNo }) {
  const [choice, choose] = useState(true);
  const [told, setTold] = useState({ changes: null, error: null });
  const [typed, type] = useState('');
  const [problem, setProblem] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const dialog = useModal();
  const field = useRef();
  useEffect(() => {
    let isGone = false;
    rehearse(choice).then(
      (changes) => isGone || setTold({ changes, error: null }),
      (error) => isGone || setTold({ changes: null, error }),
    );
    return () => void (isGone = true);
  }, [choice]);

  async function confirm(event) {
    event.preventDefault();
    if (isBusy || !told.changes) return;
    if (name && typed.trim() !== name) {
      setProblem(`Type ${name}, exactly as it is written.`);
      field.current.focus();
      return;
    }
    setBusy(true);
    try {
      onDone(await act(choice));
    } catch (error) {
      setTold({ changes: null, error });
      setBusy(false);
    }
  }

  return html`
    <dialog ref=${dialog} class="question" aria-labelledby="question-title" onCancel=${onNo}>
      <form onSubmit=${confirm} novalidate>
        <h2 id="question-title" dir="auto">${title}</h2>
        <p>${lead}</p>
        <${Rehearsed} told=${told} />
        ${cancelling &&
        html`
          <label class="check">
            <input type="checkbox" name="cancelQueued" checked=${choice} onChange=${({ target }) => choose(target.checked)} />${cancelling}
          </label>
        `}
        ${name && html`
          <div class="field">
            <label for="typed">To confirm, type <b dir="auto">${name}</b></label>
            <input ref=${field} type="text" id="typed" name="typed" autocomplete="off" spellcheck="false" value=${typed} aria-describedby="typed-problem"
              aria-invalid=${problem ? 'true' : null} onInput=${({ target }) => (type(target.value), setProblem(null))} />
            <${FieldProblem} name="typed" problems=${{ typed: problem }} />
          </div>
        `}
        <div class="actions">
          <button type="button" class="button" autofocus onClick=${onNo}>Leave it as it is</button>
          <button class="primary danger" aria-disabled=${isBusy || !told.changes ? 'true' : null}>${isBusy ? 'One moment…' : yes}</button>
        </div>
      </form>
    </dialog>
  `;
}

/** What the dry run answered. */
function Rehearsed({ told: { changes, error } }) {
  return html`
    <div class="rehearsed" aria-busy=${changes || error ? null : 'true'}>
      <${Notice} error=${error} />
      ${changes && html`<p class="quiet small">What will change</p><${Changes} changes=${changes} />`}
    </div>
  `;
}

/** Opens a dialog as long as it is in the page; then the focus goes back to where it was. */
export function useModal() {
  const dialog = useRef();
  useEffect(() => {
    const shown = dialog.current;
    shown.showModal();
    return () => shown.close();
  }, []);
  return dialog;
}
