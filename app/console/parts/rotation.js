// A new key in the place of an old one, which is accepted for some time more.
import { html, Session, useContext, useState } from '../view.js';
import { SelectField, TextField } from './form.js';
import { Notice } from './message.js';
import { useModal } from './question.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
const OVERLAPS = {
  0: 'No longer: it is refused now',
  [HOUR]: 'For an hour',
  [DAY]: 'For a day',
  [7 * DAY]: 'For a week',
  [30 * DAY]: 'For 30 days',
};

export function Rotation({ apiKey, onIssued, onNo }) {
  const { api } = useContext(Session);
  const [overlap, setOverlap] = useState(String(DAY));
  const [reason, setReason] = useState('');
  const [error, setError] = useState(null);
  const [isForced, force] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const dialog = useModal();

  async function rotate(event) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setError(null);
    const wanted = { overlapSeconds: Number(overlap), force: isForced, ...(reason.trim() && { reason: reason.trim() }) };
    try {
      onIssued(await api.operate.rotateKey(apiKey.id, wanted));
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return html`
    <dialog ref=${dialog} class="question" aria-labelledby="rotation-title" onCancel=${onNo}>
      <form onSubmit=${rotate} novalidate>
        <h2 id="rotation-title" dir="auto">Rotate the key ${apiKey.name ?? `kin_${apiKey.id}_…`}?</h2>
        <p>A new key with the same name, scopes and networks works at once. Give it to the app before the old one ends.</p>
        <${SelectField} name="overlapSeconds" label="How long the old key is still accepted" options=${OVERLAPS} value=${overlap} onInput=${setOverlap} />
        <${TextField} name="rotation-reason" label="Reason (optional)" hint="It stands in the audit log." value=${reason} onInput=${setReason} />
        <${Notice} error=${error} />
        ${(error?.code === 'rotation_in_progress' || isForced) &&
        html`
          <label class="check">
            <input type="checkbox" name="force" checked=${isForced} onChange=${({ target }) => force(target.checked)} />Rotate it all the same
          </label>
        `}
        <div class="actions">
          <button type="button" class="button" onClick=${onNo}>Leave it as it is</button>
          <button class="primary" aria-disabled=${isBusy ? 'true' : null}>${isBusy ? 'One moment…' : 'Rotate'}</button>
        </div>
      </form>
    </dialog>
  `;
}
