// The frame that an aspect ratio cuts out of a still.

/** `[16, 9]` of `16:9`. */
export const sides = (aspectRatio) => aspectRatio.split(':').map(Number);

/** What stays of a still, in per cent of its width and height: the largest frame of that ratio, in the middle. */
export function keep(width, height, aspectRatio) {
  const [across, down] = sides(aspectRatio);
  const ratio = across / down;
  return {
    width: (100 * Math.min(width, height * ratio)) / width,
    height: (100 * Math.min(height, width / ratio)) / height,
  };
}

/** The same in words. */
export function describeCut(width, height, aspectRatio) {
  const kept = keep(width, height, aspectRatio);
  const lost = Math.round(100 - Math.min(kept.width, kept.height));
  if (lost < 1) return `${aspectRatio} fits: nothing is cut.`;
  const edges = kept.width < kept.height ? 'left and right' : 'top and bottom';
  return `${aspectRatio} keeps the middle; ${lost} % falls away at ${edges}.`;
}
