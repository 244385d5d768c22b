// The keys of a client: what each may do and when it was used; issue one, revoke one.
import { html, Session, useContext, useRef, useState } from '../view.js';
import * as words from '../words.js';
import { place, TextField } from './form.js';
import { FieldProblem, Notice } from './message.js';
import { NewKey } from './new-key.js';
import { Question } from './question.js';

export function Keys({ client, keys, mayChange, onDone }) {
  const [leaving, setLeaving] = useState(null);
  const alive = keys.filter((key) => !key.revokedAt);
  return html`
    <section aria-labelledby="keys-title" class="part">
      <h2 id="keys-title">Keys</h2>
      ${!alive.length &&
      html`<p class="notice">This client has no key: it can send no request. ${mayChange ? 'Issue one below.' : 'Ask an operator for one.'}</p>`}
      ${keys.length > 0 && html`<${Table} keys=${[...keys].reverse()} onRevoke=${mayChange ? setLeaving : null} />`}
      ${mayChange && html`<${Issue} client=${client} onDone=${onDone} />`}
      ${leaving &&
      html`<${Revoke} apiKey=${leaving} client=${client} isLast=${alive.length === 1} onDone=${() => (setLeaving(null), onDone('Revoked.'))}
        onNo=${() => setLeaving(null)} />`}
    </section>
  `;
}

function Table({ keys, onRevoke }) {
  return html`
    <div class="table" tabindex="0" role="region" aria-label="All keys of this client">
      <table class="keys">
        <thead>
          <tr><th>Key</th><th>May</th><th>Issued</th><th>Last used</th><th>State</th>${onRevoke && html`<th><span class="unseen">Revoke</span></th>`}</tr>
        </thead>
        <tbody>
          ${keys.map(
            (key) => html`
              <tr key=${key.id} class=${key.revokedAt ? 'past' : null}>
                <td class="name"><bdi>${key.name ?? 'Without a name'}</bdi> <code class="quiet">kin_${key.id}_…</code></td>
                <td class="may">${words.list(key.scopes.map((scope) => words.SCOPES[scope] ?? scope))}</td>
                <td class="quiet">${words.time(key.createdAt)}</td>
                <td class="quiet">${key.lastUsedAt ? words.time(key.lastUsedAt) : 'never'}</td>
                <td>${tellState(key)}</td>
                ${onRevoke &&
                html`<td class="number">
                  ${!key.revokedAt &&
                  html`<button type="button" class="button dangerous" aria-label=${`Revoke ${key.name ?? key.id}`}
                    onClick=${() => onRevoke(key)}>Revoke…</button>`}
                </td>`}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function tellState({ revokedAt, expiresAt }) {
  if (revokedAt) return `Revoked ${words.time(revokedAt)}`;
  if (!expiresAt) return 'Accepted';
  return `${new Date(expiresAt) > new Date() ? 'Ends' : 'Ended'} ${words.time(expiresAt)}`;
}

/** `isLast`: no other key of the client is left, so that revoking this one stops it. */
function Revoke({ apiKey, client, isLast, onDone, onNo }) {
  const { api } = useContext(Session);
  const name = apiKey.name ?? `kin_${apiKey.id}_…`;
  const send = (isDry, cancelQueued) => api.operate.revokeKey(apiKey.id, { cancelQueued, isDry });
  const rehearse = async (choice) => {
    const { revokedAt } = await send(true, choice);
    return { status: { from: 'accepted', to: 'refused, for good' }, revokedAt: { from: null, to: revokedAt } };
  };
  return html`
    <${Question} title=${`Revoke the key ${name}?`} name=${isLast ? client.name : null} yes="Revoke"
      lead=${isLast
        ? `It is the last key of ${client.name}: the client can send no request any more, and its links end for good.`
        : 'Requests with this key are refused within a second. The other keys of the client go on.'}
      cancelling=${isLast && 'Cancel what it has queued and nobody else waits for. It costs nothing.'}
      rehearse=${rehearse} act=${(choice) => send(false, choice)} onDone=${onDone} onNo=${onNo} />
  `;
}

const EMPTY = { name: '', scopes: [], ends: '', reason: '' };

function Issue({ client, onDone }) {
  const { api } = useContext(Session);
  const [fields, setFields] = useState(EMPTY);
  const [error, setError] = useState(null);
  const [issued, setIssued] = useState(null);
  const fold = useRef();
  const set = (name) => (value) => setFields((before) => ({ ...before, [name]: value }));

  async function issue(event) {
    event.preventDefault();
    setError(null);
    try {
      setIssued(await api.operate.issueKey(client.id, write(fields)));
      setFields(EMPTY);
      fold.current.open = false;
      onDone('Issued. Copy the key now.');
    } catch (failure) {
      setError(failure);
    }
  }

  const { problems, notice } = place(error, ['name', 'scopes', 'expiresAt', 'reason']);
  return html`
    ${issued && html`<${NewKey} text=${issued.key}><button type="button" class="button" onClick=${() => setIssued(null)}>I have it</button><//>`}
    <details class="issue" ref=${fold}>
      <summary class="button">Issue a key</summary>
      <form class="form beside" onSubmit=${issue} novalidate>
        <${TextField} name="key-name" label="What it is for" hint="Such as the server that uses it." problems=${{ 'key-name': problems.name }}
          value=${fields.name} onInput=${set('name')} />
        <${TextField} name="expiresAt" type="date" label="Last day (optional)" hint="The key is refused after this day." problems=${problems}
          value=${fields.ends} onInput=${set('ends')} />
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
function write({ name, scopes, ends, reason }) {
  const end = ends && new Date(`${ends}T00:00`);
  if (end) end.setDate(end.getDate() + 1);
  const given = { name: name.trim(), scopes: scopes.length ? scopes : '', expiresAt: end ? end.getTime() / 1000 : '', reason: reason.trim() };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

function Scopes({ chosen, onChoice, problems }) {
  const turn = (scope) => ({ target }) => onChoice(target.checked ? [...chosen, scope] : chosen.filter((each) => each !== scope));
  return html`
    <fieldset class="field scopes" aria-describedby="scopes-hint scopes-problem">
      <legend>What it may do</legend>
      ${Object.entries(words.SCOPES).map(
        ([scope, text]) => html`
          <label class="check" key=${scope}><input type="checkbox" name=${scope} checked=${chosen.includes(scope)} onChange=${turn(scope)} />${text}</label>
        `,
      )}
      <p class="quiet small" id="scopes-hint">Without a choice, it may do what its client is for.</p>
      <${FieldProblem} name="scopes" problems=${problems} />
    </fieldset>
  `;
}
