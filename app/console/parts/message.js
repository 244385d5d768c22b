// What went wrong, in the API's own words; `names` in back-ticks are shown as code.
import { html } from '../view.js';

export function Message({ text }) {
  return text.split('`').map((piece, place) => (place % 2 ? html`<code>${piece}</code>` : piece));
}

/** An alert. It is in the page, empty, while there is no error: only so do screen readers announce one. */
export function Notice({ error, children }) {
  return html`
    <div class=${error ? 'notice' : null} role="alert">
      ${error && html`<p><${Message} text=${error.message} />${tellWait(error)}</p>${children}`}
    </div>
  `;
}

/** Why a page could not be loaded, and a button to ask again where that can help; `loaded` is what `useLoaded` returns. */
export function LoadNotice({ loaded: { error, again } }) {
  return html`
    <${Notice} error=${error}>
      ${error && !error.isFinal && html`<p class="again"><button type="button" class="button" onClick=${again}>Try again</button></p>`}
    <//>
  `;
}

/** Why a change was refused; where somebody else was faster, a button shows what there is now. */
export function ChangeNotice({ error, onReload }) {
  return html`
    <${Notice} error=${error}>
      ${error?.status === 412 && html`<p class="again"><button type="button" class="button" onClick=${onReload}>Show it as it is now</button></p>`}
    <//>
  `;
}

/** The problem of one field, beside it; the field refers to it by `aria-describedby`. */
export function FieldProblem({ name, problems }) {
  const text = problems[name];
  return html`<p class="problem" id=${`${name}-problem`} role="alert">${text && html`<${Message} text=${text} />`}</p>`;
}

function tellWait({ retryAfter, status }) {
  return retryAfter && (status === 429 || status === 503) ? ` Try again in ${retryAfter} s.` : '';
}
