/**
 * Brings an address into the one form routes are written in (conventions 6): `/v1.0` is `/v1`, and so is
 * `/webhooks/v1` before a customer, as deliveries of events name subscriptions (conventions 19);
 * repeated and trailing slashes go, a second `?` counts as `&`, encoded blanks at the end of a
 * segment go.
 */
export function normalizeUrl(url: string): string {
  const cut = url.indexOf('?');
  const rawPath = cut < 0 ? url : url.slice(0, cut);
  const rawQuery = cut < 0 ? '' : url.slice(cut + 1);
  let path = rawPath.replace(/\/{2,}/g, '/').replace(/(?:%20|\+)+(?=\/|$)/g, '');
  if (path.length > 1 && path.endsWith('/')) path = path.slice(0, -1);
  path = path.replace(/^\/(?:v1\.0(?=\/|$)|webhooks\/v1(?=\/customers\/))/i, '/v1');
  const query = rawQuery.replaceAll('?', '&');
  return query ? `${path}?${query}` : path;
}

/** Query parameters by name without case, blanks and separators; repeated ones are collected. */
export function readQuery(query: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    const key = parameterKey(name);
    const list = values.get(key);
    if (list) list.push(value);
    else values.set(key, [value]);
  }
  return values;
}

export function parameterKey(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}
