// Pausing a part of the queue with a reason, and resuming it.
import { html, Session, useContext, useState } from '../view.js';
import * as words from '../words.js';
import * as work from '../work.js';
import { TextField } from './form.js';
import { Notice } from './message.js';

export function Pausing({ paused, mayChange, onDone }) {
  return html`
    <section aria-labelledby="pausing-title" class="part pausing">
      <h2 id="pausing-title">Pause and resume</h2>
      <p class="quiet">A pause lasts until it is resumed, also over a restart.</p>
      ${Object.entries(work.PAUSABLE).map(
        ([what, told]) => html`
          <${One} key=${what} what=${what} told=${told} pause=${paused.find((each) => each.what === what)} mayChange=${mayChange} onDone=${onDone} />
        `,
      )}
    </section>
  `;
}

function One({ what, told: { name, help }, pause, mayChange, onDone }) {
  const { api } = useContext(Session);
  const [reason, write] = useState('');
  const [error, setError] = useState(null);
  const verb = pause ? 'resume' : 'pause';
  const steer = async (event) => {
    event.preventDefault();
    setError(null);
    try {
      await api.operate.steerQueue(verb, { what, ...(reason.trim() && { reason: reason.trim() }) });
      write('');
      onDone(`${name}: ${pause ? 'resumed' : 'paused'}.`);
    } catch (failure) {
      setError(failure);
    }
  };
  return html`
    <form class="form" aria-label=${name} onSubmit=${steer} novalidate>
      <div>
        <h3>${name} ${pause ? html`<span class="state bad">Paused</span>` : html`<span class="state good">Going on</span>`}</h3>
        <p class="quiet small">${help}</p>
        ${pause && html`<p class="small">Paused ${words.time(pause.since)}${pause.reason && html`: <span dir="auto">${pause.reason}</span>`}</p>`}
      </div>
      ${mayChange &&
      html`
        <${TextField} name=${`reason-${what}`} label="Reason (optional)" maxlength="500" value=${reason} onInput=${write} />
        <${Notice} error=${error} />
        <div class="actions"><button class="button">${pause ? 'Resume' : 'Pause'}<span class="unseen"> ${name.toLowerCase()}</span></button></div>
      `}
    </form>
  `;
}
