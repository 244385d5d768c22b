// What a chosen file is, by its first bytes: said at once, before anything is sent.
import { IMAGE_LIMIT } from './options.js';
import * as words from './words.js';

const EXPORT = 'Export it as JPEG or PNG.';

/** Why this file cannot be the still, in words; null when it can. */
export async function findFileProblem(file) {
  if (!file.size) return 'This file is empty. Choose another one.';
  const kind = recognize(new Uint8Array(await file.slice(0, 32).arrayBuffer()));
  if (kind && !IMAGES.includes(kind)) return `${REMEDIES[kind] ?? `This is ${kind}, not an image.`} ${EXPORT}`;
  if (!kind) return `This is not an image that Kinora can read. ${EXPORT}`;
  if (file.size > IMAGE_LIMIT) {
    return `This file has ${words.bytes(file.size)}; ${words.bytes(IMAGE_LIMIT)} is the limit. Make it smaller, or save it as JPEG.`;
  }
  return null;
}

const IMAGES = ['JPEG', 'PNG', 'WebP', 'HEIC', 'AVIF'];
const REMEDIES = {
  GIF: 'This is a GIF image.',
  TIFF: 'This is a TIFF image.',
  BMP: 'This is a BMP image.',
  SVG: 'This is an SVG drawing.',
};

const text = (bytes, from, to) => String.fromCharCode(...bytes.slice(from, to));

/** The format that the first bytes of a file show, or null. */
function recognize(bytes) {
  const head = text(bytes, 0, 32);
  if (head.startsWith('\xff\xd8\xff')) return 'JPEG';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'PNG';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'WebP';
  if (head.startsWith('GIF8')) return 'GIF';
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'TIFF';
  if (head.startsWith('BM')) return 'BMP';
  if (head.startsWith('%PDF')) return 'a PDF document';
  if (/^\s*(<\?xml|<svg)/.test(head)) return 'SVG';
  return head.slice(4, 8) === 'ftyp' ? recognizeBoxes(head) : null;
}

/** HEIC, AVIF and films are made of the same boxes; the brands say which it is. */
function recognizeBoxes(head) {
  const brands = head.slice(8, 12) + head.slice(16);
  if (/avi[fs]/.test(brands)) return 'AVIF';
  return /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? 'HEIC' : 'a film';
}
