// Usage: what was made, paid and saved by all clients or by one.
import { Usage } from '../parts/usage.js';
import * as routes from '../routes.js';
import { DAYS } from '../usage.js';
import { html, Session, useContext } from '../view.js';

const GROUPS = { '': 'Nothing', client: 'Client', outcome: 'Outcome' };
const FIGURES = {
  videos: 'Videos',
  generations: 'Paid generations',
  credits_settled: 'Credits settled',
  credits_refunded: 'Refunded',
  credits_saved_by_hits: 'Saved by hits',
  credits_saved_by_joins: 'Saved by joins',
};

export function UsagePage({ route }) {
  const { api } = useContext(Session);
  return html`
    <section class="page">
      <h1 tabindex="-1">Usage</h1>
      <p class="quiet">Counted from the videos and the ledger at this moment. Credits count when they were settled, videos when they were accepted.</p>
      <${Usage} route=${route} calls=${api.operate} write=${routes.usage} figures=${FIGURES} groups=${GROUPS} isOfAll
        none=${html`Nothing was made in this time. Choose other days, or <a href=${routes.usage()}>show the last ${DAYS} days</a>.`} />
    </section>
  `;
}
