// Alerts: which parts of its limits a client has reached.
import { html } from '../view.js';
import * as words from '../words.js';

/** On the page of a client: one line for each limit, with every part that it has reached. */
export function Alerts({ alerts }) {
  const limits = Object.values(Object.groupBy(alerts, ({ period }) => period));
  if (!limits.length) return null;
  return html`<ul class="alerts">${limits.map((reached) => html`<${Line} key=${reached[0].period} reached=${reached} />`)}</ul>`;
}

function Line({ reached }) {
  const highest = findHighest(reached);
  const moments = reached.map(
    ({ threshold, reachedAt }) => html`<span>${threshold} % on <time datetime=${reachedAt}>${words.time(reachedAt)}</time></span>`,
  );
  return html`
    <li>
      <span class=${look(highest)}>${highest.threshold} %</span>${' '}
      <span>of ${words.alertedLimit(highest)} was reached</span>${' '}
      <span class="quiet small">${words.join(moments)}</span>
    </li>
  `;
}

/** In a list: the highest part of any limit, in a few words. */
export const AlertState = ({ alert }) => html`<span class=${look(alert)}>${words.alert(alert)}</span>`;

export const findHighest = (alerts) => alerts.reduce((one, other) => (other.threshold > one.threshold ? other : one));

const look = ({ threshold }) => `state ${threshold === 100 ? 'bad' : 'warn'}`;
