// What to do when the key is not for the page at this address.
import * as routes from '../routes.js';
import { html } from '../view.js';
import * as words from '../words.js';

export function NotAllowed({ title, scope, pages }) {
  const links = Object.values(pages).map(({ title: name, address }) => html`<a href=${address}>${name}</a>`);
  return html`
    <section class="page lead">
      <h1 tabindex="-1">${title}</h1>
      <p>This key cannot ${words.SCOPES[scope]}: it does not have the scope <code>${scope}</code>.</p>
      <p>${tellRemedy(scope, pages)}</p>
      ${links.length > 0 && html`<p>With this key you can open: ${words.join(links)}.</p>`}
    </section>
  `;
}

function tellRemedy(scope, pages) {
  if (scope.startsWith('operate:')) return 'Sign out, and sign in with the key of an operator.';
  if (!pages.clients) return 'Ask an operator for a key with this scope. Then sign out, and sign in with it.';
  return html`
    Films are made with the key of an app: <a href=${routes.clients()}>choose a client</a> and issue a key for it, or issue one
    with this scope for yourself. Then sign out, and sign in with that key.
  `;
}
