// The stage of a video: how far its run is, then the film itself and what can be done with it.
import { sides } from '../frame.js';
import * as routes from '../routes.js';
import { html } from '../view.js';
import * as words from '../words.js';
import { useFilm, useObjectUrl, useStill } from './blobs.js';
import { CopyButton } from './copy.js';
import { Icon } from './icons.js';
import { Message, Notice } from './message.js';
import { useElapsed, useUsual } from './video.js';

export function FilmStage({ id, seen, outcome, onNew }) {
  const { video, error, trouble } = seen;
  if (error) {
    return html`<${Notice} error=${error}><p><a href=${routes.films()}>See all your films</a></p><//>`;
  }
  if (!video) return html`<div class="screen" aria-busy="true"></div>`;
  return html`<${Shown} video=${video} trouble=${trouble} outcome=${outcome} onNew=${onNew} />`;
}

function Shown({ video, trouble, outcome, onNew }) {
  const { film, loaded, error } = useFilm(video.id, video.status === 'completed');
  const address = useObjectUrl(film);
  return html`
    <${Screen} video=${video} address=${address}>
      <${Curtain} video=${video} loaded=${loaded} error=${error} />
    <//>
    <div class="under">
      <p class="outcome">${outcome ?? words.cost(video)}</p>
      <p class="quiet small">${words.describe(video)}</p>
      <${Notice} error=${trouble} />
      <${Actions} video=${video} address=${address} onNew=${onNew} />
    </div>
  `;
}

/** The film once it has an address; before that its still, behind a curtain. */
function Screen({ video, address, children }) {
  const still = useObjectUrl(useStill(video.id));
  const [across, down] = sides(video.aspect_ratio);
  return html`
    <div class="screen" style=${{ '--across': across, '--down': down }}>
      ${address
        ? html`<video controls playsinline src=${address} poster=${still} aria-label=${`Film: ${video.prompt}`}></video>`
        : html`${still && html`<img src=${still} alt="" />`}${children}`}
    </div>
  `;
}

/** What is seen while there is no film to see. */
function Curtain({ video, loaded, error }) {
  if (video.status === 'failed') return html`<${Failure} title="No film" text=${video.error.message} />`;
  if (error) return html`<${Failure} title="The film can not be fetched" text=${error.message} />`;
  if (video.status === 'completed') {
    return html`<div class="curtain"><${Progress} name="Fetching the film" value=${loaded} /></div>`;
  }
  return html`<div class="curtain"><${Run} video=${video} /></div>`;
}

function Run({ video }) {
  const usual = useUsual();
  const elapsed = useElapsed(video.created_at);
  const wait = usual === null ? '' : `, usually about ${words.duration(usual)}`;
  return html`
    <${Progress} name=${words.stage(video)} value=${video.progress} />
    <p class="small">${words.duration(elapsed)} so far${wait}</p>
  `;
}

function Progress({ name, value }) {
  return html`
    <p class="state">${name}</p>
    <progress max="100" value=${value} aria-label=${name}></progress>
  `;
}

function Failure({ title, text }) {
  return html`<div class="curtain"><p class="state">${title}</p><p><${Message} text=${text} /></p></div>`;
}

function Actions({ video, address, onNew }) {
  return html`
    <div class="actions">
      ${address &&
      html`<a class="button" href=${address} download=${`${video.id}.mp4`}><${Icon} name="download" />Download</a>`}
      <${CopyButton} label="Copy link" icon="link" text=${() => location.href} />
      ${video.status === 'completed' &&
      html`<a class="button" href=${routes.again(video.id)}><${Icon} name="again" />Again, take ${video.take + 1}</a>`}
      <a class="button" href=${routes.playground} onClick=${onNew}>New film</a>
    </div>
  `;
}
