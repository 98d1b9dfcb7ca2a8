import { refuse } from '../../errors/refusal.ts';

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
