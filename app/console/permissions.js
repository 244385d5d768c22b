// What a client may ask for: in plain words, and as the fields of a form. What is not said is not limited.
import { ASPECT_RATIOS, RESOLUTIONS, SECONDS } from './options.js';
import * as words from './words.js';

const name = (values) => values.map((value) => [value, value]);

/** The parameters of a film whose values can be limited: all values of each, with a name. */
export const PARAMETERS = {
  fast_mode: [[false, 'standard'], [true, 'fast']],
  generate_audio: [[false, 'silent'], [true, 'with sound']],
  aspect_ratio: name(ASPECT_RATIOS),
  resolution: name(RESOLUTIONS),
  seconds: SECONDS.map((value) => [value, `${value} s`]),
};

/** Numbers, each with a text for none. */
export const COUNTS = { queueLimit: 'as many as the service allows', concurrency: 'as many as the service allows' };

export const LABELS = {
  model: 'Model',
  fast_mode: 'Mode',
  generate_audio: 'Sound',
  aspect_ratio: 'Aspect ratio',
  resolution: 'Resolution',
  seconds: 'Duration',
  imageUrls: 'Stills by address',
  queueLimit: 'Waiting in the queue',
  concurrency: 'Made at once',
};

/** Each permission in words, by its name in the API; `permissions` is null where everything is permitted. */
export function tell(permissions) {
  const said = permissions ?? {};
  return {
    ...(said.model && { model: words.list(said.model) }),
    ...Object.fromEntries(Object.entries(PARAMETERS).map(([parameter, values]) => [parameter, tellValues(values, said[parameter])])),
    imageUrls: said.imageUrls === false ? 'no, only files' : 'yes',
    ...Object.fromEntries(Object.entries(COUNTS).map(([count, none]) => [count, said[count] ? `at most ${words.figure(said[count])}` : none])),
  };
}

function tellValues(values, permitted) {
  if (!permitted || values.every(([value]) => permitted.includes(value))) return 'all';
  return `only ${words.list(values.filter(([value]) => permitted.includes(value)).map(([, text]) => text))}`;
}

/** What differs between two of them, in the form of an entry's changes. */
export function compare(from, to) {
  const [before, after] = [tell(from), tell(to)];
  const names = Object.keys({ ...before, ...after }).filter((each) => before[each] !== after[each]);
  return Object.fromEntries(names.map((each) => [each, { from: before[each] ?? 'all', to: after[each] ?? 'all' }]));
}

/** What the form begins with. */
export function fill(permissions) {
  const said = permissions ?? {};
  return {
    ...Object.fromEntries(Object.entries(PARAMETERS).map(([parameter, values]) => [parameter, said[parameter] ?? values.map(([value]) => value)])),
    imageUrls: said.imageUrls !== false,
    ...Object.fromEntries(Object.keys(COUNTS).map((count) => [count, said[count] ? words.figure(said[count]) : ''])),
  };
}

/** What the API gets: what is not limited is left out. Null where nothing is. `readNumber(text)` reads a number. */
export function write(permissions, fields, readNumber) {
  const limited = Object.keys(PARAMETERS).filter((parameter) => PARAMETERS[parameter].some(([value]) => !fields[parameter].includes(value)));
  const counted = Object.keys(COUNTS).filter((count) => fields[count].trim());
  const said = {
    ...(permissions?.model && { model: permissions.model }),
    ...Object.fromEntries(limited.map((parameter) => [parameter, fields[parameter]])),
    ...(!fields.imageUrls && { imageUrls: false }),
    ...Object.fromEntries(counted.map((count) => [count, readNumber(fields[count])])),
  };
  return Object.keys(said).length ? said : null;
}

/** Whether nothing that is permitted now would be refused. */
export function isLooser(permissions, next) {
  const [now, wanted] = [permissions ?? {}, next ?? {}];
  const keepsValues = Object.keys(PARAMETERS).every((each) => !wanted[each] || now[each]?.every((value) => wanted[each].includes(value)));
  const keepsCounts = Object.keys(COUNTS).every((each) => !wanted[each] || wanted[each] >= now[each]);
  return keepsValues && keepsCounts && (wanted.imageUrls !== false || now.imageUrls === false);
}
