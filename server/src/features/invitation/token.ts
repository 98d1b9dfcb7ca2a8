import { createHash, randomBytes } from 'node:crypto';

/** The secret of a personal link: as hard to guess as a key, and safe inside an address. */
export function newLinkToken(): string {
  return randomBytes(32).toString('base64url');
}

/** All that is kept of a link (I20): from it nobody can make the link again. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
