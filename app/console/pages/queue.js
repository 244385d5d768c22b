// The queue: how much waits, who waits for what, when it is safe to stop; pausing, resuming and cancelling.
import { useLoaded } from '../load.js';
import { LoadNotice } from '../parts/message.js';
import { Pausing } from '../parts/pausing.js';
import { Question } from '../parts/question.js';
import * as routes from '../routes.js';
import { html, Session, useContext, useState } from '../view.js';
import * as words from '../words.js';
import * as work from '../work.js';

export function QueuePage() {
  const { api, may, announce } = useContext(Session);
  const loaded = useLoaded((signal) => api.operate.queue(signal), [api]);
  const { data: queue, error } = loaded;
  const onDone = (said) => {
    announce(said);
    loaded.again();
  };
  return html`
    <section class="page" aria-busy=${queue || error ? null : 'true'}>
      <div class="head">
        <h1 tabindex="-1">Queue</h1>
        <button type="button" class="button" onClick=${loaded.again}>Show it as it is now</button>
      </div>
      <${LoadNotice} loaded=${loaded} />
      ${queue && html`<${Body} queue=${queue} mayChange=${may('operate:write')} onDone=${onDone} />`}
    </section>
  `;
}

function Body({ queue, mayChange, onDone }) {
  const { depth, oldest_age_seconds: oldest, in_flight: inFlight, concurrency, safe_to_stop_at: safe } = queue;
  return html`
    <dl class="tally">
      <div><dt>Waiting</dt><dd>${words.figure(depth)}</dd></div>
      <div><dt>The oldest has waited</dt><dd>${oldest === null ? 'none' : words.duration(oldest)}</dd></div>
      <div><dt>Paid calls in flight</dt><dd>${words.figure(inFlight)} of ${words.figure(concurrency)}</dd></div>
      <div><dt>Safe to stop at</dt><dd>${inFlight === 0 ? 'now' : words.time(safe)}</dd></div>
    </dl>
    <${Upstream} keys=${queue.upstream_keys} />
    <section aria-labelledby="waiting-title" class="part">
      <h2 id="waiting-title">Who waits for what</h2>
      <${Clients} clients=${queue.clients} mayChange=${mayChange} onDone=${onDone} />
    </section>
    <${Pausing} paused=${queue.paused} doubtful=${queue.may_have_been_paid} mayChange=${mayChange} onDone=${onDone} />
  `;
}

/** Only what is in the way is said. */
function Upstream({ keys }) {
  const stopped = (keys ?? []).filter((key) => key.stopped !== null);
  return stopped.map(
    ({ name, stopped: why }) =>
      html`<p key=${name} class="notice">No paid call is sent with key ${name} of the model: <span dir="auto">${work.STOPPED[why] ?? why}</span></p>`,
  );
}

function Clients({ clients, mayChange, onDone }) {
  const [asked, ask] = useState(null);
  if (!clients.length) {
    return html`<p class="quiet part-none">Nobody: nothing waits and nothing runs. <a href=${routes.generations()}>See all generations</a>.</p>`;
  }
  return html`
    <div class="table" tabindex="0" role="region" aria-label="Clients in the queue">
      <table class="generations">
        <thead>
          <tr><th>Client</th><th class="number">Waiting</th><th class="number">Running</th><th>Waits for</th><th><span class="unseen">Change</span></th></tr>
        </thead>
        <tbody>
          ${clients.map(
            (client) => html`
              <tr key=${client.client_id}>
                <td class="name"><a href=${routes.client(client.client_id)} dir="auto">${client.client_name}</a></td>
                <td class="number">${words.figure(client.queued)}</td>
                <td class="number">${words.figure(client.in_flight)}</td>
                <td class="name">
                  ${client.waiting_for && html`${work.WAITING[client.waiting_for] ?? client.waiting_for}`}
                  ${client.oldest_age_seconds !== null && html` <span class="quiet small">for ${words.duration(client.oldest_age_seconds)}</span>`}
                </td>
                <td>
                  ${mayChange && client.queued > 0 &&
                  html`
                    <button type="button" class="button" aria-label=${`Cancel what waits: ${client.client_name}`}
                      onClick=${() => ask(client)}>Cancel…</button>
                  `}
                </td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
    ${asked && html`<${Cancelling} client=${asked} onDone=${(said) => (ask(null), onDone(said))} onNo=${() => ask(null)} />`}
  `;
}

function Cancelling({ client: { client_id: id, client_name: name }, onDone, onNo }) {
  const { api } = useContext(Session);
  const send = (isDry) => api.operate.steerQueue('cancel', { filter: { client: id } }, { isDry });
  return html`
    <${Question} title=${`Cancel what ${name} has queued?`} name=${name} yes="Cancel them"
      lead="Nothing was billed for it, and its credits are given back. What has been sent goes on. Others who share such a film lose it too."
      rehearse=${async () => foretell(await send(true))} act=${() => send(false)}
      onDone=${({ cancelled }) => onDone(`${words.figure(cancelled)} cancelled.`)} onNo=${onNo} />
  `;
}

const foretell = ({ cancelled, released_credits: released, has_more: hasMore }) => ({
  cancelled: { from: null, to: `${words.figure(cancelled)}${hasMore ? ', the oldest first; more are left' : ''}` },
  givenBack: { from: null, to: words.credits(released) },
});
