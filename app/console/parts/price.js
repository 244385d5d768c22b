// What this combination costs and how many credits are left, before anything is spent.
import { html, Session, useContext } from '../view.js';
import * as words from '../words.js';

export function Price({ price, failure }) {
  const { credits } = useContext(Session);
  const refused = failure?.status === 402 ? failure.figures : null;
  const missing = credits && price !== null ? price - credits.availableCredit : 0;
  return html`
    <div class="price">
      <p class="sum"><output name="price" aria-label="Price">${price === null ? '…' : words.figure(price)}</output> credits</p>
      <p class="quiet small" aria-live="polite">
        ${credits &&
        (missing > 0
          ? html`<span class="short">${words.credits(missing)} more than the ${words.figure(credits.availableCredit)} you have left</span>`
          : `of ${words.figure(credits.availableCredit)} left; free if this film exists already`)}
      </p>
    </div>
    <div role="alert" class=${refused ? 'notice' : null}>
      ${refused &&
      html`
        <p>Not enough credits. Ask an operator to raise your limit.</p>
        <dl class="figures">
          <dt>This film</dt><dd>${words.figure(refused.required)}</dd>
          <dt>Your limit</dt><dd>${words.figure(refused.creditLimit)}</dd>
          <dt>Used</dt><dd>${words.figure(refused.usedCredit)}</dd>
          <dt>Held</dt><dd>${words.figure(refused.heldCredit)}</dd>
        </dl>
      `}
    </div>
  `;
}
