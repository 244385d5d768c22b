// A notification of the system when a film is ready; asked for by a click only, and shown only while the tab is hidden.
import { html, useState } from '../view.js';
import * as words from '../words.js';
import { Icon } from './icons.js';

const PLACE = 'kinora.notify';

const isPossible = () => 'Notification' in window && isSecureContext && Notification.permission !== 'denied';
const isWanted = () => isPossible() && Notification.permission === 'granted' && sessionStorage.getItem(PLACE) === 'yes';

export function NotifyButton() {
  const [isOn, setOn] = useState(isWanted);
  const [isRefused, setRefused] = useState(!isPossible());
  if (isRefused) return null;
  const toggle = async () => {
    const answer = isOn ? 'no' : await Notification.requestPermission();
    sessionStorage.setItem(PLACE, answer === 'granted' ? 'yes' : 'no');
    setOn(isWanted());
    setRefused(!isPossible());
  };
  return html`
    <button type="button" class="button" aria-pressed=${isOn ? 'true' : 'false'} onClick=${toggle}>
      <${Icon} name=${isOn ? 'done' : 'bell'} />Notify me
    </button>
  `;
}

export function notifyOf(video) {
  if (!document.hidden || !isWanted()) return;
  const title = video.status === 'completed' ? 'Your film is ready' : 'There is no film';
  try {
    const note = new Notification(title, { body: words.shorten(video.prompt), tag: video.id });
    note.onclick = () => window.focus();
  } catch {
    // Android's browsers have the name, but not the constructor.
  }
}
