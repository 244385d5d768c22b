// One video in the gallery.
import * as routes from '../routes.js';
import { html } from '../view.js';
import * as words from '../words.js';
import { useObjectUrl, useStill } from './blobs.js';
import { Icon } from './icons.js';

export function Card({ video, onCancel, onRemove }) {
  return html`
    <li class="card">
      <a class="cover" href=${routes.video(video.id)}>
        <${Thumbnail} video=${video} />
        <span class=${`badge ${video.status}`}>${words.STATUS[video.status]}</span>
        <span class="prompt">${video.prompt}</span>
      </a>
      <p class="quiet small">${words.brief(video)}</p>
      <p class="quiet small">${words.time(video.created_at)}</p>
      ${video.status === 'in_progress' &&
      html`<progress max="100" value=${video.progress} aria-label=${words.stage(video)}></progress>`}
      <div class="actions">
        ${words.hasEnded(video) &&
        html`<a class="button" href=${routes.again(video.id)} aria-label=${name('Again', video)}><${Icon} name="again" />Again</a>`}
        ${video.status === 'queued' && html`<${Act} verb="Cancel" icon="cancel" video=${video} onClick=${onCancel} />`}
        ${words.hasEnded(video) && html`<${Act} verb="Delete" icon="remove" video=${video} onClick=${onRemove} />`}
      </div>
    </li>
  `;
}

/** Out of a list of buttons each says which film it is for. */
const name = (verb, video) => `${verb}: ${video.prompt.slice(0, 60)}, take ${video.take}`;

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
      ${address ? html`<img src=${address} alt="" />` : still === null && html`<span class="quiet small">No longer kept</span>`}
    </span>
  `;
}
