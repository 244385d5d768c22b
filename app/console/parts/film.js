// The stage of a video: how far it is, then the film itself and what can be done with it.
import { sides } from '../frame.js';
import * as routes from '../routes.js';
import { html, Session, useContext, useState } from '../view.js';
import * as words from '../words.js';
import { useObjectUrl, useStill } from './blobs.js';
import { Icon } from './icons.js';
import { DownloadButton, Player, ShareButton, useFilmLink } from './links.js';
import { Message, Notice } from './message.js';
import { NotifyButton } from './notify.js';
import { useNow } from './video.js';

const LOOP = 'kinora.loop';

export function FilmStage({ id, seen, outcome }) {
  const { video, error, trouble } = seen;
  if (error) {
    return html`<${Notice} error=${error}><p><a href=${routes.films()}>See all your films</a></p><//>`;
  }
  if (!video) return html`<div class="screen" aria-busy="true"></div>`;
  return html`<${Shown} key=${id} video=${video} trouble=${trouble} outcome=${outcome} onVideo=${seen.set} />`;
}

function Shown({ video, trouble, outcome, onVideo }) {
  const isReady = video.status === 'completed';
  const link = useFilmLink(video.id, isReady);
  const [hasFailed, setFailed] = useState(false);
  const [isLooped, setLooped] = useState(sessionStorage.getItem(LOOP) !== 'no');
  const loop = () => {
    sessionStorage.setItem(LOOP, isLooped ? 'no' : 'yes');
    setLooped(!isLooped);
  };
  const error = link.error ?? (hasFailed ? { message: 'This browser cannot play the film. Download it instead.' } : null);
  return html`
    <${Screen} video=${video} link=${!hasFailed && link.address ? link : null} isLooped=${isLooped} onFailure=${() => setFailed(true)}>
      <${Curtain} video=${video} error=${error} />
    <//>
    <div class="under">
      <p class=${`outcome ${words.isChargedFailure(video) ? 'charged' : ''}`}>${outcome ?? words.cost(video)}</p>
      <p class="quiet small">${words.describe(video)}</p>
      <${Notice} error=${trouble} />
      <${Actions} video=${video} isLooped=${isLooped} onLoop=${loop} onVideo=${onVideo} />
    </div>
  `;
}

/** The film once there is a link to it; before that its still, behind a curtain. */
function Screen({ video, link, isLooped, onFailure, children }) {
  const still = useObjectUrl(useStill(video.id));
  const [across, down] = sides(video.aspect_ratio);
  return html`
    <div class="screen" style=${{ '--across': across, '--down': down }}>
      ${link
        ? html`<${Player} link=${link} poster=${still} label=${`Film: ${video.prompt}`} isLooped=${isLooped} onFailure=${onFailure} />`
        : html`${still && html`<img src=${still} alt="" />`}${children}`}
    </div>
  `;
}

/** What is shown while there is no film to see. */
function Curtain({ video, error }) {
  if (video.status === 'failed') return html`<${Failure} title=${words.failure(video)} text=${video.error.message} />`;
  if (error) return html`<${Failure} title="The film cannot be shown" text=${error.message} />`;
  if (video.status === 'completed') return html`<div class="curtain"><p class="state">Opening the film</p></div>`;
  return html`<div class="curtain"><${Progress} video=${video} /></div>`;
}

/** Per cent only where the service knows how long such films take; else the bar moves without a figure. */
function Progress({ video }) {
  const now = useNow();
  const left = video.estimated_completed_at && Math.max(0, video.estimated_completed_at - now);
  const isKnown = Boolean(video.estimated_completed_at);
  return html`
    <p class="state">${words.stage(video)}${isKnown && ` · ${video.progress} %`}</p>
    <progress max="100" value=${isKnown ? video.progress : undefined} aria-label=${words.stage(video)}></progress>
    <p class="small">
      ${words.duration(Math.max(0, now - video.created_at))} so far${isKnown && `, about ${words.duration(left)} left`}
    </p>
  `;
}

function Failure({ title, text }) {
  return html`<div class="curtain"><p class="state">${title}</p><p><${Message} text=${text} /></p></div>`;
}

function Actions({ video, isLooped, onLoop, onVideo }) {
  const isReady = video.status === 'completed';
  return html`
    <div class="actions">
      ${isReady &&
      html`
        <${DownloadButton} id=${video.id} />
        <${ShareButton} id=${video.id} />
        <button type="button" class="button" aria-pressed=${isLooped ? 'true' : 'false'} onClick=${onLoop}><${Icon} name="loop" />Loop</button>
        <a class="button" href=${routes.again(video.id)}><${Icon} name="again" />Again, take ${video.take + 1}</a>
      `}
      ${video.status === 'failed' && html`<a class="button" href=${routes.again(video.id)}><${Icon} name="again" />Try again</a>`}
      ${!words.hasEnded(video) && html`<${NotifyButton} />`}
      ${video.status === 'queued' && html`<${CancelButton} video=${video} onVideo=${onVideo} />`}
      <a class="button" href=${routes.playground}>New film</a>
    </div>
  `;
}

function CancelButton({ video, onVideo }) {
  const { api, announce, refresh } = useContext(Session);
  const [error, setError] = useState(null);
  const cancel = async () => {
    setError(null);
    try {
      onVideo(await api.cancel(video.id));
      announce('Cancelled. Nothing was charged.');
      refresh();
    } catch (failure) {
      setError(failure);
    }
  };
  return html`
    <button type="button" class="button" onClick=${cancel}><${Icon} name="cancel" />Cancel</button>
    <${Notice} error=${error} />
  `;
}
