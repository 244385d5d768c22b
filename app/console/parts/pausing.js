// Pausing a part of the queue with a reason, and resuming it; what the price guard has paused, after its dry run.
import { html, Session, useContext, useState } from '../view.js';
import * as words from '../words.js';
import * as work from '../work.js';
import { TextField } from './form.js';
import { Notice } from './message.js';
import { Question } from './question.js';

export function Pausing({ paused, mayChange, onDone }) {
  return html`
    <section aria-labelledby="pausing-title" class="part pausing">
      <h2 id="pausing-title">Pause and resume</h2>
      <p class="quiet">A pause lasts until it is resumed, also over a restart.</p>
      ${Object.keys(work.PAUSABLE).map(
        (what) => html`<${PausePart} key=${what} what=${what} pause=${paused.find((each) => each.what === what)} mayChange=${mayChange} onDone=${onDone} />`,
      )}
    </section>
  `;
}

/** `pause` is that of `what`, if it is paused. */
export function PausePart({ what, pause, mayChange, onDone }) {
  const { api } = useContext(Session);
  const { name, help } = work.PAUSABLE[what];
  const [reason, write] = useState('');
  const [error, setError] = useState(null);
  const [isAsked, ask] = useState(false);
  const verb = pause ? 'resume' : 'pause';
  const isGuards = pause?.cause === 'price_differs';
  const send = (isDry) => api.operate.steerQueue(verb, { what, ...(reason.trim() && { reason: reason.trim() }) }, { isDry });
  const finish = () => {
    ask(false);
    write('');
    onDone(`${name}: ${pause ? 'resumed' : 'paused'}.`);
  };
  const steer = async (event) => {
    event.preventDefault();
    if (isGuards) return ask(true);
    setError(null);
    try {
      await send(false);
      finish();
    } catch (failure) {
      setError(failure);
    }
  };
  return html`
    <form class="form pause" aria-label=${name} onSubmit=${steer} novalidate>
      <div>
        <h3>${name} ${pause ? html`<span class="state bad">Paused</span>` : html`<span class="state good">Going on</span>`}</h3>
        <p class="quiet small">${help}</p>
        ${pause &&
        html`
          <p class="small">
            Paused ${isGuards && 'by the price guard '}${words.time(pause.since)}${pause.reason && html`: <span dir="auto">${pause.reason}</span>`}
          </p>
        `}
      </div>
      ${mayChange &&
      html`
        <${TextField} name=${`reason-${what}`} label="Reason (optional)" maxlength="500" value=${reason} onInput=${write} />
        <${Notice} error=${error} />
        <div class="actions">
          <button class="button">${pause ? 'Resume' : 'Pause'}${isGuards && '…'}<span class="unseen"> ${name.toLowerCase()}</span></button>
        </div>
      `}
    </form>
    ${isAsked &&
    html`<${Question} title="Resume paid calls?" yes="Resume them"
      lead="They go on with the prices that Kinora has now. If those are not corrected, more films cost the other price until the guard sees it."
      rehearse=${async () => foretell(await send(true))} act=${() => send(false)} onDone=${finish} onNo=${() => ask(false)} />`}
  `;
}

const foretell = ({ depth, concurrency }) => ({
  paidCalls: { from: 'paused', to: 'go on' },
  waitingFilms: { from: null, to: `${words.figure(depth)}, of which ${words.figure(concurrency)} can be sent at once` },
});
