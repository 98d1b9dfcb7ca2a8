import Type from 'typebox';
import { refuse } from '../../errors/refusal.ts';
import type { RequestContext } from '../../platform/http/index.ts';
import { readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import type { PageEnd, PageStart } from './model.ts';

/** Query parameters of a seek list (conventions 11). */
export const listQuery = {
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  seekOperation: Type.Optional(Type.String({ description: 'Next, Previous, First, Last' })),
  'MS-ContinuationToken': Type.Optional(Type.String()),
};

interface ListQuery {
  readonly size?: number;
  readonly seekOperation?: string;
  readonly 'MS-ContinuationToken'?: string;
}

const sizeMax = 500;
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Names what a token belongs to: the list and its order, and how many values that order has. */
export interface TokenList {
  readonly name: string;
  readonly keyLength: number;
}

/**
 * Size and place of a page, and which variant of its list it belongs to. Larger sizes are cut; the token comes in the header or, from clients that lose
 * it there, in the query; `list` guards against a token of a list sorted otherwise.
 */
export function pageOf(
  query: ListQuery,
  context: RequestContext,
  list: TokenList,
  usualSize: number,
): { limit: number; start: PageStart; variant: string } {
  const limit = Math.min(query.size || usualSize, sizeMax);
  const token = tokenGiven(query, context);
  const operation = query.seekOperation?.toLowerCase();
  if (operation === 'last') return { limit, start: { at: null, backwards: true }, variant: '' };
  if (!token || operation === 'first') return { limit, start: { at: null, backwards: false }, variant: '' };
  const { first, last, variant } = pageEndsOf(token, list);
  const backwards = operation === 'previous';
  return { limit, start: { at: backwards ? first : last, backwards }, variant };
}

/** A token carries both ends of its page, so that it leads either way. */
function pageEndsOf(token: string, list: TokenList): { first: PageEnd; last: PageEnd; variant: string } {
  const { keyLength } = list;
  const [name, variant = '', firstId = '', lastId = '', ...keys] = readToken(token, 4 + 2 * keyLength);
  const ours = name === list.name && guid.test(firstId) && guid.test(lastId);
  if (!ours || keys.some((key) => key.includes('\0'))) return refuseToken();
  return {
    first: { key: keys.slice(0, keyLength), customerId: firstId },
    last: { key: keys.slice(keyLength), customerId: lastId },
    variant,
  };
}

function refuseToken(): never {
  return refuse('parameter-invalid', { problems: 'MS-ContinuationToken' }, [
    { field: 'MS-ContinuationToken', message: 'unknown or outdated' },
  ]);
}

export interface CutPage<Row> {
  readonly rows: readonly Row[];
  /** Of this page, where another follows it. */
  readonly next: string | null;
  readonly previous: string | null;
}

/** Of the rows read, one more than asked for, those of the page in the list's order, and what leads on from it. */
export function cutPage<Row>(
  list: TokenList,
  page: { readonly limit: number; readonly start: PageStart; readonly variant: string },
  read: readonly Row[],
  endOf: (row: Row) => PageEnd,
): CutPage<Row> {
  const { limit, start } = page;
  const more = read.length > limit;
  const rows = start.backwards ? read.slice(0, limit).reverse() : read.slice(0, limit);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return { rows, next: null, previous: null };
  const [begin, end] = [endOf(first), endOf(last)];
  const token = writeToken([
    list.name,
    page.variant,
    begin.customerId,
    end.customerId,
    ...begin.key,
    ...end.key,
  ]);
  const continues = start.at !== null;
  return {
    rows,
    next: (start.backwards ? continues : more) ? token : null,
    previous: (start.backwards ? more : continues) ? token : null,
  };
}

/** Parameters that the next page needs again, ready to send. */
export function queryText(values: Readonly<Record<string, string | number | undefined>>): string {
  const kept = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== undefined && value !== '') kept.set(name, String(value));
  return kept.toString();
}
