import type { Database } from '../db/index.ts';
import type { KeyFile } from './key-file.ts';
import { newKey } from './key-file.ts';
import type { Keyring } from './keyring.ts';
import { keyring } from './keyring.ts';
import type { SealedPlace } from './places.ts';
import { countSealedWithOthers, sealAnew, waitForOthers } from './places.ts';

export interface RotationParts {
  readonly db: Database;
  readonly file: KeyFile;
  readonly places: readonly SealedPlace[];
  /** A moment for requests that sealed something before the new key was there, and have yet to store it. */
  readonly pause: () => Promise<void>;
  readonly progress?: (done: number, total: number, place: string) => void;
  readonly atOnce?: number;
}

export interface Rotation {
  readonly keyId: string;
  readonly retired: readonly string[];
  readonly sealedAnew: number;
  /** An earlier change of keys was cut short, and this one finished it. */
  readonly resumed: boolean;
}

/**
 * A new key comes first, everything is sealed anew, and only then the old keys go. The file says how far it has
 * come: with more than one key in it, an earlier change is finished instead of another one begun. Servers follow
 * the file, so that what they seal meanwhile has the new key.
 */
export async function rotateKeys(parts: RotationParts): Promise<Rotation> {
  const { file } = parts;
  const found = file.read();
  const resumed = found.length > 1;
  if (!resumed) file.write([newKey(), ...found]);
  const keys = file.read();
  const [first, ...old] = keys;
  if (!first) throw new Error(`${file.path} holds no key`);
  const sealedAnew = await sealAllAnew(parts, keyring(keys), first.id);
  file.write([first]);
  return { keyId: first.id, retired: old.map(({ id }) => id), sealedAnew, resumed };
}

/** Everything that the first of these keys has not sealed, until nothing of the kind can come anymore. */
export async function sealAllAnew(
  parts: Omit<RotationParts, 'file'>,
  ring: Keyring,
  keyId: string,
): Promise<number> {
  const { db, places, pause } = parts;
  let done = await goThrough(parts, ring, keyId);
  for (;;) {
    await pause();
    await waitForOthers(db, pause);
    const late = await goThrough(parts, ring, keyId);
    done += late;
    if (late === 0) break;
  }
  for (const place of places) {
    const left = await countSealedWithOthers(db, place, keyId);
    if (left > 0)
      throw new Error(`${left} of "${place.name}" are still sealed with another key; run it again`);
  }
  return done;
}

async function goThrough(
  { db, places, progress = () => {}, atOnce = 500 }: Omit<RotationParts, 'file'>,
  ring: Keyring,
  keyId: string,
): Promise<number> {
  const counts = await Promise.all(places.map((place) => countSealedWithOthers(db, place, keyId)));
  const total = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  for (const place of places) {
    for (;;) {
      const count = await sealAnew(db, ring, place, keyId, atOnce);
      done += count;
      if (count > 0) progress(done, Math.max(total, done), place.name);
      if (count < atOnce) break;
    }
  }
  return done;
}
