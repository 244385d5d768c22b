// The playground: a draft is put together, its price is known, it becomes a video, the video is watched and played.
import { findGaps, findPrice, pickFields } from '../options.js';
import { CallPanel } from '../parts/call.js';
import { Fields } from '../parts/fields.js';
import { FilmStage } from '../parts/film.js';
import { Notice } from '../parts/message.js';
import { Price } from '../parts/price.js';
import { StillStage } from '../parts/still.js';
import { useDraftOf, useVideo } from '../parts/video.js';
import * as routes from '../routes.js';
import { html, Session, useContext, useEffect, useRef, useState } from '../view.js';
import * as words from '../words.js';

const FIELDS = ['image', 'prompt', 'fast_mode', 'generate_audio', 'aspect_ratio', 'resolution', 'seconds', 'take'];

export function Playground({ route, draft, setDraft, clearDraft }) {
  const session = useContext(Session);
  const [failure, setFailure] = useState(null);
  const [gaps, setGaps] = useState({});
  const [answer, setAnswer] = useState(null);
  const [isSending, setSending] = useState(false);
  const form = useRef();
  const shownId = route.again ? undefined : route.id;
  const given = answer?.id === shownId ? answer : null;
  const seen = useVideo(shownId, given?.body);
  const loading = useDraftOf(route, draft, setDraft, () => form.current.querySelector('[type=submit]').focus());
  const price = findPrice(session.prices, draft.fields);

  function change(fields) {
    setDraft((before) => ({ ...before, fields: { ...before.fields, ...fields } }));
    forget(Object.keys(fields));
  }

  function choose(image) {
    setDraft((before) => ({ ...before, image, videoId: null }));
    forget(['image']);
    if (route.id) location.hash = routes.playground;
  }

  function forget(names) {
    setFailure(null);
    setGaps((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name))));
  }

  async function generate(event) {
    event.preventDefault();
    const found = findGaps(draft.fields, draft.image);
    setGaps(found);
    setFailure(null);
    if (Object.keys(found).length) return focusField(form.current, Object.keys(found)[0]);
    setSending(true);
    try {
      await post();
    } catch (error) {
      setFailure(error);
      if (FIELDS.includes(error.param)) focusField(form.current, error.param);
    }
    setSending(false);
  }

  async function post() {
    const response = await session.api.create(pickFields(draft.fields), draft.image);
    const video = await response.json();
    const cache = response.headers.get('kinora-cache');
    setAnswer({ id: video.id, status: response.status, cache, outcome: words.outcome(cache, video, price), body: video });
    setDraft((before) => ({ ...before, videoId: video.id }));
    session.announce(words.outcome(cache, video, price));
    session.refresh();
    location.hash = routes.video(video.id);
  }

  useEffect(() => setFailure(null), [route.id, route.again]);
  const problems = { ...gaps, ...(FIELDS.includes(failure?.param) && { [failure.param]: failure.message }) };
  const isElsewhere = failure && !FIELDS.includes(failure.param) && failure.status !== 402;
  return html`
    <form class="playground" ref=${form} onSubmit=${generate} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${shownId
          ? html`<${FilmStage} key=${shownId} id=${shownId} seen=${seen} outcome=${given?.outcome} onNew=${clearDraft} />`
          : html`<${StillStage} image=${draft.image} aspectRatio=${draft.fields.aspect_ratio} onImage=${choose}
              problems=${problems} />`}
      </div>
      <div class="panel">
        <${Fields} fields=${draft.fields} change=${change} problems=${problems} />
        <${Price} price=${price} failure=${failure} />
        <${Notice} error=${isElsewhere ? failure : loading.error ?? session.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${isSending} onClick=${(event) => isSending && event.preventDefault()}>
          ${isSending ? 'Sending…' : 'Generate'}
        </button>
      </div>
    </form>
    <${CallPanel} fields=${draft.fields} image=${draft.image} answer=${given} video=${seen.video} />
  `;
}

function focusField(form, name) {
  form.querySelector(`[name="${name}"]:checked, [name="${name}"]`)?.focus();
}
