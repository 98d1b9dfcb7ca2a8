import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A secret that has to be read again, as it is stored: unreadable without the key called `keyId`. */
export interface Sealed {
  readonly keyId: string;
  readonly box: Buffer;
}

/** Seals secrets that the product itself must read again, such as those of authenticator apps. */
export interface Keyring {
  /** `about` ties the box to its row: moved to another row it does not open. */
  seal(secret: Buffer, about: string): Sealed;
  /** Throws where the key is gone or the box was changed or moved. */
  open(sealed: Sealed, about: string): Buffer;
  /** A key of its own for signing what lives for minutes: another one for each purpose, and after a rotation. */
  derive(purpose: string): Buffer;
}

interface SealingKey {
  readonly id: string;
  readonly key: Buffer;
}

const cipher = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** The first key seals, all of them open: a new one is put first, and an old one stays until nothing needs it. */
export function keyring(keys: readonly SealingKey[]): Keyring {
  const [first] = keys;
  if (!first) throw new Error('there is no key to seal secrets with');
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  return {
    seal(secret, about) {
      const nonce = randomBytes(nonceBytes);
      const sealing = createCipheriv(cipher, first.key, nonce).setAAD(Buffer.from(about));
      const content = Buffer.concat([sealing.update(secret), sealing.final()]);
      return { keyId: first.id, box: Buffer.concat([nonce, sealing.getAuthTag(), content]) };
    },
    open({ keyId, box }, about) {
      const key = byId.get(keyId);
      if (!key) throw new Error(`the sealing key ${keyId} is missing: put it back beside the present one`);
      const opening = createDecipheriv(cipher, key, box.subarray(0, nonceBytes))
        .setAAD(Buffer.from(about))
        .setAuthTag(box.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([opening.update(box.subarray(nonceBytes + tagBytes)), opening.final()]);
    },
    derive: (purpose) => Buffer.from(hkdfSync('sha256', first.key, '', purpose, keyBytes)),
  };
}

/**
 * Keys of the environment (`id:key`, the one that seals first), or else those of `keys/sealing.json`
 * in the data directory, made at the first start. Processes that share a database need the same.
 */
export function loadKeyring(dataDir: string, fromEnvironment: string | null): Keyring {
  return keyring(fromEnvironment === null ? keysInFile(dataDir) : readKeys(fromEnvironment));
}

function readKeys(text: string): readonly SealingKey[] {
  return text
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [id = '', key = ''] = entry.split(':');
      return checkedKey(id, key, 'TWOTIER_SEALING_KEYS');
    });
}

function checkedKey(id: string, text: string, where: string): SealingKey {
  const key = Buffer.from(text, 'base64url');
  if (!id || key.length !== keyBytes)
    throw new Error(`${where} must hold keys of 32 bytes in base64url, each with an id before it`);
  return { id, key };
}

function keysInFile(dataDir: string): readonly SealingKey[] {
  const folder = join(dataDir, 'keys');
  const file = join(folder, 'sealing.json');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made = { keys: [{ id: randomUUID(), key: randomBytes(keyBytes).toString('base64url') }] };
  try {
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // It is there already, or another process was faster: that one counts.
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  const { keys } = JSON.parse(readFileSync(file, 'utf8')) as typeof made;
  return keys.map(({ id, key }) => checkedKey(id, key, file));
}
