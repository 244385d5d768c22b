// Fields of the operators' forms: a label, a hint, and the problem beside the field.
import { html } from '../view.js';
import { FieldProblem } from './message.js';

/** `name` is that of the API, so that its errors find the field. */
export function TextField({ name, label, hint, problems = {}, value, onInput, ...rest }) {
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      <input type="text" id=${name} name=${name} value=${value} autocomplete="off" aria-describedby=${`${hint ? `${name}-hint ` : ''}${name}-problem`}
        aria-invalid=${problems[name] ? 'true' : null} onInput=${({ target }) => onInput(target.value)} ...${rest} />
      ${hint && html`<p class="quiet small" id=${`${name}-hint`}>${hint}</p>`}
      <${FieldProblem} name=${name} problems=${problems} />
    </div>
  `;
}

export function SelectField({ name, label, hint, problems = {}, value, options, onInput }) {
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      <select id=${name} name=${name} aria-describedby=${`${hint ? `${name}-hint ` : ''}${name}-problem`} onChange=${({ target }) => onInput(target.value)}>
        ${Object.entries(options).map(([key, text]) => html`<option key=${key} value=${key} selected=${key === value}>${text}</option>`)}
      </select>
      ${hint && html`<p class="quiet small" id=${`${name}-hint`}>${hint}</p>`}
      <${FieldProblem} name=${name} problems=${problems} />
    </div>
  `;
}

/** Some of several values: `values` are `[value, text]`. */
export function CheckFields({ name, label, values, chosen, onChoice, problems }) {
  const turn = (value) => ({ target }) => onChoice(target.checked ? [...chosen, value] : chosen.filter((each) => each !== value));
  return html`
    <fieldset class="field choices" aria-describedby=${`${name}-problem`}>
      <legend>${label}</legend>
      ${values.map(
        ([value, text]) => html`
          <label class="check" key=${text}>
            <input type="checkbox" name=${name} value=${String(value)} checked=${chosen.includes(value)} onChange=${turn(value)} /><span>${text}</span>
          </label>
        `,
      )}
      <${FieldProblem} name=${name} problems=${problems} />
    </fieldset>
  `;
}

/** The number that a person wrote, with or without separators; the text itself where it is none, so that the API says why not. */
export function readCredits(text) {
  const plain = text.replace(/[\s,_.'’]/g, '').replace('−', '-');
  return /^-?\d+$/.test(plain) && Number.isSafeInteger(Number(plain)) ? Number(plain) : text;
}

/** The API names `budget.limit`; in a form of its own, the field is `limit`. */
export function strip(error, prefix) {
  if (error.param?.startsWith(prefix)) error.param = error.param.slice(prefix.length);
  return error;
}

/** An error beside the field that it is about, or else as a notice: `{problems, notice}`. */
export function place(error, names) {
  if (!error) return { problems: {}, notice: null };
  const isBeside = names.includes(error.param);
  return isBeside ? { problems: { [error.param]: error.message }, notice: null } : { problems: {}, notice: error };
}
