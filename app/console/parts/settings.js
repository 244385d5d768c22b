// The settings of a client as a form. A lower limit is a dangerous change: its dry run is shown first.
import { compare } from '../changes.js';
import { html, Session, useContext, useRef, useState } from '../view.js';
import * as words from '../words.js';
import { place, readCredits, SelectField, TextField } from './form.js';
import { ChangeNotice } from './message.js';
import { Question } from './question.js';

const NAMES = ['name', 'role', 'creditLimit', 'reason'];

export function Settings({ client, version, onDone, onReload }) {
  const { api } = useContext(Session);
  const [fields, setFields] = useState(() => ({ name: client.name, role: client.role, creditLimit: words.figure(client.creditLimit), reason: '' }));
  const [error, setError] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const [asked, ask] = useState(null);
  const form = useRef();
  const set = (name) => (value) => setFields((before) => ({ ...before, [name]: value }));

  async function save(event) {
    event.preventDefault();
    const wanted = findChanges(client, fields);
    setError(null);
    if (!Object.keys(wanted).length) return setError({ param: 'name', message: 'Nothing is changed yet. Change a field first.' });
    const full = fields.reason.trim() ? { ...wanted, reason: fields.reason.trim() } : wanted;
    if (wanted.creditLimit < client.creditLimit && wanted.creditLimit >= 0) return ask(full);
    if (isBusy) return undefined;
    setBusy(true);
    try {
      await api.operate.changeClient(client.id, full, { version });
      return onDone('Saved.');
    } catch (failure) {
      setError(failure);
      form.current.elements[failure.param]?.focus();
    }
    return setBusy(false);
  }

  const { problems, notice } = place(error, NAMES);
  return html`
    <section aria-labelledby="settings-title" class="part">
      <h2 id="settings-title">Settings</h2>
      <form class="form beside" ref=${form} onSubmit=${save} novalidate>
        <${TextField} name="name" label="Name" problems=${problems} value=${fields.name} onInput=${set('name')} />
        <${SelectField} name="role" label="What it is for" hint="Keys that exist keep what they may do." problems=${problems} options=${words.ROLES}
          value=${fields.role} onInput=${set('role')} />
        <${TextField} name="creditLimit" label="Limit in credits" hint="What it may spend in total." inputmode="numeric" problems=${problems}
          value=${fields.creditLimit} onInput=${set('creditLimit')} />
        <${TextField} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${problems} value=${fields.reason} onInput=${set('reason')} />
        <${ChangeNotice} error=${notice} onReload=${onReload} />
        <div class="actions"><button class="primary" aria-disabled=${isBusy ? 'true' : null}>${isBusy ? 'One moment…' : 'Save'}</button></div>
      </form>
      ${asked &&
      html`<${LowerLimit} client=${client} version=${version} wanted=${asked} onDone=${(said) => (ask(null), onDone(said))}
        onNo=${() => ask(null)} />`}
    </section>
  `;
}

function LowerLimit({ client, version, wanted, onDone, onNo }) {
  const { api } = useContext(Session);
  const send = (isDry) => api.operate.changeClient(client.id, wanted, { version, isDry });
  const spent = client.usedCredit + client.heldCredit;
  return html`
    <${Question} title=${`Lower the limit of ${client.name}?`} name=${client.name} yes="Lower the limit"
      lead=${wanted.creditLimit < spent
        ? 'It has spent or holds more than the new limit already: it can make no film until the limit is raised. What is under way goes on.'
        : 'What is under way goes on. The client can spend less from now on.'}
      rehearse=${async () => compare(client, await send(true))} act=${() => send(false)} onDone=${() => onDone('The limit is lowered.')} onNo=${onNo} />
  `;
}

function findChanges(client, { name, role, creditLimit }) {
  const wanted = { name: name.trim(), role, creditLimit: readCredits(creditLimit) };
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => value !== client[field]));
}
