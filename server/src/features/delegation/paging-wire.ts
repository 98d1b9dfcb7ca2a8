import { refuse } from '../../errors/refusal.ts';
import type { RequestContext } from '../../platform/http/index.ts';
import { readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';

const sizeMax = 500;

/** Size of a page and the two values the page before ended at. */
export function pageOf(
  query: { readonly size?: number; readonly 'MS-ContinuationToken'?: string },
  context: RequestContext,
  usual = 40,
): { limit: number; after: { at: Date; id: string } | undefined } {
  const token = tokenGiven(query, context);
  const limit = Math.min(query.size || usual, sizeMax);
  if (!token) return { limit, after: undefined };
  const [moment = '', id = ''] = readToken(token, 2);
  const at = new Date(moment);
  if (Number.isNaN(at.getTime()) || !/^[0-9a-f-]{36}$/.test(id))
    return refuse('parameter-invalid', { problems: 'MS-ContinuationToken' });
  return { limit, after: { at, id } };
}

/** One row more than the page tells whether another follows. */
export function pageAnswer<R, T>(
  rows: readonly R[],
  limit: number,
  toWire: (row: R) => T,
  endOf: (row: R) => readonly [Date, string],
) {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const [at, id] = last ? endOf(last) : [];
  return {
    totalCount: page.length,
    items: page.map(toWire),
    ...(at && id ? { continuationToken: writeToken([at.toISOString(), id]) } : {}),
  };
}
