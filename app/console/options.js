// The parameters of a film and their values, as in the API's contract; a test compares the two.

export const ASPECT_RATIOS = ['16:9', '9:16', '1:1'];
export const RESOLUTIONS = ['1080p', '720p'];
export const SECONDS = ['8'];
export const PROMPT_LIMIT = 4000; // characters
export const TAKE_LIMIT = 1_000_000;
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif', 'image/avif'];
export const IMAGE_LIMIT = 20_000_000; // bytes; an operator may set another, and the API has the last word

/** The fields of a request except the image, with the API's own defaults. */
export const DEFAULTS = Object.freeze({
  prompt: '',
  fast_mode: false,
  generate_audio: false,
  aspect_ratio: '16:9',
  resolution: '1080p',
  seconds: '8',
  take: 1,
});

/** The fields of a request, taken from an object that has them, such as a video. */
export const pickFields = (source) =>
  Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, source[name] ?? DEFAULTS[name]]));

/** Characters as the API counts them: code points, after normalizing and trimming. */
export const countCharacters = (prompt) => [...prompt.normalize('NFC').trim()].length;

/** Credits for this combination, or null while the prices are not known. */
export function findPrice(prices, fields) {
  const same = (price) =>
    price.fast_mode === fields.fast_mode && price.generate_audio === fields.generate_audio && price.seconds === fields.seconds;
  return prices?.data.find(same)?.credits ?? null;
}

/** What is missing or wrong before anything is sent: `{field: message}`. */
export function findGaps(fields, image) {
  const gaps = {};
  if (!image) gaps.image = 'Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file.';
  if (!fields.prompt.trim()) gaps.prompt = 'Say what happens in the film.';
  return gaps;
}
