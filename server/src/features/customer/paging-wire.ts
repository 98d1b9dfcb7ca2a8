import Type from 'typebox';
import { refuse } from '../../errors/refusal.ts';
import type { RequestContext } from '../../platform/http/index.ts';
import { readToken, writeToken } from '../../platform/http/index.ts';
import type { PageEnd } from './model.ts';

/** Query parameters of a seek list (conventions 11). */
export const listQuery = {
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  seekOperation: Type.Optional(Type.String()),
  'MS-ContinuationToken': Type.Optional(Type.String()),
};

interface ListQuery {
  readonly size?: number;
  readonly seekOperation?: string;
  readonly 'MS-ContinuationToken'?: string;
}

const sizeMax = 500;
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * Size and start of a page. Larger sizes are cut; the token comes in the header or, from clients that
 * lose it there, in the query; `list` guards against a token of a list sorted otherwise.
 */
export function pageOf(
  query: ListQuery,
  context: RequestContext,
  list: string,
  usualSize: number,
): { limit: number; after: PageEnd | null } {
  const limit = Math.min(query.size || usualSize, sizeMax);
  const header = context.headers['ms-continuationtoken'];
  const token = query['MS-ContinuationToken'] ?? (Array.isArray(header) ? header[0] : header);
  const first = query.seekOperation?.toLowerCase() === 'first';
  return { limit, after: token && !first ? pageEndOf(token, list) : null };
}

function pageEndOf(token: string, expected: string): PageEnd {
  const [list, key = '', customerId = ''] = readToken(token, 3);
  if (list !== expected || !guid.test(customerId) || key.includes('\0')) {
    return refuse('parameter-invalid', { problems: 'MS-ContinuationToken' }, [
      { field: 'MS-ContinuationToken', message: 'unknown or outdated' },
    ]);
  }
  return { key, customerId };
}

export function nextToken(list: string, key: string, customerId: string): string {
  return writeToken([list, key, customerId]);
}

/** Parameters that the next page needs again, ready to send. */
export function queryText(values: Readonly<Record<string, string | number | undefined>>): string {
  const kept = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== undefined && value !== '') kept.set(name, String(value));
  return kept.toString();
}
