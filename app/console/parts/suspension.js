// Suspending a client, and letting it in again.
import { compare } from '../changes.js';
import { html, Session, useContext, useState } from '../view.js';
import { Notice } from './message.js';
import { Question } from './question.js';

export function Suspension({ client, version, onDone }) {
  const { api } = useContext(Session);
  const [isAsking, ask] = useState(false);
  const [error, setError] = useState(null);
  const isSuspended = client.status === 'SUSPENDED';
  const send = (isDry, cancelQueued) =>
    api.operate.changeClient(client.id, { status: 'SUSPENDED', cancelQueued }, { version, isDry });

  async function activate() {
    setError(null);
    try {
      await api.operate.changeClient(client.id, { status: 'ACTIVE' }, { version });
      onDone('Active again.');
    } catch (failure) {
      setError(failure);
    }
  }

  return html`
    <section aria-labelledby="suspension-title" class="part">
      <h2 id="suspension-title">${isSuspended ? 'Let it in again' : 'Suspend'}</h2>
      <p class="quiet">
        ${isSuspended
          ? 'Its keys are accepted again, and what it has queued may start. Its links do not come back.'
          : 'Its requests are refused within a second, its links end, and none of its queued generations is started. What is paid for already goes on.'}
      </p>
      <${Notice} error=${error} />
      <div class="actions">
        ${isSuspended
          ? html`<button type="button" class="button" onClick=${activate}>Activate</button>`
          : html`<button type="button" class="button dangerous" onClick=${() => ask(true)}>Suspend…</button>`}
      </div>
      ${isAsking &&
      html`
        <${Question} title=${`Suspend ${client.name}?`} name=${client.name} yes="Suspend"
          lead="Its requests are refused within a second, and its links end for good."
          cancelling="Cancel what it has queued and nobody else waits for. It costs nothing."
          rehearse=${async (choice) => compare(client, await send(true, choice))} act=${(choice) => send(false, choice)}
          onDone=${() => (ask(false), onDone('Suspended.'))} onNo=${() => ask(false)} />
      `}
    </section>
  `;
}
