import type { JsonWebKey, KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, generateKeyPair, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { JWTPayload } from 'jose';
import { jwtVerify, SignJWT } from 'jose';

const algorithm = 'RS256';
/** 128 bits of strength (ASVS 11.2.3). Keys made before are good until their file is replaced. */
const modulusLength = 3072;

type StoredKey = JsonWebKey & { readonly kid: string; readonly use: 'sig'; readonly alg: typeof algorithm };

/** Keys that sign tokens. The first one signs; all of them are published and accepted. */
export interface SigningKeys {
  /** With the private parts: for the authorization server alone. */
  readonly private: { readonly keys: readonly StoredKey[] };
  readonly published: { readonly keys: readonly object[] };
  sign(claims: Readonly<Record<string, unknown>>): Promise<string>;
  /** Claims of a token that one of these keys signed and that is good at `now`; null for any other. */
  verify(token: string, now: Date): Promise<JWTPayload | null>;
}

/**
 * Reads the key set from `keys/signing.json` in the data directory, and makes it at the first
 * start. Processes that share a database need the same file: else each refuses the tokens of
 * the others.
 */
export async function loadSigningKeys(dataDir: string): Promise<SigningKeys> {
  const folder = join(dataDir, 'keys');
  const file = join(folder, 'signing.json');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return signingKeys((await readKeys(file)) ?? (await makeKeys(file)));
}

async function readKeys(file: string): Promise<readonly StoredKey[] | null> {
  try {
    return (JSON.parse(await readFile(file, 'utf8')) as { keys: StoredKey[] }).keys;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw new Error(`${file} cannot be read as a key set: ${(error as Error).message}`);
  }
}

async function makeKeys(file: string): Promise<readonly StoredKey[]> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength });
  const key: StoredKey = {
    ...privateKey.export({ format: 'jwk' }),
    kid: randomUUID(),
    use: 'sig',
    alg: algorithm,
  };
  try {
    await writeFile(file, JSON.stringify({ keys: [key] }), { mode: 0o600, flag: 'wx' });
    return [key];
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
    // Another process was faster: its key is the one.
    return (await readKeys(file)) ?? [key];
  }
}

function signingKeys(keys: readonly StoredKey[]): SigningKeys {
  const [first] = keys;
  if (!first) throw new Error('the signing key set is empty');
  const signer = createPrivateKey({ key: first, format: 'jwk' });
  const verifiers = new Map<string, KeyObject>(
    keys.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]),
  );
  return {
    private: { keys },
    published: { keys: keys.map(({ kty, n, e, kid, use, alg }) => ({ kty, use, alg, kid, n, e })) },
    sign: (claims) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: first.kid })
        .sign(signer),
    async verify(token, now) {
      try {
        const { payload } = await jwtVerify(token, ({ kid }) => keyCalled(verifiers, kid), {
          algorithms: [algorithm],
          currentDate: now,
          clockTolerance: 5,
          requiredClaims: ['exp', 'iat'],
        });
        return payload;
      } catch {
        return null;
      }
    },
  };
}

function keyCalled(verifiers: ReadonlyMap<string, KeyObject>, kid: string | undefined): KeyObject {
  const key = verifiers.get(kid ?? '');
  if (!key) throw new Error('signed with a key that is not ours');
  return key;
}
