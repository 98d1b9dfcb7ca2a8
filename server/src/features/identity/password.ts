import { argon2, createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** 19 MiB, two passes, one lane: about 30 ms of one core, off the main thread. */
const memoryKiB = 19 * 1024;
const passes = 2;
const lanes = 1;
const tagLength = 32;
const saltLength = 16;

/** A new hash, as a PHC string that carries its own parameters. */
export async function passwordHash(password: string): Promise<string> {
  const salt = randomBytes(saltLength);
  const tag = await tagOf(password, salt, { memoryKiB, passes, lanes, tagLength });
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(tag)}`;
}

export async function passwordMatches(password: string, phc: string): Promise<boolean> {
  if (phc.startsWith(quickMark)) {
    // In the time of the other kind, or the time would tell who has never signed in.
    await spendPasswordTime(password);
    return timingSafeEqual(Buffer.from(quickHash(password)), Buffer.from(phc));
  }
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
  if (!parts) throw new Error('a password hash is not in the form of this product');
  const [, memory, time, parallel, salt, tag] = parts as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const expected = Buffer.from(tag, 'base64');
  const actual = await tagOf(password, Buffer.from(salt, 'base64'), {
    memoryKiB: Number(memory),
    passes: Number(time),
    lanes: Number(parallel),
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected);
}

let decoy: Promise<string> | undefined;

/** Takes as long as a real comparison, for names that nobody has. */
export async function spendPasswordTime(password: string): Promise<void> {
  decoy ??= passwordHash(randomBytes(16).toString('hex'));
  await passwordMatches(password, await decoy);
}

function tagOf(
  password: string,
  nonce: Buffer,
  cost: { memoryKiB: number; passes: number; lanes: number; tagLength: number },
): Promise<Buffer> {
  // The same letters typed on different systems are the same password.
  const message = Buffer.from(password.normalize('NFKC'), 'utf8');
  return derive('argon2id', {
    message,
    nonce,
    parallelism: cost.lanes,
    memory: cost.memoryKiB,
    passes: cost.passes,
    tagLength: cost.tagLength,
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

const quickMark = '$sha256$';

/**
 * For long temporary passwords alone: nobody guesses 130 random bits, however quick the hash, and
 * thousands at a time cost nothing. The database keeps it to passwords that have to be changed.
 */
export function quickHash(longTemporaryPassword: string): string {
  const digest = createHash('sha256').update(longTemporaryPassword.normalize('NFKC'), 'utf8').digest();
  return `${quickMark}${unpadded(digest)}`;
}

// Without letters and digits that look alike.
const plainCharacters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** 26 characters of 32 kinds, 130 random bits: `k7m2q-…`, to be copied from the file it is given out in. */
export function generateLongTemporaryPassword(): string {
  const bytes = randomBytes(26);
  const text = Array.from(bytes, (byte) => plainCharacters[byte % 32]).join('');
  return text.replace(/(.{5})(?=.{5})/g, '$1-');
}

const consonants = 'bcdfghjkmnpqrstvwxz';
const vowels = 'aeiou';
const marks = '!#%+-=?@';

/** Fourteen characters that can be read out on the phone: `Tabu-kemo-7392` in shape; 45 random bits, guarded by the lock-out. */
export function generateTemporaryPassword(): string {
  const one = (letters: string) => letters[randomInt(letters.length)] as string;
  const syllable = () => one(consonants) + one(vowels);
  const first = syllable();
  const digits = String(randomInt(10_000)).padStart(4, '0');
  return `${first[0]?.toUpperCase()}${first[1]}${syllable()}${one(marks)}${syllable()}${syllable()}${one(marks)}${digits}`;
}

/** A secret of 256 random bits, for cookies and applications. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a random secret. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
