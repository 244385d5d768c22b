// The playground: put a draft together, know its price, make a video of it, watch it being made, play it.
import { findGaps, findPrice, pickFields } from '../options.js';
import { CallPanel } from '../parts/call.js';
import { Fields } from '../parts/fields.js';
import { FilmStage } from '../parts/film.js';
import { LastFilm } from '../parts/last.js';
import { Notice } from '../parts/message.js';
import { Price } from '../parts/price.js';
import { StillStage, StillRow } from '../parts/still.js';
import { useFilledDraft, useVideo } from '../parts/video.js';
import * as routes from '../routes.js';
import { html, Session, useContext, useEffect, useRef, useState } from '../view.js';
import * as words from '../words.js';

const FIELDS = ['image', 'prompt', 'fast_mode', 'generate_audio', 'aspect_ratio', 'resolution', 'seconds', 'take'];

export function Playground({ route, desk }) {
  const session = useContext(Session);
  const form = useRef();
  const shownId = route.again ? undefined : route.id;
  const { draft } = desk;
  const sending = useSending(desk, form);
  const given = sending.answer?.id === shownId ? sending.answer : null;
  const seen = useVideo(shownId, given?.body);
  const loading = useFilledDraft(route, desk, () => form.current.querySelector('[type=submit]')?.focus());
  const price = findPrice(session.prices, draft.fields);
  const problems = { ...sending.problems, ...(desk.fileProblem && { image: desk.fileProblem }) };
  const change = (fields) => {
    desk.change(fields);
    sending.forget(Object.keys(fields));
  };
  useEffect(() => sending.forget(['image']), [draft.image]);
  useEffect(() => sending.forget([]), [route.id, route.again]);
  return html`
    <form class="playground" ref=${form} onSubmit=${sending.send} onKeyDown=${sendByKeyboard} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${shownId
          ? html`<${FilmStage} key=${shownId} id=${shownId} seen=${seen} outcome=${given?.outcome} />`
          : html`<${StillStage} draft=${draft} desk=${desk} problems=${problems} />
              ${!route.id && html`<${LastFilm} />`}`}
      </div>
      ${session.may('videos:write') && html`<div class="panel">
        ${shownId && html`<${StillRow} image=${draft.image} onImage=${desk.choose} problems=${problems} />`}
        <${Fields} fields=${draft.fields} change=${change} problems=${problems}>
          ${!route.id && html`<${Clear} desk=${desk} />`}
        <//>
        <${Price} price=${price} failure=${sending.failure} />
        <${Notice} error=${sending.notice ?? loading.error ?? session.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${sending.isOn} aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick=${(event) => sending.isOn && event.preventDefault()}>
          ${sending.isOn ? 'Sending…' : 'Generate'}
        </button>
        <p class="quiet small hint" aria-hidden="true">${/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl'} + Enter</p>
      </div>`}
    </form>
    ${session.may('videos:write') &&
    html`<${CallPanel} fields=${draft.fields} image=${draft.image} answer=${given} video=${seen.video} />`}
  `;
}

/** Sending the draft: what is missing, what the API refused, what it answered. */
function useSending(desk, form) {
  const session = useContext(Session);
  const [failure, setFailure] = useState(null);
  const [gaps, setGaps] = useState({});
  const [answer, setAnswer] = useState(null);
  const [isOn, setOn] = useState(false);
  const { fields, image } = desk.draft;

  async function send(event) {
    event.preventDefault();
    const found = findGaps(fields, image);
    setGaps(found);
    setFailure(null);
    if (Object.keys(found).length) return focusField(form.current, Object.keys(found)[0]);
    setOn(true);
    try {
      await post();
    } catch (error) {
      setFailure(error);
      if (FIELDS.includes(error.param)) focusField(form.current, error.param);
    }
    setOn(false);
  }

  async function post() {
    const response = await session.api.create(pickFields(fields), image);
    const video = await response.json();
    const cache = response.headers.get('kinora-cache');
    const date = Date.parse(response.headers.get('date')) / 1000;
    const outcome = words.outcome({ cache, date }, video, findPrice(session.prices, fields));
    setAnswer({ id: video.id, status: response.status, cache, outcome, body: video });
    desk.follow(video.id);
    session.announce(outcome);
    session.refresh();
    location.hash = routes.video(video.id);
  }

  function forget(names) {
    setFailure(null);
    setGaps((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name))));
  }

  const isAtField = FIELDS.includes(failure?.param);
  const problems = { ...gaps, ...(isAtField && { [failure.param]: failure.message }) };
  const notice = failure && !isAtField && failure.status !== 402 ? failure : null;
  return { send, forget, failure, problems, notice, answer, isOn };
}

/** Empties the form; once more brings back what was in it. */
function Clear({ desk }) {
  if (desk.restore && desk.isEmpty) return html`<button type="button" class="plain" onClick=${desk.restore}>Undo clear</button>`;
  return !desk.isEmpty && html`<button type="button" class="plain" onClick=${desk.clear}>Clear</button>`;
}

function sendByKeyboard(event) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.querySelector('[type=submit]').click();
}

function focusField(form, name) {
  form.querySelector(`[name="${name}"]:checked, [name="${name}"]`)?.focus();
}
