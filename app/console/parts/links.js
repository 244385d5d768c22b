// Signed links: they let <video>, downloads and colleagues fetch a film without a key, piece by piece.
import { html, Session, useContext, useEffect, useRef, useState } from '../view.js';
import { CopyButton } from './copy.js';
import { Icon } from './icons.js';

const PLAY_SECONDS = 3600;
const RENEW_MS = (PLAY_SECONDS - 300) * 1000; // by our own clock: the server's may differ
const SHARE_SECONDS = 7 * 24 * 3600; // the longest that the API allows
const TRIES = 3;

/** A link to play a finished film by: `{address, error, renew}`. It is replaced before it expires, and by `renew()`. */
export function useFilmLink(id, isReady) {
  const { api } = useContext(Session);
  const [link, setLink] = useState({ address: null, error: null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!isReady) return undefined;
    let isGone = false;
    const timer = setTimeout(() => setRound((before) => before + 1), RENEW_MS);
    api.link(id, PLAY_SECONDS).then(
      (address) => isGone || setLink({ address, error: null }),
      (error) => isGone || setLink((before) => ({ ...before, error })),
    );
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [api, id, isReady, round]);
  return { ...link, renew: () => setRound((before) => before + 1) };
}

/** Plays by a link. A new link goes on where the old one was; a film that cannot be played is asked for again some times. */
export function Player({ link, label, poster, isLooped, onFailure }) {
  const place = useRef(null);
  const failures = useRef(0);
  const keepPlace = ({ target }) => {
    if (target.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return; // it is about to load another link
    place.current = { at: target.currentTime, isPlaying: !target.paused };
  };
  const onReady = ({ target }) => {
    failures.current = 0;
    if (!place.current) return;
    target.currentTime = place.current.at;
    if (place.current.isPlaying) target.play().catch(() => {}); // a browser may ask for a click first
  };
  const onError = () => (failures.current++ < TRIES ? link.renew() : onFailure());
  return html`
    <video controls playsinline preload="auto" src=${link.address} poster=${poster} loop=${isLooped} aria-label=${label}
      onLoadedMetadata=${onReady} onTimeUpdate=${keepPlace} onPause=${keepPlace} onPlay=${keepPlace} onError=${onError}></video>
  `;
}

/** Copies an absolute address that opens in any browser, without a key. */
export function ShareButton({ id }) {
  const { api } = useContext(Session);
  const write = async () => new URL(await api.link(id, SHARE_SECONDS), location.href).href;
  return html`<${CopyButton} label="Copy link" done="Copied: works for 7 days" icon="link" text=${write} />`;
}

/** Downloads by a link of its own: one that is shown for long may have expired. */
export function DownloadButton({ id, label }) {
  const { api, announce } = useContext(Session);
  const [problem, setProblem] = useState(null);
  const download = async () => {
    setProblem(null);
    try {
      save(await api.link(id, PLAY_SECONDS), `${id}.mp4`);
    } catch (error) {
      setProblem(error.message);
      announce(error.message);
    }
  };
  return html`
    <button type="button" class="button" aria-label=${label} title=${problem} onClick=${download}>
      <${Icon} name=${problem ? 'cancel' : 'download'} />${problem ? 'No download' : 'Download'}
    </button>
  `;
}

/** Hands an address to the browser's own download. */
export function save(address, name) {
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
}
