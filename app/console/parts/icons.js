// The few drawings: the mark, and signs that stand beside words, never in their place.
import { html } from '../view.js';

const ICONS = {
  still: 'M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4.5 16l5-5 5 5 2.5-2.5 2.5 2.5M15.5 9.5h.01',
  download: 'M12 4v11m0 0-4-4m4 4 4-4M5 19h14',
  link: 'M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.3',
  again: 'M5 12a7 7 0 1 1 2.2 5.1M5 18v-4h4',
  copy: 'M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15V6a1 1 0 0 1 1-1h9',
  done: 'M5 12.5l5 5 9-10',
  remove: 'M5 7h14M10 7V5h4v2m3 0-.8 12H7.800L7 7',
  cancel: 'M7 7l10 10M17 7 7 17',
};

export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[name]} /></svg>`;
}

/** Leaves that turn into a film. */
export function Mark() {
  return html`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `;
}

/** The outline of an aspect ratio, as tall or as wide as the ratio is. */
export function RatioIcon({ across, down }) {
  const unit = 16 / Math.max(across, down);
  const [width, height] = [across * unit, down * unit];
  return html`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12 - width / 2} y=${12 - height / 2} width=${width} height=${height} rx="1.5" />
    </svg>
  `;
}
