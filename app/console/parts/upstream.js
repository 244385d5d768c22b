// The account of our key at the model: whether paid calls go on, its counter, and what else than our calls moved it.
import { html } from '../view.js';
import * as words from '../words.js';
import * as work from '../work.js';
import { PausePart } from './pausing.js';

export function Upstream({ upstream, doubtful, mayChange, onDone }) {
  const { key_valid: isValid, paused, stopped, readings: [newest], drift } = upstream;
  return html`
    <section aria-labelledby="upstream-title" class="part">
      <h2 id="upstream-title">Account of the model</h2>
      <dl class="tally">
        <div><dt>Our key</dt><dd>${{ true: 'accepted', false: 'refused' }[isValid] ?? 'not used yet'}</dd></div>
        <div><dt>Paid calls</dt><dd>${paused ? 'paused' : stopped ? 'stopped' : 'go on'}</dd></div>
        ${newest &&
        html`
          <div><dt>Used of its limit</dt><dd>${words.figure(newest.used_credit)} of ${words.figure(newest.credit_limit)}</dd></div>
          <div><dt>Drift</dt><dd class=${drift === 0 ? null : 'out'}>${words.signed(drift)}</dd></div>
        `}
      </dl>
      <p class="quiet small under-tally">${tellCounter(upstream)}</p>
      ${paused && html`<${PausePart} what="paid_calls" pause=${paused} doubtful=${doubtful} mayChange=${mayChange} onDone=${onDone} />`}
    </section>
  `;
}

function tellCounter({ readings, counted_since: since, moved_credits: moved, drift, cause }) {
  if (!readings.length) return 'No paid call has shown its counter yet.';
  const shown = `The counter stands as the last paid call showed it, ${words.time(readings[0].read_at)}.`;
  if (readings.length < 2) return `${shown} With the next one, it is compared with what our calls cost.`;
  const counted = `Since ${words.time(since)} it has moved by ${words.figure(moved)}.`;
  const rest = drift || cause ? `all but ${words.figure(drift)}: ${work.DRIFT[cause]?.name ?? cause}` : 'all of that';
  return `${shown} ${counted} Our calls explain ${rest}.`;
}
