// Where the time of a generation went: its parts as one bar, and the same figures as text.
import { html } from '../view.js';
import * as words from '../words.js';
import * as work from '../work.js';

export function Times({ times }) {
  const parts = Object.keys(work.PARTS);
  const whole = parts.reduce((total, part) => total + times[part], 0);
  const begin = (place) => parts.slice(0, place).reduce((total, part) => total + times[part], 0);
  return html`
    <svg class="meter times" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      ${parts.map((part, place) => {
        const [x, width] = [begin(place), times[part]].map((seconds) => words.percent(seconds, whole));
        return html`<rect key=${part} class=${part} x=${x} width=${width} height="1" />`;
      })}
    </svg>
    <dl class="tally parts">
      ${parts.map((part) => html`<div key=${part}><dt><i class=${`dot ${part}`}></i>${work.PARTS[part]}</dt><dd>${tell(times[part])}</dd></div>`)}
      <div><dt>Together</dt><dd>${tell(whole)}</dd></div>
    </dl>
    <${Waits} waits=${times.waits} />
  `;
}

/** Why it was in the queue, where a reason is on record. */
function Waits({ waits }) {
  const told = waits.filter((wait) => wait.waiting_for !== null);
  if (!told.length) return null;
  return html`
    <ul class="waits small">
      ${told.map(
        ({ began_at: began, seconds, waiting_for: cause, reason }) => html`
          <li key=${began}>
            ${tell(seconds)} from ${words.time(began)}: it waited for ${work.WAITING[cause] ?? cause}
            ${reason && html`. <span dir="auto">${reason}</span>`}
          </li>
        `,
      )}
    </ul>
  `;
}

/** Short times in tenths: most parts take less than a second. */
const tell = (seconds) => (seconds < 10 ? `${words.figure(Math.round(seconds * 10) / 10)} s` : words.duration(seconds));
