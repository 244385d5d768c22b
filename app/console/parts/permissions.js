// What a client may ask for: shown, and changed. Less than now is a dangerous change: its dry run is shown first.
import { compare } from '../changes.js';
import * as permissions from '../permissions.js';
import { html, Session, useContext, useState } from '../view.js';
import { CheckFields, place, readCredits, strip, TextField } from './form.js';
import { ChangeNotice } from './message.js';
import { Question } from './question.js';

const HINTS = {
  queueLimit: 'How many of its films may wait. Empty: as many as the service allows.',
  concurrency: 'How many of its films may be made at the same time. Empty: as many as the service allows.',
};
/** A parameter with one value leaves nothing to choose. */
const SHOWN = Object.entries(permissions.PARAMETERS).filter(([, values]) => values.length > 1);

export function Permissions({ client, version, mayChange, onDone, onReload }) {
  return html`
    <section aria-labelledby="permissions-title" class="part">
      <h2 id="permissions-title">Permissions</h2>
      <${Told} permissions=${client.permissions} />
      ${mayChange && html`<${Form} key=${version} client=${client} version=${version} onDone=${onDone} onReload=${onReload} />`}
    </section>
  `;
}

/** Only what is limited is said. */
function Told({ permissions: given }) {
  const limited = Object.entries(permissions.compare(null, given));
  if (!limited.length) return html`<p class="quiet part-none">It may ask for every film, and for as many as the service allows.</p>`;
  return html`
    <dl class="changes part-none">
      ${limited.map(([name, { to }]) => html`<div key=${name}><dt>${permissions.LABELS[name]}</dt><dd>${to}</dd></div>`)}
    </dl>
  `;
}

function Form({ client, version, onDone, onReload }) {
  const { api } = useContext(Session);
  const [fields, setFields] = useState(() => permissions.fill(client.permissions));
  const [error, setError] = useState(null);
  const [asked, ask] = useState(null);
  const set = (name) => (value) => setFields((before) => ({ ...before, [name]: value }));
  const send = (wanted, isDry) => api.operate.changeClient(client.id, { permissions: wanted }, { version, isDry });
  const finish = () => (ask(null), onDone('The permissions are changed.'));

  /** What the API refuses is said beside its field, before anything is asked. */
  async function save(event) {
    event.preventDefault();
    setError(null);
    const wanted = permissions.write(client.permissions, fields, readCredits);
    const isDry = !permissions.isLooser(client.permissions, wanted);
    try {
      const changed = await send(wanted, isDry);
      if (isDry) ask({ wanted, changes: compare(client, changed) });
      else finish();
    } catch (failure) {
      setError(strip(failure, 'permissions.'));
    }
  }

  const { problems, notice } = place(error, Object.keys(permissions.LABELS));
  return html`
    <details class="fold">
      <summary class="button">Change permissions</summary>
      <form class="form beside" onSubmit=${save} novalidate>
        ${SHOWN.map(
          ([name, values]) => html`
            <${CheckFields} key=${name} name=${name} label=${permissions.LABELS[name]} values=${values} chosen=${fields[name]} onChoice=${set(name)}
              problems=${problems} />
          `,
        )}
        <fieldset class="field choices">
          <legend>${permissions.LABELS.imageUrls}</legend>
          <label class="check">
            <input type="checkbox" name="imageUrls" checked=${fields.imageUrls} onChange=${({ target }) => set('imageUrls')(target.checked)} />
            <span>also https addresses</span>
          </label>
        </fieldset>
        ${Object.keys(permissions.COUNTS).map(
          (name) => html`
            <${TextField} key=${name} name=${name} label=${permissions.LABELS[name]} hint=${HINTS[name]} inputmode="numeric" problems=${problems}
              value=${fields[name]} onInput=${set(name)} />
          `,
        )}
        <${ChangeNotice} error=${notice} onReload=${onReload} />
        <div class="actions"><button class="primary">Save</button></div>
      </form>
    </details>
    ${asked &&
    html`<${Question} title=${`Limit what ${client.name} may ask for?`} name=${client.name} yes="Limit it"
      lead="What was accepted goes on, and it keeps the films that it has. New requests for anything else are refused."
      rehearse=${async () => asked.changes} act=${() => send(asked.wanted, false)} onDone=${finish} onNo=${() => ask(null)} />`}
  `;
}
