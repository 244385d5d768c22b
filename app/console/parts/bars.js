// One figure of the usage per day or hour, as bars; the table beside it has the same figures for who cannot see them.
import { html } from '../view.js';
import * as words from '../words.js';

const HEIGHT = 120;
const GAP = 0.2;

/** `columns` are `{name, value}`, oldest first. */
export function Bars({ columns, label }) {
  const top = Math.max(...columns.map(({ value }) => value), 1);
  const sum = columns.reduce((total, { value }) => total + value, 0);
  return html`
    <figure class="chart bars">
      <figcaption class="quiet small">${label}: ${words.figure(sum)}; the top edge is ${words.figure(top)}</figcaption>
      <svg viewBox=${`0 0 ${columns.length} ${HEIGHT}`} preserveAspectRatio="none" role="img"
        aria-label=${`${label}, from ${columns[0].name} to ${columns.at(-1).name}: ${words.figure(sum)} together. The table has each figure.`}>
        ${columns.map(({ name, value }, place) => {
          const height = (value / top) * (HEIGHT - 4);
          return html`
            <rect key=${name} x=${place + GAP / 2} y=${HEIGHT - height} width=${1 - GAP} height=${height}>
              <title>${name}: ${words.figure(value)}</title>
            </rect>
          `;
        })}
      </svg>
      <p class="quiet small ends" aria-hidden="true"><span>${columns[0].name}</span><span>${columns.at(-1).name}</span></p>
    </figure>
  `;
}
