// The fields of a request except the still.
import { sides } from '../frame.js';
import { ASPECT_RATIOS, countCharacters, PROMPT_LIMIT, RESOLUTIONS, SECONDS, TAKE_LIMIT } from '../options.js';
import { html } from '../view.js';
import * as words from '../words.js';
import { RatioIcon } from './icons.js';
import { FieldProblem } from './message.js';

export function Fields({ fields, change, problems, children }) {
  const common = { fields, change, problems };
  return html`
    <${Prompt} ...${common}>${children}<//>
    <${Choice} ...${common} name="aspect_ratio" legend="Aspect ratio" values=${ASPECT_RATIOS} icon=${drawRatio} />
    <div class="pair">
      <${Choice} ...${common} name="resolution" legend="Resolution" values=${RESOLUTIONS} />
      <${Choice} ...${common} name="seconds" legend="Duration" values=${SECONDS} unit=" s" />
    </div>
    <div class="switches">
      <${Switch} ...${common} name="fast_mode" label="Fast mode" help="Faster and cheaper, with less detail" />
      <${Switch} ...${common} name="generate_audio" label="Sound" help="A film with sound; costs more" />
      <${Take} ...${common} />
    </div>
  `;
}

/** `children` is what else can be done with the form. */
function Prompt({ fields, change, problems, children }) {
  const length = countCharacters(fields.prompt);
  return html`
    <div class="field">
      <div class="label-line">
        <label for="prompt">Prompt</label>
        ${children}
        <span class=${`count ${length > PROMPT_LIMIT ? 'too-many' : ''}`} id="prompt-count">
          ${words.figure(length)}<span aria-hidden="true"> / </span><span class="unseen"> of </span>${words.figure(PROMPT_LIMIT)}
        </span>
      </div>
      <textarea id="prompt" name="prompt" rows="4" dir="auto" placeholder="What happens in the film?" value=${fields.prompt}
        aria-describedby="prompt-count prompt-problem" aria-invalid=${problems.prompt ? 'true' : null}
        onInput=${(event) => change({ prompt: event.target.value })}></textarea>
      <${FieldProblem} name="prompt" problems=${problems} />
    </div>
  `;
}

const drawRatio = (value) => {
  const [across, down] = sides(value);
  return html`<${RatioIcon} across=${across} down=${down} />`;
};

function Choice({ fields, change, problems, name, legend, values, icon, unit = '' }) {
  return html`
    <fieldset class="field" aria-describedby=${`${name}-problem`}>
      <legend>${legend}</legend>
      <div class="choice">
        ${values.map(
          (value) => html`
            <label key=${value}>
              <input type="radio" name=${name} value=${value} checked=${fields[name] === value}
                onChange=${() => change({ [name]: value })} />
              <span>${icon?.(value)}${value}${unit}</span>
            </label>
          `,
        )}
      </div>
      <${FieldProblem} name=${name} problems=${problems} />
    </fieldset>
  `;
}

function Switch({ fields, change, problems, name, label, help }) {
  return html`
    <div class="field">
      <label class="switch">
        <span><span class="name">${label}</span><span class="quiet small" id=${`${name}-help`}>${help}</span></span>
        <input type="checkbox" role="switch" name=${name} aria-label=${label} checked=${fields[name]}
          aria-describedby=${`${name}-help ${name}-problem`} onChange=${(event) => change({ [name]: event.target.checked })} />
      </label>
      <${FieldProblem} name=${name} problems=${problems} />
    </div>
  `;
}

function Take({ fields, change, problems }) {
  return html`
    <div class="field">
      <label class="switch">
        <span><span class="name">Take</span><span class="quiet small" id="take-help">Another number makes another film</span></span>
        <input type="number" name="take" aria-label="Take" min="1" max=${TAKE_LIMIT} value=${fields.take}
          aria-describedby="take-help take-problem" aria-invalid=${problems.take ? 'true' : null}
          onInput=${({ target }) => change({ take: Number.isInteger(target.valueAsNumber) ? target.valueAsNumber : target.value })} />
      </label>
      <${FieldProblem} name="take" problems=${problems} />
    </div>
  `;
}
