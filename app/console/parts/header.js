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
      <${Pages} pages=${pages} current=${current} />
      <p class="purse">${credits && `${words.credits(credits.availableCredit)} left`}</p>
      <${Account} who=${who} onSignOut=${onSignOut} />
    </header>
  `;
}

/** In a row. Where there are many groups and little room, they are a menu instead: the style sheet decides. */
function Pages({ pages, current }) {
  const groups = Object.entries(Object.groupBy(Object.entries(pages), ([, { group }]) => group));
  const close = ({ currentTarget: menu }) => menu.matches(':popover-open') && menu.hidePopover();
  return html`
    <nav aria-label="Pages" class=${groups.length > 1 ? 'grouped' : null}>
      <button type="button" class="button menu" popovertarget="pages">Menu<${Icon} name="down" /></button>
      <div id="pages" popover="auto" onClick=${close}>
        ${groups.map(([group, entries], place) => html`<${Group} key=${group} group=${group} entries=${entries} current=${current} id=${`pages-${place}`} />`)}
        <a href="docs">API</a>
      </div>
    </nav>
  `;
}

function Group({ group, entries, current, id }) {
  return html`
    <p class="quiet small" id=${id}>${group}</p>
    <ul aria-labelledby=${id}>
      ${entries.map(
        ([name, { title, address }]) => html`<li key=${name}><a href=${address} aria-current=${name === current ? 'page' : null}>${title}</a></li>`,
      )}
    </ul>
  `;
}

/** Who is signed in, where the API is, the way out. */
function Account({ who, onSignOut }) {
  const name = who?.onBehalfOf ?? who?.clientName ?? 'Account';
  const address = baseAddress();
  return html`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${name}`}>
      <span class="who">${name}</span><${Icon} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">${who?.onBehalfOf ? 'You are signed in as' : 'This key belongs to'}</p>
      <p class="who">${name}</p>
      ${who && html`<p class="quiet small">${who.onBehalfOf ? 'You' : 'It'} may ${words.list(who.scopes.map((scope) => words.SCOPES[scope] ?? scope))}</p>`}
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
