// A path with its query; what is not given is left out, a list is repeated.

export function withQuery(path, query) {
  const all = Object.entries(query).flatMap(([name, value]) => [value].flat().map((each) => [name, each]));
  const given = all.filter(([, value]) => value !== undefined && value !== '');
  return `${path}?${new URLSearchParams(given)}`;
}
