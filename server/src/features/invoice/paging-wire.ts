import { refuse } from '../../errors/refusal.ts';
import type { RequestContext } from '../../platform/http/index.ts';
import { collection, link, readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import type { Part } from './store.ts';

interface PageQuery {
  readonly size?: number;
  readonly offset?: number;
  readonly seekOperation?: string;
  readonly 'MS-ContinuationToken'?: string;
}

/** Larger sizes are cut, none means as many as there may be (conventions 11). */
export function partOf(query: PageQuery, sizeMax: number): Part {
  return { limit: Math.min(query.size || sizeMax, sizeMax), offset: query.offset ?? 0 };
}

/** By token, in the header or, from clients that lose it there, in the query; else by offset. */
export function seekPartOf(query: PageQuery, context: RequestContext, sizeMax: number): Part {
  const token = tokenGiven(query, context);
  const part = partOf(query, sizeMax);
  if (!token || query.seekOperation?.toLowerCase() === 'first') return part;
  const [list, offset = ''] = readToken(token, 2);
  if (list !== 'invoice-lines' || !/^\d{1,9}$/.test(offset)) return refuseParameter('MS-ContinuationToken');
  return { ...part, offset: Number(offset) };
}

export function refuseParameter(field: string): never {
  return refuse('parameter-invalid', { problems: field }, [{ field, message: field }]);
}

/** Parameters of an address, ready to send; those without a value are left out. */
export function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const kept = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') kept.set(name, String(value));
  }
  return kept.toString();
}

export interface Page<T> {
  /** One more than the part holds tells that another page follows. */
  readonly found: readonly T[];
  readonly part: Part;
  readonly path: string;
  readonly query: Readonly<Record<string, string | number | undefined>>;
}

/** A page whose next one is reached by its offset. */
export function offsetPage<T>({ found, part, path, query }: Page<T>) {
  const address = (offset?: number) => withQuery(path, { ...query, offset });
  const next = found.length > part.limit ? link(address(part.offset + part.limit)) : undefined;
  return collection(found.slice(0, part.limit), address(part.offset || undefined), next);
}

/** A page whose next one is reached by a token: in the body, the link's header and its address. */
export function seekPage<T>({ found, part, path, query }: Page<T>) {
  const self = withQuery(path, query);
  if (found.length <= part.limit) return collection(found, self);
  const token = writeToken(['invoice-lines', String(part.offset + part.limit)]);
  const uri = withQuery(path, { ...query, seekoperation: 'Next', 'MS-ContinuationToken': token });
  const next = link(uri, 'GET', [{ key: 'MS-ContinuationToken', value: token }]);
  return { ...collection(found.slice(0, part.limit), self, next), continuationToken: token };
}

function withQuery(path: string, values: Page<unknown>['query']): string {
  const query = queryOf(values);
  return query ? `${path}?${query}` : path;
}
