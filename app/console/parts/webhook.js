// One webhook: whether it works, and what can be done with it.
import { html, Session, useContext, useState } from '../view.js';
import * as webhooks from '../webhooks.js';
import * as words from '../words.js';
import { Deliveries } from './deliveries.js';
import { Notice } from './message.js';
import { Question } from './question.js';
import { Recovery } from './recovery.js';

const COPY = 'Copy the new secret now.';

export function WebhookPart({ webhook, mayChange, onDone }) {
  const { api } = useContext(Session);
  const [error, setError] = useState(null);
  const [asked, ask] = useState(null);
  const { id, url, status, disabled_reason: why, failing_since: failing, previous_secret_expires_at: previous } = webhook;
  const isOn = status === 'enabled';
  const act = (send, said) => async () => {
    setError(null);
    try {
      onDone(said, (await send()).secret);
    } catch (failure) {
      setError(failure);
    }
  };
  const turn = act(() => api.webhooks.change(id, { status: isOn ? 'disabled' : 'enabled' }), isOn ? 'Disabled.' : 'Enabled.');
  const rotate = previous ? () => ask('rotate') : act(() => api.webhooks.rotate(id, false), COPY);
  const resend = (delivery) => act(() => api.webhooks.resend(id, delivery), 'It is sent again.')();
  return html`
    <section class="part webhook" aria-labelledby=${id}>
      <h2 id=${id}><span class="address" dir="auto">${url}</span> <span class=${`state ${isOn && !failing ? 'good' : 'bad'}`}>${tellState(webhook)}</span></h2>
      <p class="small">Sent: ${webhook.types.map(webhooks.event).join('; ')}.</p>
      ${why && html`<p class="notice">${webhooks.DISABLED[why] ?? why} What happens meanwhile is kept for 30 days, and sent when it is enabled.</p>`}
      ${isOn && failing && html`<p class="notice">Everything that was sent since ${words.time(failing)} has failed. The answers are below.</p>`}
      ${previous && html`<p class="quiet small">The previous secret signs too until ${words.time(previous)}.</p>`}
      ${mayChange &&
      html`
        <div class="actions">
          ${isOn && html`<button type="button" class="button" onClick=${act(() => api.webhooks.test(id), 'A test is sent.')}>Send a test</button>`}
          <button type="button" class="button" onClick=${rotate}>New secret${previous && '…'}</button>
          <button type="button" class="button" onClick=${turn}>${isOn ? 'Disable' : 'Enable'}</button>
          <button type="button" class="button" onClick=${() => ask('delete')}>Delete…</button>
        </div>
      `}
      ${mayChange && html`<${Recovery} id=${id} onDone=${onDone} />`}
      <${Notice} error=${error} />
      <${Deliveries} webhook=${webhook} onResend=${mayChange ? resend : null} />
      ${asked === 'delete' &&
      html`<${Question} title="Delete this webhook?" name=${new URL(url).host} yes="Delete it"
        lead="What waits to be sent is not sent, and the list of its deliveries goes with it."
        rehearse=${async () => ({ address: { from: url, to: null } })} act=${() => api.webhooks.remove(id)}
        onDone=${() => (ask(null), onDone('Deleted.'))} onNo=${() => ask(null)} />`}
      ${asked === 'rotate' &&
      html`<${Question} title="Replace the secret once more?" yes="New secret"
        lead="Two secrets sign now. The older one ends at once: a receiver that still has it refuses what is sent."
        rehearse=${async () => ({ olderSecret: { from: `signs until ${words.time(previous)}`, to: 'signs nothing' } })}
        act=${() => api.webhooks.rotate(id, true)} onDone=${({ secret }) => (ask(null), onDone(COPY, secret))} onNo=${() => ask(null)} />`}
    </section>
  `;
}

const tellState = ({ status, failing_since: failing }) => (status !== 'enabled' ? 'Disabled' : failing ? 'Failing' : 'Enabled');
