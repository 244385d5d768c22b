// My credits: the figures, how they went, and the ledger.
import { Chart } from '../parts/chart.js';
import { Notice } from '../parts/message.js';
import * as routes from '../routes.js';
import { html, Session, useContext, useEffect, useState } from '../view.js';
import * as words from '../words.js';

export function CreditsPage() {
  const session = useContext(Session);
  const { entries, hasMore, error, more } = useLedger(session.api);
  useEffect(() => void session.refresh(), []);
  return html`
    <section class="page" aria-busy=${session.credits && entries ? null : 'true'}>
      <h1 tabindex="-1">My credits</h1>
      <${Notice} error=${error ?? session.trouble} />
      ${session.credits && html`<${Figures} credits=${session.credits} />`}
      ${session.credits && entries?.length > 1 && html`<${Chart} entries=${entries} available=${session.credits.availableCredit} />`}
      ${entries && html`<${Ledger} entries=${entries} />`}
      ${hasMore && html`<div class="pages"><button type="button" class="button" onClick=${more}>Older entries</button></div>`}
    </section>
  `;
}

function useLedger(api) {
  const [ledger, setLedger] = useState({ entries: null, hasMore: false, error: null });
  const load = async (before) => {
    try {
      const page = await api.entries(before.at(-1)?.id);
      setLedger({ entries: [...before, ...page.data], hasMore: page.has_more, error: null });
    } catch (error) {
      setLedger((kept) => ({ ...kept, error }));
    }
  };
  useEffect(() => void load([]), [api]);
  return { ...ledger, more: () => load(ledger.entries) };
}

function Figures({ credits }) {
  const { creditLimit, usedCredit, heldCredit, availableCredit } = credits;
  const used = words.percent(usedCredit, creditLimit);
  const held = words.percent(heldCredit, creditLimit);
  return html`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${words.figure(availableCredit)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${words.figure(usedCredit)}</dd></div>
      <div><dt><i class="dot held"></i>Held for runs</dt><dd>${words.figure(heldCredit)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${words.figure(creditLimit)}</dd></div>
    </dl>
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${used} height="1" />
      <rect class="held" x=${used} width=${held} height="1" />
    </svg>
  `;
}

function Ledger({ entries }) {
  return html`
    <h2 id="ledger-title">Ledger</h2>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      <table>
        <thead><tr><th>What</th><th>When</th><th class="number">Credits</th></tr></thead>
        <tbody>${entries.map((entry) => html`<${Row} key=${entry.id} entry=${entry} />`)}</tbody>
      </table>
    </div>
  `;
}

function Row({ entry }) {
  const change = words.effect(entry);
  return html`
    <tr>
      <td>
        ${entry.videoId ? html`<a href=${routes.video(entry.videoId)}>${words.ENTRY[entry.kind]}</a>` : words.ENTRY[entry.kind]}
        ${entry.note && html` <span class="quiet small">${entry.note}</span>`}
      </td>
      <td class="quiet">${words.time(entry.createdAt)}</td>
      <td class="number">${change ? words.signed(change) : html`<span class="quiet">${words.figure(entry.amount)}</span>`}</td>
    </tr>
  `;
}
