import { WrittenJson } from './written-json.ts';

/** Shapes that every resource of the contract shares (conventions 7 and 8). */

export interface Link {
  readonly uri: string;
  readonly method: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
}

/** Relative, without host and without `/v1`: clients add those (conventions 8). */
export function link(uri: string, method = 'GET', headers: Link['headers'] = []): Link {
  return { uri, method, headers };
}

export function attributes(objectType: string, etag?: string): { objectType: string; etag?: string } {
  return etag === undefined ? { objectType } : { etag, objectType };
}

/** `totalCount` is the number on this page, as the contract has it. */
export function collection<T>(items: readonly T[], self?: string, next?: Link) {
  return {
    totalCount: items.length,
    items,
    ...(self ? { links: { self: link(self), ...(next ? { next } : {}) } } : {}),
    attributes: attributes('Collection'),
  };
}

/** A seek page: the token stands in the body, in the link's headers and in its address (conventions 11). */
export function seekCollection<T>(
  items: readonly T[],
  page: { path: string; query: string; next: string | null },
) {
  const query = page.query ? `&${page.query}` : '';
  const self = page.query ? `${page.path}?${page.query}` : page.path;
  if (page.next === null) return collection(items, self);
  const uri = `${page.path}?seekOperation=Next${query}&MS-ContinuationToken=${encodeURIComponent(page.next)}`;
  const next = link(uri, 'GET', [{ key: 'MS-ContinuationToken', value: page.next }]);
  return { ...collection(items, self, next), continuationToken: page.next };
}

/** A seek page of rows that a `rowWriter` has written. */
export function writtenSeekCollection(
  rows: readonly string[],
  page: Parameters<typeof seekCollection>[1],
): WrittenJson {
  const { totalCount, items: _, ...rest } = seekCollection(rows, page);
  return new WrittenJson(
    `{"totalCount":${totalCount},"items":[${rows.join(',')}],${JSON.stringify(rest).slice(1)}`,
  );
}

/** Instants are UTC with `Z` (conventions 7.1). */
export function instant(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}

/** Leaves undefined and null members out: absent, never null (conventions 7.1). */
export function present<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== null),
  ) as { [K in keyof T]: Exclude<T[K], null> };
}
