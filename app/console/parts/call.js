// The call as code, made from the form, with the request and the answer as JSON beside it.
import { baseAddress } from '../api.js';
import { pickFields } from '../options.js';
import { writeSamples } from '../samples.js';
import { html, useRef, useState } from '../view.js';
import * as words from '../words.js';
import { CopyButton } from './copy.js';

export function CallPanel({ fields, image, answer, video }) {
  const asked = pickFields(fields);
  const samples = writeSamples({ address: baseAddress(), fields: asked, image: image?.name ?? image });
  const request = { image: image instanceof File ? `${image.name}, ${words.bytes(image.size)}` : (image ?? 'a file'), ...asked };
  return html`
    <section class="call" aria-labelledby="call-title">
      <h2 id="call-title">The call, as code</h2>
      <div class="columns">
        <${Samples} samples=${samples} />
        <div class="json">
          <${Json} title="Request" line="POST /videos, as a form" body=${request} />
          <${Json} title="Answer" line=${tellAnswer(answer, video)} body=${video ?? answer?.body} />
        </div>
      </div>
    </section>
  `;
}

function Samples({ samples }) {
  const [chosen, choose] = useState(0);
  const tabs = useRef();
  const sample = samples[chosen];
  const turn = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (chosen + step + samples.length) % samples.length;
    choose(next);
    tabs.current.children[next].focus();
  };
  return html`
    <div class="samples">
      <div class="code-head">
        <div class="tabs" role="tablist" aria-label="Language" ref=${tabs} onKeyDown=${turn}>
          ${samples.map(
            ({ name }, place) => html`
              <button type="button" role="tab" id=${`tab-${place}`} aria-controls="sample" aria-selected=${place === chosen ? 'true' : 'false'}
                tabindex=${place === chosen ? 0 : -1} onClick=${() => choose(place)}>${name}</button>
            `,
          )}
        </div>
        <${CopyButton} label="Copy" text=${() => sample.code} />
      </div>
      <pre id="sample" role="tabpanel" aria-labelledby=${`tab-${chosen}`} tabindex="0"><code>${sample.code}</code></pre>
    </div>
  `;
}

function Json({ title, line, body }) {
  return html`
    <section aria-label=${title}>
      <div class="code-head"><h3>${title}</h3><span class="quiet small">${line}</span></div>
      <pre tabindex="0" role="region" aria-label=${`${title} as JSON`}><code>${body ? JSON.stringify(body, null, 2) : '…'}</code></pre>
    </section>
  `;
}

function tellAnswer(answer, video) {
  if (answer) return `${answer.status}, Kinora-Cache: ${answer.cache}`;
  return video ? `GET /videos/${video.id}` : 'after you generate';
}
