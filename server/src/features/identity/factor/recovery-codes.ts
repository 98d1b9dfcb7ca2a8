import { createHash, randomBytes } from 'node:crypto';
import type { Owner } from './model.ts';
import { base32 } from './totp.ts';

const codesAtATime = 10;
/** Sixteen letters: too many to try even for somebody who holds the hashes. */
const codeBytes = 10;

/** Ten new ones, in groups that can be read and typed. */
export function makeRecoveryCodes(): readonly string[] {
  return Array.from({ length: codesAtATime }, () =>
    (base32(randomBytes(codeBytes)).match(/.{4}/g) ?? []).join('-'),
  );
}

/** Case, blanks and dashes do not matter. The owner is part of it, so that equal codes look different. */
export function recoveryCodeHash(owner: Owner, typed: string): Buffer {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHash('sha256').update(`${owner.tenantId} ${owner.userId} ${code}`).digest();
}
