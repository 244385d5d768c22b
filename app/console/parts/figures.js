// Credits as figures and as a bar: of one client, or of all.
import { html } from '../view.js';
import * as words from '../words.js';

export function Figures({ credits }) {
  const { creditLimit, usedCredit, heldCredit, availableCredit } = credits;
  return html`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${words.figure(availableCredit)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${words.figure(usedCredit)}</dd></div>
      <div><dt><i class="dot held"></i>Held</dt><dd>${words.figure(heldCredit)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${words.figure(creditLimit)}</dd></div>
    </dl>
    <${Meter} credits=${credits} />
  `;
}

/** A budget with the figures of its current window. */
export function BudgetFigures({ budget: { period, timezone, limit, periodUsed, periodHeld, resetsAt } }) {
  const credits = { creditLimit: limit, usedCredit: periodUsed, heldCredit: periodHeld };
  return html`
    <dl class="tally">
      <div><dt>Left in this ${words.PERIODS[period] ?? period}</dt><dd>${words.figure(limit - periodUsed - periodHeld)}</dd></div>
      <div><dt><i class="dot used"></i>Used in it</dt><dd>${words.figure(periodUsed)}</dd></div>
      <div><dt><i class="dot held"></i>Held in it</dt><dd>${words.figure(periodHeld)}</dd></div>
      <div><dt><i class="dot"></i>Budget</dt><dd>${words.figure(limit)}</dd></div>
    </dl>
    <${Meter} credits=${credits} />
    <p class="quiet small resets">
      The next ${words.PERIODS[period] ?? period} begins <time datetime=${resetsAt}>${words.localTime(resetsAt)}</time>, time of ${timezone}.
    </p>
  `;
}

/** The same figures stand beside it. */
export function Meter({ credits: { creditLimit, usedCredit, heldCredit } }) {
  const used = words.percent(usedCredit, creditLimit);
  const held = Math.min(100 - used, words.percent(heldCredit, creditLimit));
  return html`
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${used} height="1" />
      <rect class="held" x=${used} width=${held} height="1" />
    </svg>
  `;
}
