// Pausing a part of the queue with a reason, and resuming it; what no operator has paused, after its dry run.
import * as routes from '../routes.js';
import { html, Session, useContext, useState } from '../view.js';
import * as words from '../words.js';
import * as work from '../work.js';
import { TextField } from './form.js';
import { Notice } from './message.js';
import { Question } from './question.js';

const MOST_NAMED = 10;

export function Pausing({ paused, doubtful, mayChange, onDone }) {
  return html`
    <section aria-labelledby="pausing-title" class="part pausing">
      <h2 id="pausing-title">Pause and resume</h2>
      <p class="quiet">A pause lasts until it is resumed, also over a restart.</p>
      ${Object.keys(work.PAUSABLE).map(
        (what) => html`
          <${PausePart} key=${what} what=${what} pause=${paused.find((each) => each.what === what)} doubtful=${doubtful} mayChange=${mayChange}
            onDone=${onDone} />
        `,
      )}
    </section>
  `;
}

/** `pause` is that of `what`, if it is paused; `doubtful` are the generations that may have been paid since the database was copied. */
export function PausePart({ what, pause, doubtful, mayChange, onDone }) {
  const { api } = useContext(Session);
  const { name, help } = work.PAUSABLE[what];
  const [reason, write] = useState('');
  const [error, setError] = useState(null);
  const [isAsked, ask] = useState(false);
  const verb = pause ? 'resume' : 'pause';
  const cause = work.PAUSED_BY[pause?.cause];
  const send = (isDry) => api.operate.steerQueue(verb, { what, ...(reason.trim() && { reason: reason.trim() }) }, { isDry });
  const finish = () => {
    ask(false);
    write('');
    onDone(`${name}: ${pause ? 'resumed' : 'paused'}.`);
  };
  const steer = async (event) => {
    event.preventDefault();
    if (cause) return ask(true);
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
            Paused ${cause && `${cause.name} `}${words.time(pause.since)}${pause.reason && html`: <span dir="auto">${pause.reason}</span>`}
          </p>
          ${pause.cause === 'restored' && doubtful && html`<${Doubtful} ids=${doubtful} />`}
        `}
      </div>
      ${mayChange &&
      html`
        <${TextField} name=${`reason-${what}`} label="Reason (optional)" maxlength="500" value=${reason} onInput=${write} />
        <${Notice} error=${error} />
        <div class="actions">
          <button class="button">${pause ? 'Resume' : 'Pause'}${cause && '…'}<span class="unseen"> ${name.toLowerCase()}</span></button>
        </div>
      `}
    </form>
    ${isAsked && cause &&
    html`<${Question} title="Resume paid calls?" yes="Resume them"
      lead=${cause.lead} rehearse=${async () => foretell(await send(true))} act=${() => send(false)} onDone=${finish} onNo=${() => ask(false)} />`}
  `;
}

function Doubtful({ ids }) {
  const links = ids.slice(0, MOST_NAMED).map((id) => html`<a href=${routes.generation(id)}>${id}</a>`);
  const more = ids.length - links.length;
  return html`
    <p class="small id">
      ${ids.length ? 'May have been paid since the copy was made: ' : 'Nothing that waited when the copy was made is left.'}
      ${words.join(more > 0 ? [...links, `${words.figure(more)} more`] : links)}
    </p>
  `;
}

const foretell = ({ depth, concurrency }) => ({
  paidCalls: { from: 'paused', to: 'go on' },
  waitingFilms: { from: null, to: `${words.figure(depth)}, of which ${words.figure(concurrency)} can be sent at once` },
});
