import { refuse } from '../../errors/refusal.ts';
import type { RequestContext } from '../../platform/http/index.ts';
import { readToken, tokenGiven } from '../../platform/http/index.ts';

const sizeMax = 500;
const sizeUsual = 40;

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Where the page before ended: what the list is sorted by, and the id that settles ties. */
export interface PageEnd {
  readonly sortKey: string;
  readonly id: string;
}

/** Size of a page and where it starts; the token comes in the header or, from some clients, in the query (conventions 11). */
export function pageOf(
  query: { readonly size?: number; readonly 'MS-ContinuationToken'?: string },
  context: RequestContext,
): { limit: number; after: PageEnd | undefined } {
  const token = tokenGiven(query, context);
  return { limit: Math.min(query.size || sizeUsual, sizeMax), after: token ? pageEndOf(token) : undefined };
}

function pageEndOf(token: string): PageEnd {
  const [sortKey = '', id = ''] = readToken(token, 2);
  return guid.test(id) && !sortKey.includes('\0')
    ? { sortKey, id }
    : refuse('parameter-invalid', { problems: 'MS-ContinuationToken' });
}

/** An instant inside a token; the token was made by another hand when it is none. */
export function instantOf({ sortKey }: PageEnd): Date {
  const date = new Date(sortKey);
  return Number.isNaN(date.getTime())
    ? refuse('parameter-invalid', { problems: 'MS-ContinuationToken' })
    : date;
}

export function listAnswer<T>(items: readonly T[], continuationToken: string | null) {
  return { totalCount: items.length, items, ...(continuationToken ? { continuationToken } : {}) };
}
