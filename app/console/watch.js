// Watching one video until it has ended, by its events or else by polling; a page of videos, by polling.
import { at } from './api.js';
import { readEvents } from './events.js';
import { hasEnded } from './words.js';

const POLL_MS = 1000;
const IDLE_MS = 5000;
const LONGEST_WAIT_MS = 10_000;

/**
 * Passes each state of a video to `onVideo` until it has ended. A service that does not answer is asked again, at growing
 * intervals, and `onTrouble(error)` is called; an answer that cannot change, such as a 404, is thrown.
 */
export async function watchVideo(api, id, { onVideo, onTrouble, signal }) {
  let follow = followEvents;
  for (let failures = 0; !signal.aborted; ) {
    try {
      for await (const video of follow(api, id, signal)) {
        failures = 0;
        onTrouble(null);
        onVideo(video);
        if (hasEnded(video)) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error.code === 'not_found' && follow === followEvents) follow = followPolls; // a Kinora without events
      else if (error.isFinal) throw error;
      else onTrouble(error);
    }
    await pause(Math.min(LONGEST_WAIT_MS, POLL_MS * 2 ** failures++), signal);
  }
}

/** Loads a page again and again: often while something on it is in progress, else every few seconds. */
export async function watchPage(load, { onPage, onTrouble, signal }) {
  while (!signal.aborted) {
    let isLiving = false;
    try {
      const page = await load(signal);
      if (signal.aborted) return;
      onTrouble(null);
      onPage(page);
      isLiving = page.data.some((video) => !hasEnded(video));
    } catch (error) {
      if (signal.aborted) return;
      onTrouble(error);
      if (error.isFinal) return;
    }
    await pause(isLiving ? POLL_MS : IDLE_MS, signal);
    await isVisible(signal);
  }
}

async function* followEvents(api, id, signal) {
  const answer = await api.call(`${at(id)}/events`, { signal, headers: { accept: 'text/event-stream' } });
  for await (const { event, data } of readEvents(answer.body)) {
    if (event === 'video') yield JSON.parse(data);
  }
}

async function* followPolls(api, id, signal) {
  for (;;) {
    yield await api.video(id, signal);
    await pause(POLL_MS, signal);
  }
}

function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}

/** Resolves at once while the tab can be seen, else when it can be seen again. */
function isVisible(signal) {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('visibilitychange', resolve, { once: true, signal });
    signal.addEventListener('abort', resolve, { once: true });
  });
}
