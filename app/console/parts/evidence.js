// The evidence about a paid call whose answer was lost: side by side before and after, what it proposes, and the verdict.
import * as routes from '../routes.js';
import { html } from '../view.js';
import * as words from '../words.js';
import * as work from '../work.js';

export function Evidence({ evidence }) {
  const { cause, sentAt, lostAt, readingBefore, readingAfter, moved, otherCredits, credits } = evidence;
  return html`
    <p class="small">Sent ${words.time(sentAt)}. Its answer was lost ${words.time(lostAt)}${cause && html`: <span dir="auto">${cause}</span>`}.</p>
    <dl class="sides">
      <${Reading} name="Counter before" reading=${readingBefore} />
      <${Reading} name="Counter after" reading=${readingAfter} />
      <div><dt>It moved by</dt><dd>${moved === null ? 'not known' : words.figure(moved)}</dd></div>
      <div><dt>Other calls cost</dt><dd>${otherCredits === null ? 'not known' : words.figure(otherCredits)}</dd></div>
      <div><dt>This call costs</dt><dd>${words.figure(credits)}</dd></div>
    </dl>
  `;
}

function Reading({ name, reading }) {
  return html`
    <div>
      <dt>${name}</dt>
      <dd>
        ${reading === null
          ? 'no reading'
          : html`
              ${words.figure(reading.usedCredit)}
              <span class="quiet small"><a href=${routes.generation(reading.generationId)}>read ${words.time(reading.readAt)}</a></span>
            `}
      </dd>
    </div>
  `;
}

export function Proposed({ evidence: { proposal, basis, verdict } }) {
  if (verdict) {
    return html`
      <p class="proposed">
        <b>Verdict: ${verdict.billed ? 'it was billed' : 'it was not billed'}.</b> ${words.credits(verdict.refundedCredit)} given back,
        ${' '}${words.time(verdict.createdAt)}. ${verdict.note && html`<span dir="auto">${verdict.note}</span>`}
      </p>
    `;
  }
  return html`<p class="proposed"><b>${work.PROPOSAL[proposal] ?? proposal}.</b> ${work.BASIS[basis] ?? basis}</p>`;
}
