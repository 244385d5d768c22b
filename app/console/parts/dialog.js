// The question before a film is deleted for good.
import { html, useEffect, useRef } from '../view.js';
import * as words from '../words.js';

export function RemoveDialog({ video, onYes, onNo }) {
  const dialog = useRef();
  useEffect(() => {
    const shown = dialog.current;
    shown.showModal();
    return () => shown.close(); // which gives the focus back
  }, []);
  return html`
    <dialog ref=${dialog} aria-labelledby="remove-title" onCancel=${onNo}>
      <h2 id="remove-title">Delete this film?</h2>
      <p><q dir="auto">${words.shorten(video.prompt)}</q>, take ${video.take}. It cannot be restored, and its credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${onNo}>Keep it</button>
        <button type="button" class="primary danger" onClick=${onYes}>Delete</button>
      </div>
    </dialog>
  `;
}
