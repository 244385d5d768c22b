// The part of a still that an aspect ratio keeps.

/** `[16, 9]` of `16:9`. */
export const sides = (aspectRatio) => aspectRatio.split(':').map(Number);

/** What is kept, in per cent of the still's width and height: the largest frame of that ratio, in the middle. */
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
  return `${aspectRatio} keeps the middle; ${lost} % is cut at ${edges}.`;
}
