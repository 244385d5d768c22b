// My credits: the figures, how they changed, the usage by days, the ledger by line and by film, and both as files.
import { loadAll, sumByFilm, writeCsv } from '../ledger.js';
import { usePages } from '../load.js';
import { Chart } from '../parts/chart.js';
import { BudgetFigures, Figures } from '../parts/figures.js';
import { Icon } from '../parts/icons.js';
import { save } from '../parts/links.js';
import { Notice } from '../parts/message.js';
import { Usage } from '../parts/usage.js';
import * as routes from '../routes.js';
import { html, Session, useContext, useEffect, useState } from '../view.js';
import * as words from '../words.js';

const PAGE_LENGTH = 50;
const GROUPS = { '': 'Nothing', outcome: 'Outcome' };
const FIGURES = {
  videos: 'Films asked for',
  generations: 'New films paid',
  credits_settled: 'Charged',
  credits_refunded: 'Given back',
  credits_saved_by_hits: 'Saved: film existed',
  credits_saved_by_joins: 'Saved: film shared',
};

export function CreditsPage({ route }) {
  const session = useContext(Session);
  const { items: entries, hasMore, error, more } = usePages((after) => session.api.entries({ limit: PAGE_LENGTH, after }), [session.api]);
  useEffect(() => void session.refresh(), []);
  return html`
    <section class="page" aria-busy=${session.credits && entries ? null : 'true'}>
      <h1 tabindex="-1">My credits</h1>
      <${Notice} error=${error ?? session.trouble} />
      ${session.credits && html`<${Spendable} credits=${session.credits} />`}
      ${session.credits && entries?.length > 1 && html`<${Chart} entries=${entries} available=${session.credits.availableCredit} />`}
      ${entries?.length > 0 && html`<${OwnUsage} route=${route} api=${session.api} />`}
      ${entries && html`<${Ledger} entries=${entries} />`}
      ${hasMore && html`<div class="pages"><button type="button" class="button" onClick=${more}>Older lines</button></div>`}
    </section>
  `;
}

/** What is left of the limit, of the budget, and of grants that end. */
function Spendable({ credits }) {
  const { budget, expiringGrants: grants } = credits;
  return html`
    <${Figures} credits=${credits} />
    ${grants.filter(({ left }) => left > 0).map(
      ({ id, left, expiresAt }) =>
        html`<p key=${id} class="quiet small resets">${words.credits(left)} expire on ${words.time(expiresAt)}, unless they are spent.</p>`,
    )}
    ${budget && html`<section class="budget" aria-label="Budget"><${BudgetFigures} budget=${budget} /></section>`}
  `;
}

function OwnUsage({ route, api }) {
  return html`
    <section class="part" aria-labelledby="usage-title">
      <h2 id="usage-title">Usage</h2>
      <p class="quiet">What you made, paid and saved. Credits count when they were charged, films when they were asked for.</p>
      <${Usage} route=${route} calls=${api} write=${routes.credits} figures=${FIGURES} groups=${GROUPS}
        none=${html`Nothing was made in this time. Choose other days, or <a href=${routes.playground}>make a film</a>.`} />
    </section>
  `;
}

function Ledger({ entries }) {
  const [isByFilm, setByFilm] = useState(false);
  if (!entries.length) {
    return html`<p class="none">No credits were granted yet: ask an operator. <a href=${routes.playground}>See what a film costs</a>.</p>`;
  }
  return html`
    <div class="head ledger-head">
      <h2 id="ledger-title">Ledger</h2>
      <div class="actions">
        <${View} isByFilm=${isByFilm} onView=${setByFilm} />
        <${CsvButton} />
      </div>
    </div>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      ${isByFilm ? html`<${Films} entries=${entries} />` : html`<${Lines} entries=${entries} />`}
    </div>
  `;
}

function View({ isByFilm, onView }) {
  return [[false, 'By line'], [true, 'By film']].map(
    ([value, name]) => html`
      <button type="button" class="button" aria-pressed=${isByFilm === value ? 'true' : 'false'} onClick=${() => onView(value)}>${name}</button>
    `,
  );
}

function Lines({ entries }) {
  return html`
    <table>
      <thead><tr><th>What</th><th>Film</th><th>When</th><th class="number">Credits</th></tr></thead>
      <tbody>${entries.map((entry) => html`<${Line} key=${entry.id} entry=${entry} />`)}</tbody>
    </table>
  `;
}

function Line({ entry }) {
  const change = words.effect(entry);
  return html`
    <tr>
      <td>${words.ENTRY[entry.kind]}${entry.note && html` <span class="quiet small" dir="auto">${entry.note}</span>`}</td>
      <td class="film">${entry.videoId && html`<${FilmLink} videoId=${entry.videoId} prompt=${entry.prompt} />`}</td>
      <td class="quiet">${words.time(entry.createdAt)}</td>
      <td class="number">${change ? words.signed(change) : html`<span class="quiet">${words.figure(entry.amount)}</span>`}</td>
    </tr>
  `;
}

const FilmLink = ({ videoId, prompt }) =>
  html`<a href=${routes.video(videoId)} dir="auto" title=${prompt ?? videoId}>${prompt ? words.shorten(prompt) : videoId}</a>`;

function Films({ entries }) {
  const films = sumByFilm(entries);
  if (!films.length) return html`<p class="none">No film yet. <a href=${routes.playground}>Make the first one</a>.</p>`;
  return html`
    <table>
      <thead><tr><th>Film</th><th>When</th><th class="number">Held</th><th class="number">Charged</th></tr></thead>
      <tbody>
        ${films.map(
          ({ videoId, prompt, time, held, charged, isWhole }) => html`
            <tr key=${videoId}>
              <td class="film"><${FilmLink} videoId=${videoId} prompt=${prompt} /></td>
              <td class="quiet">${words.time(time)}</td>
              ${isWhole
                ? html`<td class="number">${words.figure(held)}</td><td class="number">${words.figure(charged)}</td>`
                : html`<td class="number quiet small" colspan="2">load older lines</td>`}
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

/** All lines, however many: they are loaded page by page. */
function CsvButton() {
  const { api, announce } = useContext(Session);
  const [told, setTold] = useState(null);
  const isBusy = told?.isBusy;
  const download = async () => {
    if (isBusy) return;
    try {
      const onCount = (count) => setTold({ isBusy: true, text: `${words.figure(count)} lines…` });
      onCount(0);
      const csv = writeCsv(await loadAll(api, onCount));
      const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
      save(address, 'kinora-ledger.csv');
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      setTold(null);
    } catch (error) {
      setTold({ text: error.message });
      announce(error.message);
    }
  };
  return html`
    <button type="button" class="button" onClick=${download}>
      <${Icon} name="download" />
      ${told?.text ?? html`CSV<span class="unseen"> of the ledger</span>`}
    </button>
  `;
}
