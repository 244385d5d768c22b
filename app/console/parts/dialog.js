// The one question that is asked before something is gone for good.
import { html, useEffect, useRef } from '../view.js';

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
      <p>“${video.prompt.slice(0, 120)}”, take ${video.take}. It can not be brought back, and credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${onNo}>Keep it</button>
        <button type="button" class="primary danger" onClick=${onYes}>Delete</button>
      </div>
    </dialog>
  `;
}
