// The keys of a client: what each may do and when it was used; issue one, rotate one, revoke one.
import { html, Session, useContext, useState } from '../view.js';
import * as words from '../words.js';
import { Issue } from './issue.js';
import { NewKey } from './new-key.js';
import { Question } from './question.js';
import { Rotation } from './rotation.js';

export function Keys({ client, keys, mayChange, onDone }) {
  const [leaving, setLeaving] = useState(null);
  const [turning, turn] = useState(null);
  const [issued, setIssued] = useState(null);
  const alive = keys.filter((key) => !key.revokedAt);
  const onIssued = (said) => (key) => {
    turn(null);
    setIssued(key);
    onDone(said);
  };
  return html`
    <section aria-labelledby="keys-title" class="part">
      <h2 id="keys-title">Keys</h2>
      ${!keys.some(isAccepted) &&
      html`<p class="notice">This client has no key: it can send no request. ${mayChange ? 'Issue one below.' : 'Ask an operator for one.'}</p>`}
      ${keys.length > 0 && html`<${Table} keys=${[...keys].reverse()} onRevoke=${mayChange ? setLeaving : null} onRotate=${turn} />`}
      ${issued && html`<${NewKey} text=${issued.key}><button type="button" class="button" onClick=${() => setIssued(null)}>I have it</button><//>`}
      ${mayChange && html`<${Issue} client=${client} onIssued=${onIssued('Issued. Copy the key now.')} />`}
      ${turning && html`<${Rotation} apiKey=${turning} onIssued=${onIssued('Rotated. Copy the new key now.')} onNo=${() => turn(null)} />`}
      ${leaving &&
      html`<${Revoke} apiKey=${leaving} client=${client} isLast=${alive.length === 1} onDone=${() => (setLeaving(null), onDone('Revoked.'))}
        onNo=${() => setLeaving(null)} />`}
    </section>
  `;
}

function Table({ keys, onRevoke, onRotate }) {
  return html`
    <div class="table" tabindex="0" role="region" aria-label="All keys of this client">
      <table class="keys">
        <thead>
          <tr>
            <th>Key</th><th>May</th><th>Issued</th><th>Last used</th><th>State</th>
            ${onRevoke && html`<th><span class="unseen">Rotate or revoke</span></th>`}
          </tr>
        </thead>
        <tbody>
          ${keys.map(
            (key) => html`
              <tr key=${key.id} class=${key.revokedAt ? 'past' : null}>
                <td class="name"><bdi>${key.name ?? 'Without a name'}</bdi> <code class="quiet">kin_${key.id}_…</code></td>
                <td class="may">
                  ${words.list(key.scopes.map((scope) => words.SCOPES[scope] ?? scope))}
                  ${key.allowedNetworks && html`, <span class="quiet">only from ${words.list(key.allowedNetworks)}</span>`}
                </td>
                <td class="quiet">${words.time(key.createdAt)}</td>
                <td class="quiet">${key.lastUsedAt ? words.time(key.lastUsedAt) : 'never'}</td>
                <td>${tellState(key)}</td>
                ${onRevoke &&
                html`<td class="number">
                  ${isAccepted(key) &&
                  html`<button type="button" class="button" aria-label=${`Rotate ${key.name ?? key.id}`} onClick=${() => onRotate(key)}>Rotate…</button>`}
                  ${' '}
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

const isAccepted = ({ revokedAt, expiresAt }) => !revokedAt && (!expiresAt || new Date(expiresAt) > new Date());

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
