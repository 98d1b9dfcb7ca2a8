import type { ErrorName } from './error-codes.ts';
import { refuse } from './refusal.ts';

/** On which version of a thing a change was made, and where the client said so (conventions 9). */
export interface ReadVersion {
  readonly version: string;
  readonly saidIn: 'body' | 'precondition';
}

/** `If-Match` wins over the body; `*` and nothing at all match any version: the last writer wins. */
export function readVersion(
  header: string | readonly string[] | undefined,
  etag?: string | null | undefined,
): ReadVersion | null {
  const precondition = bare(typeof header === 'string' ? header : header?.[0]);
  if (precondition === '*') return null;
  if (precondition !== '') return { version: precondition, saidIn: 'precondition' };
  const version = bare(etag);
  return version === '' ? null : { version, saidIn: 'body' };
}

/** Why a change made on another version than `present` is refused: by the place it was said in (D56); else null. */
export function staleness(read: ReadVersion | null, present: string | number): ErrorName | null {
  if (read === null || bare(read.version) === bare(String(present))) return null;
  return read.saidIn === 'precondition' ? 'changed-meanwhile-precondition' : 'changed-meanwhile';
}

export function refuseStale(read: ReadVersion | null, present: string | number): void {
  const stale = staleness(read, present);
  if (stale) refuse(stale);
}

/** Clients send the value with its quotes, escaped, marked as weak, or without. */
function bare(etag: string | null | undefined): string {
  return (etag ?? '').trim().replace(/^W\//, '').replaceAll(/[\\"]/g, '').trim();
}
