// What needs a hand, one box for each kind of task.
import * as routes from '../routes.js';
import { html } from '../view.js';
import * as words from '../words.js';

export function Tasks({ tasks, mayChange }) {
  if (!tasks.length) {
    const create = mayChange && html` You can <a href=${routes.newClient}>create a client</a>.`;
    return html`<p class="quiet part-none">Nothing: every app is active and has credits.${create}</p>`;
  }
  return html`<ul class="tasks">${tasks.map((task) => html`<${Task} key=${task.name} task=${task} />`)}</ul>`;
}

function Task({ task: { name, help, sum, links = [], more = 0, all } }) {
  const named = links.map(({ href, text }) => html`<a href=${href} dir="auto">${text}</a>`);
  const listed = more > 0 ? [...named, `${words.figure(more)} more`] : named;
  return html`
    <li>
      <p class="sum">${sum}</p>
      <div>
        <h3>${name}</h3>
        <p class="quiet small">${help}</p>
        ${(listed.length > 0 || all) &&
        html`
          <p class="small">
            ${words.join(listed)}
            ${all && html`${listed.length > 0 && ' · '}<a href=${all}>Show all</a>`}
          </p>
        `}
      </div>
    </li>
  `;
}
