// One generation with its whole story: where the time went, its tries, its credits, and the videos that share it.
import { useLoaded } from '../load.js';
import { Evidence, Proposed } from '../parts/evidence.js';
import { LoadNotice } from '../parts/message.js';
import { findCharge, Refund } from '../parts/refund.js';
import { Times } from '../parts/times.js';
import * as routes from '../routes.js';
import { html, Session, useContext } from '../view.js';
import * as words from '../words.js';
import * as work from '../work.js';

export function GenerationPage({ route: { id } }) {
  const { api, may, announce } = useContext(Session);
  const loaded = useLoaded((signal) => api.operate.generation(id, signal), [api, id]);
  const { data: story, error } = loaded;
  const onDone = (said) => {
    announce(said);
    loaded.again();
  };
  return html`
    <section class="page" aria-busy=${story || error ? null : 'true'}>
      <p class="small"><a href=${routes.generations()}>Generations</a></p>
      <h1 tabindex="-1">Generation</h1>
      <${LoadNotice} loaded=${loaded} />
      ${error?.status === 404 && html`<p class="part-none"><a href=${routes.generations()}>Look for it among all generations</a>.</p>`}
      ${story && html`<${Body} story=${story} mayChange=${may('operate:write')} onDone=${onDone} />`}
    </section>
  `;
}

function Body({ story, mayChange, onDone }) {
  return html`
    <${Facts} story=${story} />
    ${story.evidence &&
    html`
      <section aria-labelledby="evidence-title" class="part">
        <h2 id="evidence-title">Was it billed?</h2>
        <${Proposed} evidence=${story.evidence} />
        <${Evidence} evidence=${story.evidence} />
        ${!story.evidence.verdict && html`<p class="small part-none"><a href=${routes.unknown({ client: story.client_id })}>Give a verdict</a></p>`}
      </section>
    `}
    <section aria-labelledby="times-title" class="part">
      <h2 id="times-title">Where the time went</h2>
      ${story.times
        ? html`<${Times} times=${story.times} />`
        : html`<p class="quiet part-none">This is more than 30 days ago: its events are deleted.</p>`}
    </section>
    <section aria-labelledby="attempts-title" class="part">
      <h2 id="attempts-title">Attempts</h2>
      <${Attempts} attempts=${story.attempts} />
    </section>
    <section aria-labelledby="entries-title" class="part">
      <h2 id="entries-title">Credits</h2>
      <${Entries} entries=${story.entries} />
      ${mayChange && findCharge(story.entries) > 0 && html`<${Refund} story=${story} onDone=${onDone} />`}
    </section>
    <section aria-labelledby="videos-title" class="part">
      <h2 id="videos-title">Videos that share it</h2>
      <${Videos} videos=${story.videos} />
    </section>
  `;
}

function Facts({ story }) {
  const { id, state, failure, client_id: client, client_name: name, credits, created_at: began, upstream_uuid: uuid } = story;
  const speed = story.fast_mode ? 'fast' : 'standard';
  const sound = story.generate_audio ? 'with sound' : 'silent';
  return html`
    <p class="quiet small facts">
      <span class=${`state ${work.look(state)}`}>${work.STATE[state] ?? state}</span>
      ${failure && state !== 'unknown' && html`<span>${words.FAILURE[failure] ?? failure}</span>`}
      <span>${words.credits(credits)}, paid by <a href=${routes.client(client)} dir="auto">${name}</a></span>
      <span>accepted ${words.time(began)}</span>
    </p>
    <p class="quiet small">${[story.aspect_ratio, story.resolution, `${story.seconds} s`, speed, sound, `take ${story.take}`].join(' · ')}</p>
    <p class="quiet small facts"><span class="id">${id}</span>${uuid && html`<span>at the model <span class="id">${uuid}</span></span>`}</p>
  `;
}

function Attempts({ attempts }) {
  if (!attempts.length) return html`<p class="quiet part-none">None yet: nothing that costs was sent.</p>`;
  return html`
    <ol class="log attempts">
      ${attempts.map(
        ({ id, outcome, detail, started_at: began, ended_at: ended }) => html`
          <li key=${id}>
            <p><b>${outcome === null ? 'The answer is awaited' : (work.OUTCOME[outcome] ?? outcome)}</b></p>
            ${detail && html`<p class="small" dir="auto">${detail}</p>`}
            <p class="quiet small">
              sent <time datetime=${new Date(began * 1000).toISOString()}>${words.time(began)}</time>
              ${ended !== null && `, answered after ${words.duration(ended - began)}`}
            </p>
          </li>
        `,
      )}
    </ol>
  `;
}

function Entries({ entries }) {
  return html`
    <div class="table" tabindex="0" role="region" aria-label="Entries of its credits">
      <table class="entries">
        <thead><tr><th>What</th><th>When</th><th class="number">Credits</th></tr></thead>
        <tbody>
          ${entries.map(
            ({ id, kind, amount, note, created_at: time }) => html`
              <tr key=${id}>
                <td class="name">${words.ENTRY[kind]}${note && html` <span class="quiet small" dir="auto">${note}</span>`}</td>
                <td class="quiet">${words.time(time)}</td>
                <td class="number">${words.figure(amount)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function Videos({ videos }) {
  if (!videos.length) return html`<p class="quiet part-none">None: all were deleted.</p>`;
  return html`
    <div class="table" tabindex="0" role="region" aria-label="Its videos">
      <table class="videos">
        <thead><tr><th>Client</th><th>Video</th><th>State</th><th>How it was served</th><th class="number">Credits</th></tr></thead>
        <tbody>${videos.map((video) => html`<${Video} key=${video.id} video=${video} />`)}</tbody>
      </table>
    </div>
  `;
}

function Video({ video: { id, client_id: client, client_name: name, status, failure, cache, credits, metadata } }) {
  const labels = Object.entries(metadata ?? {}).map(([label, value]) => `${label}: ${value}`);
  return html`
    <tr>
      <td class="name"><a href=${routes.client(client)} dir="auto">${name}</a></td>
      <td class="name"><code>${id}</code>${labels.length > 0 && html`<span class="quiet small" dir="auto">${labels.join(' · ')}</span>`}</td>
      <td>${words.STATUS[status]}${failure && html` <span class="quiet small">${words.FAILURE[failure] ?? failure}</span>`}</td>
      <td>${work.CACHE[cache]}</td>
      <td class="number">${words.figure(credits)}</td>
    </tr>
  `;
}
