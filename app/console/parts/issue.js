// A new key for a client: what it is for, what it may do, from where, and until when.
import { html, Session, useContext, useRef, useState } from '../view.js';
import * as words from '../words.js';
import { place, TextField } from './form.js';
import { FieldProblem, Notice } from './message.js';

const EMPTY = { name: '', scopes: [], networks: '', ends: '', reason: '' };

export function Issue({ client, onIssued }) {
  const { api } = useContext(Session);
  const [fields, setFields] = useState(EMPTY);
  const [error, setError] = useState(null);
  const fold = useRef();
  const set = (name) => (value) => setFields((before) => ({ ...before, [name]: value }));

  async function issue(event) {
    event.preventDefault();
    setError(null);
    try {
      const issued = await api.operate.issueKey(client.id, write(fields));
      setFields(EMPTY);
      fold.current.open = false;
      onIssued(issued);
    } catch (failure) {
      setError(failure);
    }
  }

  const { problems, notice } = place(error, ['name', 'scopes', 'expiresAt', 'allowedNetworks', 'reason']);
  return html`
    <details class="fold" ref=${fold}>
      <summary class="button">Issue a key</summary>
      <form class="form beside" onSubmit=${issue} novalidate>
        <${TextField} name="key-name" label="What it is for" hint="Such as the server that uses it." problems=${{ 'key-name': problems.name }}
          value=${fields.name} onInput=${set('name')} />
        <${TextField} name="expiresAt" type="date" label="Last day (optional)" hint="The key is refused after this day." problems=${problems}
          value=${fields.ends} onInput=${set('ends')} />
        <${TextField} name="allowedNetworks" label="Only from (optional)" hint="Networks or addresses, such as 10.0.0.0/8, with spaces between them."
          problems=${problems} value=${fields.networks} onInput=${set('networks')} />
        <${Scopes} chosen=${fields.scopes} onChoice=${set('scopes')} problems=${problems} />
        <${TextField} name="key-reason" label="Reason (optional)" hint="It stands in the audit log." problems=${{ 'key-reason': problems.reason }}
          value=${fields.reason} onInput=${set('reason')} />
        <${Notice} error=${notice} />
        <div class="actions"><button class="primary">Issue</button></div>
      </form>
    </details>
  `;
}

/** A last day ends at midnight here, where the operator is. */
function write({ name, scopes, networks, ends, reason }) {
  const end = ends && new Date(`${ends}T00:00`);
  if (end) end.setDate(end.getDate() + 1);
  const given = {
    name: name.trim(),
    scopes,
    allowedNetworks: networks.split(/[\s,;]+/).filter(Boolean),
    expiresAt: end ? end.getTime() / 1000 : '',
    reason: reason.trim(),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value.length !== 0 && value !== ''));
}

function Scopes({ chosen, onChoice, problems }) {
  const turn = (scope) => ({ target }) => onChoice(target.checked ? [...chosen, scope] : chosen.filter((each) => each !== scope));
  return html`
    <fieldset class="field scopes" aria-describedby="scopes-hint scopes-problem">
      <legend>What it may do</legend>
      ${Object.entries(words.SCOPES).map(
        ([scope, text]) => html`
          <label class="check" key=${scope}>
            <input type="checkbox" name=${scope} checked=${chosen.includes(scope)} onChange=${turn(scope)} /><span>${text}</span>
          </label>
        `,
      )}
      <p class="quiet small" id="scopes-hint">Without a choice, it may do what its client is for.</p>
      <${FieldProblem} name="scopes" problems=${problems} />
    </fieldset>
  `;
}
