import { refuse } from '../../errors/refusal.ts';
import type { RequestContext } from './route.ts';

/** Opaque, URL-safe and self-contained (conventions 11): the values a page ended at. */
export function writeToken(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');
}

/** Reads a token back; one that is not ours is refused with 3000. */
export function readToken(token: string, length: number): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length && values.every((v) => typeof v === 'string')) {
      return values;
    }
  } catch {
    // falls through to the refusal
  }
  return refuse('parameter-invalid', { problems: 'MS-ContinuationToken' }, [
    { field: 'MS-ContinuationToken', message: 'unknown or outdated' },
  ]);
}

/** The token a client goes on with: in the address, or as a header, as the older clients send it (conventions 11). */
export function tokenGiven(
  query: { readonly token?: string | undefined; readonly 'MS-ContinuationToken'?: string | undefined },
  context: Pick<RequestContext, 'headers'>,
): string | undefined {
  const header = context.headers['ms-continuationtoken'];
  return query['MS-ContinuationToken'] ?? query.token ?? (Array.isArray(header) ? header[0] : header);
}
