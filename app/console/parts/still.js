// The stage before there is a film: drop, paste or choose a still, and see what the frame keeps of it.
import { describeCut, keep, sides } from '../frame.js';
import { IMAGE_TYPES } from '../options.js';
import { html, useEffect, useState } from '../view.js';
import * as words from '../words.js';
import { useObjectUrl } from './blobs.js';
import { Icon } from './icons.js';
import { FieldProblem } from './message.js';

export function StillStage({ image, aspectRatio, onImage, problems }) {
  const [isOver, setOver] = useState(false);
  usePaste(onImage);
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length) onImage(event.dataTransfer.files[0]);
  };
  const over = (event) => {
    event.preventDefault();
    setOver(true);
  };
  return html`
    <label class=${`drop ${isOver ? 'over' : ''}`} onDragOver=${over} onDragLeave=${() => setOver(false)} onDrop=${drop}>
      <input class="unseen" type="file" name="image" accept=${IMAGE_TYPES.join()} aria-label="Still"
        aria-describedby="image-help image-problem" aria-invalid=${problems.image ? 'true' : null}
        onChange=${(event) => event.target.files.length && onImage(event.target.files[0])} />
      ${image
        ? html`<${Preview} key=${image} image=${image} aspectRatio=${aspectRatio} />`
        : html`<${Invitation} aspectRatio=${aspectRatio} />`}
    </label>
    <${FieldProblem} name="image" problems=${problems} />
  `;
}

function Invitation({ aspectRatio }) {
  const [across, down] = sides(aspectRatio);
  return html`
    <span class="invitation" style=${{ aspectRatio: `${across} / ${down}` }}>
      <${Icon} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG or WebP</span>
    </span>
  `;
}

/** All of the still, with the frame of the film on it and what is cut in the dark. */
function Preview({ image, aspectRatio }) {
  const address = useObjectUrl(image);
  const [size, setSize] = useState(null);
  const [isBroken, setBroken] = useState(false);
  const measure = ({ target }) => setSize({ width: target.naturalWidth, height: target.naturalHeight });
  return html`
    <span class="preview">
      ${isBroken
        ? html`<span class="broken quiet">This browser can not show the file.</span>`
        : html`<span class="whole" style=${size && { '--across': size.width, '--down': size.height }}>
            <img src=${address} alt="The still" onLoad=${measure} onError=${() => setBroken(true)} />
            ${size && html`<${Frame} size=${size} aspectRatio=${aspectRatio} />`}
          </span>`}
    </span>
    <span class="caption" id="image-help">
      <span>${image.name}, ${size && `${size.width} × ${size.height}, `}${words.bytes(image.size)}</span>
      <span>${size && describeCut(size.width, size.height, aspectRatio)}</span>
      <u>Choose another</u>
    </span>
  `;
}

function Frame({ size, aspectRatio }) {
  const kept = keep(size.width, size.height, aspectRatio);
  return html`<span class="frame" style=${{ width: `${kept.width}%`, height: `${kept.height}%` }}></span>`;
}

/** A still from the clipboard, wherever the focus is. */
function usePaste(onImage) {
  useEffect(() => {
    const paste = (event) => {
      const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => IMAGE_TYPES.includes(type));
      if (!file) return;
      event.preventDefault();
      onImage(file);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  });
}
