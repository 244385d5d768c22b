// One video in the gallery.
import * as routes from '../routes.js';
import { html } from '../view.js';
import * as words from '../words.js';
import { useObjectUrl, useStill } from './blobs.js';
import { Icon } from './icons.js';
import { DownloadButton } from './links.js';
import { Message } from './message.js';

export function Card({ video, onCancel, onRemove }) {
  const hasEnded = words.hasEnded(video);
  return html`
    <li class="card">
      <a class="cover" href=${routes.video(video.id)}>
        <${Thumbnail} video=${video} />
        <span class=${`badge ${video.status} ${words.isChargedFailure(video) ? 'charged' : ''}`}>${words.status(video)}</span>
        <span class="prompt" dir="auto">${video.prompt}</span>
      </a>
      ${video.error && html`<p class="why small"><${Message} text=${video.error.message} /></p>`}
      <p class="quiet small">${words.brief(video)}</p>
      <p class="quiet small">${words.time(video.created_at)}</p>
      ${video.status === 'in_progress' && html`<${Progress} video=${video} />`}
      <div class="actions">
        ${video.status === 'completed' && html`<${DownloadButton} id=${video.id} label=${name('Download', video)} />`}
        ${hasEnded && html`<${Again} video=${video} verb=${video.status === 'failed' ? 'Try again' : 'Again'} />`}
        ${video.status === 'queued' && html`<${Act} verb="Cancel" icon="cancel" video=${video} onClick=${onCancel} />`}
        ${hasEnded && html`<${Act} verb="Delete" icon="remove" video=${video} onClick=${onRemove} />`}
      </div>
    </li>
  `;
}

/** In a list of buttons each says which film it is for. */
const name = (verb, video) => `${verb}: ${words.shorten(video.prompt)}, take ${video.take}`;

function Progress({ video }) {
  const value = video.estimated_completed_at ? video.progress : undefined;
  return html`<progress max="100" value=${value} aria-label=${words.stage(video)}></progress>`;
}

function Again({ verb, video }) {
  return html`<a class="button" href=${routes.again(video.id)} aria-label=${name(verb, video)}><${Icon} name="again" />${verb}</a>`;
}

function Act({ verb, icon, video, onClick }) {
  return html`
    <button type="button" class="button" aria-label=${name(verb, video)} onClick=${() => onClick(video)}>
      <${Icon} name=${icon} />${verb}
    </button>
  `;
}

function Thumbnail({ video }) {
  const still = useStill(video.id);
  const address = useObjectUrl(still);
  return html`
    <span class="thumbnail">
      ${address ? html`<img src=${address} alt="" />` : still === null && html`<span class="quiet small">Still no longer kept</span>`}
    </span>
  `;
}
