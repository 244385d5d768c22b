// The last film of this key, to go back to: after a reload, in a new tab, the next morning.
import * as routes from '../routes.js';
import { html, Session, useContext, useEffect, useState } from '../view.js';
import * as words from '../words.js';
import { useObjectUrl, useStill } from './blobs.js';

export function LastFilm() {
  const { api } = useContext(Session);
  const [video, setVideo] = useState(null);
  useEffect(() => {
    const asking = new AbortController();
    api.videos({ limit: 1 }, asking.signal).then(
      (page) => setVideo(page.data[0] ?? null),
      () => {}, // the page works without it
    );
    return () => asking.abort();
  }, [api]);
  return video && html`<${Line} video=${video} />`;
}

function Line({ video }) {
  const still = useObjectUrl(useStill(video.id));
  return html`
    <a class="last" href=${routes.video(video.id)}>
      <span class="thumb">${still && html`<img src=${still} alt="" />`}</span>
      <span class="about">
        <span class="quiet small">Your last film · ${words.status(video)}</span>
        <span class="prompt" dir="auto">${video.prompt}</span>
      </span>
    </a>
  `;
}
