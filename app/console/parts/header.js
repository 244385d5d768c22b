// The frame's upper edge: the name, the pages, what is left, the way out.
import { html } from '../view.js';
import * as words from '../words.js';
import { Mark } from './icons.js';

export function Header({ pages, current, credits, onSignOut, onSkip }) {
  return html`
    <header class="top">
      <button class="skip" onClick=${onSkip}>Skip to the content</button>
      <a class="home" href=${pages.playground.address}><${Mark} />Kinora</a>
      <nav aria-label="Pages">
        ${Object.entries(pages).map(
          ([name, { title, address }]) =>
            html`<a href=${address} aria-current=${name === current ? 'page' : null}>${title}</a>`,
        )}
      </nav>
      <p class="purse">${credits && `${words.credits(credits.availableCredit)} left`}</p>
      <button class="plain" onClick=${onSignOut}>Sign out</button>
    </header>
  `;
}
