// The drawings: the mark, and icons that stand beside words and never replace them.
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
  loop: 'M7 7h9a3 3 0 0 1 3 3v1M17 17H8a3 3 0 0 1-3-3v-1M9.500 4.500 7 7l2.500 2.500M14.500 14.500 17 17l-2.500 2.500',
  bell: 'M6.500 16h11l-1.300-2v-3.500a4.200 4.200 0 0 0-8.400 0V14zM10.500 18.500a1.600 1.600 0 0 0 3 0',
  down: 'M7 10l5 5 5-5',
  search: 'M10.500 16a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM14.500 14.500 19 19',
};

export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[name]} /></svg>`;
}

/** Pages of a flip book that become a film. */
export function Mark() {
  return html`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `;
}

/** The outline of an aspect ratio, in its own proportions. */
export function RatioIcon({ across, down }) {
  const unit = 16 / Math.max(across, down);
  const [width, height] = [across * unit, down * unit];
  return html`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12 - width / 2} y=${12 - height / 2} width=${width} height=${height} rx="1.5" />
    </svg>
  `;
}
