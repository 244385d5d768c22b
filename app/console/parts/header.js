// The top of every page: the name, the pages, the credits left, and whose key this is.
import { baseAddress } from '../api.js';
import { html } from '../view.js';
import * as words from '../words.js';
import { CopyButton } from './copy.js';
import { Icon, Mark } from './icons.js';

export function Header({ pages, current, who, credits, onSignOut, onSkip }) {
  return html`
    <header class="top">
      <button class="skip" onClick=${onSkip}>Skip to the content</button>
      <a class="home" href="#/"><${Mark} />Kinora</a>
      <nav aria-label="Pages">
        ${Object.entries(pages).map(
          ([name, { title, address }]) =>
            html`<a href=${address} aria-current=${name === current ? 'page' : null}>${title}</a>`,
        )}
        <a href="docs">API</a>
      </nav>
      <p class="purse">${credits && `${words.credits(credits.availableCredit)} left`}</p>
      <${Account} who=${who} onSignOut=${onSignOut} />
    </header>
  `;
}

/** Whose key it is, where the API is, the way out. */
function Account({ who, onSignOut }) {
  const name = who?.clientName ?? 'Account';
  const address = baseAddress();
  return html`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${name}`}>
      <span class="who">${name}</span><${Icon} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">This key belongs to</p>
      <p class="who">${name}</p>
      ${who && html`<p class="quiet small">It may ${words.list(who.scopes.map((scope) => words.SCOPES[scope] ?? scope))}</p>`}
      <p class="quiet small">Address of the API</p>
      <p class="address"><code>${address}</code></p>
      <div class="actions">
        <${CopyButton} label="Copy address" text=${() => address} />
        <a class="button" href="docs">Documentation</a>
        <button type="button" class="button" onClick=${onSignOut}>Sign out</button>
      </div>
    </div>
  `;
}
