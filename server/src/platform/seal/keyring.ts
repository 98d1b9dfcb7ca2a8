import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyFile, SealingKey } from './key-file.ts';
import { keyBytes, keyFile, readKeys } from './key-file.ts';

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
  /** Whether it could open what this key has sealed. */
  knows(keyId: string): boolean;
  /** A key of its own for signing what lives for minutes: another one for each purpose, and after a rotation. */
  derive(purpose: string): Buffer;
}

const cipher = 'aes-256-gcm';
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
    knows: (keyId) => byId.has(keyId),
    derive: (purpose) => Buffer.from(hkdfSync('sha256', first.key, '', purpose, keyBytes)),
  };
}

/**
 * Keys of the environment (`id:key`, the one that seals first), or else those of `keys/sealing.json`
 * in the data directory, made at the first start. Processes that share a database need the same.
 */
export function loadKeyring(dataDir: string, fromEnvironment: string | null): Keyring {
  return fromEnvironment === null ? followingKeyring(keyFile(dataDir)) : keyring(readKeys(fromEnvironment));
}

/** Follows its file, so that keys can be replaced under a server at work. */
export function followingKeyring(file: KeyFile): Keyring {
  let known = keyring(file.read());
  let version = file.version();
  const fresh = () => {
    const now = file.version();
    if (now !== version) known = keyring(file.read());
    version = now;
    return known;
  };
  return {
    // Nothing is sealed with a key that is on its way out.
    seal: (secret, about) => fresh().seal(secret, about),
    open: (sealed, about) => (known.knows(sealed.keyId) ? known : fresh()).open(sealed, about),
    knows: (keyId) => known.knows(keyId) || fresh().knows(keyId),
    derive: (purpose) => known.derive(purpose),
  };
}
