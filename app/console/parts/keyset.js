// The way through a list whose pages begin after the last row of the page before.
import { html } from '../view.js';

/** `write(after)` gives the address of a page; without `after` it is the first, with the newest rows. */
export function KeysetPages({ name, page, after, write }) {
  if (!page || !(after || page.has_more)) return null;
  return html`
    <nav class="pages" aria-label=${`Pages of ${name}`}>
      ${after && html`<a class="button" href=${write('')}>Newest</a>`}
      ${page.has_more && html`<a class="button" href=${write(page.last_id)}>Older</a>`}
    </nav>
  `;
}
