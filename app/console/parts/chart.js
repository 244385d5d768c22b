// The credits left after each of the ledger's last lines, as steps.
import { html } from '../view.js';
import * as words from '../words.js';

const WIDTH = 640;
const HEIGHT = 120;

export function Chart({ entries, available }) {
  const levels = replay(entries, available);
  const top = Math.max(...levels, 1);
  const line = draw(levels, top);
  return html`
    <figure class="chart">
      <figcaption class="quiet small">
        Credits left after each of the last ${words.figure(entries.length)} lines; the top edge is ${words.figure(top)}
      </figcaption>
      <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img"
        aria-label=${`From ${words.credits(levels[0])} to ${words.credits(available)} left`}>
        <path class="area" d=${`${line}V${HEIGHT}H0Z`} />
        <path class="line" d=${line} />
      </svg>
    </figure>
  `;
}

/** What was left after each of these entries, which come newest first; oldest first. */
function replay(entries, available) {
  const levels = [available];
  for (const entry of entries.slice(0, -1)) levels.push(levels.at(-1) - words.effect(entry));
  return levels.reverse();
}

function draw(levels, top) {
  const step = WIDTH / levels.length;
  const height = (level) => (HEIGHT - (Math.max(0, level) / top) * (HEIGHT - 8)).toFixed(1);
  const steps = levels.map((level, place) => `V${height(level)}H${((place + 1) * step).toFixed(1)}`);
  return `M0 ${height(levels[0])}${steps.join('')}`;
}
