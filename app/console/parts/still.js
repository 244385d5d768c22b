// The stage before there is a film: drop, paste or choose a still, and see what the frame keeps of it.
import { describeCut, keep, sides } from '../frame.js';
import { IMAGE_LIMIT, IMAGE_TYPES } from '../options.js';
import { html, useEffect, useRef, useState } from '../view.js';
import * as words from '../words.js';
import { useObjectUrl } from './blobs.js';
import { Icon } from './icons.js';
import { FieldProblem } from './message.js';

const SAMPLE_PROMPT = 'The cat looks up and blinks, soft light, slow push-in';

export function StillStage({ draft, desk, problems }) {
  const { image, fields } = draft;
  return html`
    <label class="drop">
      <${FileInput} onFile=${desk.choose} problems=${problems} />
      ${image instanceof File && html`<${Preview} key=${image} image=${image} aspectRatio=${fields.aspect_ratio} />`}
      ${typeof image === 'string' && html`<${Address} address=${image} />`}
      ${!image && html`<${Invitation} aspectRatio=${fields.aspect_ratio} />`}
    </label>
    <${FieldProblem} name="image" problems=${problems} />
    <${OtherWays} image=${image} prompt=${fields.prompt} desk=${desk} />
  `;
}

/** Beside a film: which still it was made of, and another one in its place. */
export function StillRow({ image, onImage, problems }) {
  return html`
    <div class="field">
      <label class="still-row">
        <${FileInput} onFile=${onImage} problems=${problems} />
        <span class="thumb">${image instanceof File && html`<${Thumb} image=${image} />`}</span>
        <span class="about">
          <span class="name">Still</span>
          <span class="quiet small" id="image-help">${image ? tell(image) : 'Not in this browser any more: choose it again'}</span>
        </span>
        <span class="button" aria-hidden="true">Change</span>
      </label>
      <${FieldProblem} name="image" problems=${problems} />
    </div>
  `;
}

function FileInput({ onFile, problems }) {
  const take = ({ target }) => {
    if (target.files.length) onFile(target.files[0]);
    target.value = ''; // the same file can be chosen again
  };
  return html`
    <input class="unseen" type="file" name="image" accept=${IMAGE_TYPES.join()} aria-label="Still"
      aria-describedby="image-help image-problem" aria-invalid=${problems.image ? 'true' : null} onChange=${take} />
  `;
}

const tell = (image) => (image instanceof File ? `${image.name}, ${words.bytes(image.size)}` : new URL(image).host);

function Thumb({ image }) {
  return html`<img src=${useObjectUrl(image)} alt="" />`;
}

function Invitation({ aspectRatio }) {
  const [across, down] = sides(aspectRatio);
  return html`
    <span class="invitation" style=${{ aspectRatio: `${across} / ${down}` }}>
      <${Icon} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG, WebP, HEIC or AVIF, up to ${words.bytes(IMAGE_LIMIT)}</span>
    </span>
  `;
}

function Address({ address }) {
  return html`
    <span class="invitation address">
      <${Icon} name="link" />
      <strong dir="auto">${address}</strong>
      <span class="quiet small" id="image-help">Kinora loads it when you generate. <u>Choose a file instead</u></span>
    </span>
  `;
}

/** Whole still, with the frame of the film on it; what is cut is dark. */
function Preview({ image, aspectRatio }) {
  const address = useObjectUrl(image);
  const [size, setSize] = useState(null);
  const [isBroken, setBroken] = useState(false);
  const measure = ({ target }) => setSize({ width: target.naturalWidth, height: target.naturalHeight });
  return html`
    <span class="preview">
      ${isBroken
        ? html`<span class="broken quiet">This browser cannot show the file.</span>`
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

/** A still by its address; a sample for those who have none at hand. */
function OtherWays({ image, prompt, desk }) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (isOpen) return html`<${AddressField} onAddress=${desk.choose} onClose=${close} />`;
  return html`
    <div class="actions ways">
      <button type="button" class="button" onClick=${() => setOpen(true)}><${Icon} name="link" />Use an address</button>
      ${!image && html`<${Sample} prompt=${prompt} desk=${desk} />`}
    </div>
  `;
}

function AddressField({ onAddress, onClose }) {
  const field = useRef();
  const [problem, setProblem] = useState(null);
  useEffect(() => field.current.focus(), []);
  const use = () => {
    const address = field.current.value.trim();
    if (!isHttps(address)) return setProblem('Give the https address of an image, such as https://example.com/cat.png.');
    onAddress(address);
    return onClose();
  };
  const onKey = (event) => {
    if (event.key === 'Enter') event.preventDefault();
    ({ Enter: use, Escape: onClose })[event.key]?.();
  };
  return html`
    <div class="ways address-field">
      <label class="unseen" for="image-address">Address of the still</label>
      <input id="image-address" ref=${field} type="url" inputmode="url" placeholder="https://…" onKeyDown=${onKey}
        aria-invalid=${problem ? 'true' : null} aria-describedby="image-address-problem" />
      <button type="button" class="button" onClick=${use}>Use it</button>
      <button type="button" class="plain" onClick=${onClose}>Cancel</button>
    </div>
    <p class="problem" id="image-address-problem" role="alert">${problem}</p>
  `;
}

function Sample({ prompt, desk }) {
  const [problem, setProblem] = useState(null);
  const fetchSample = async () => {
    try {
      const answer = await fetch(new URL('sample.png', import.meta.url));
      if (!answer.ok) throw new Error(String(answer.status));
      await desk.choose(new File([await answer.blob()], 'cat.png', { type: 'image/png' }));
      if (!prompt.trim()) desk.change({ prompt: SAMPLE_PROMPT });
    } catch {
      setProblem('The sample cannot be loaded. Load the page again.');
    }
  };
  return html`
    <button type="button" class="button" onClick=${fetchSample}><${Icon} name="still" />Try the sample</button>
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
  `;
}

function isHttps(address) {
  try {
    return new URL(address).protocol === 'https:';
  } catch {
    return false;
  }
}
