import { setTimeout as wait } from 'node:timers/promises';
import { sealedOfSoftware } from '../server/src/features/entitlement/index.ts';
import { sealedOfIdentity } from '../server/src/features/identity/index.ts';
import { sealedOfWebhooks } from '../server/src/features/webhook/index.ts';
import type { Settings } from '../server/src/platform/config/index.ts';
import { readSettings } from '../server/src/platform/config/index.ts';
import type { Database } from '../server/src/platform/db/index.ts';
import {
  keyFile,
  keyring,
  newKey,
  readKeys,
  rotateKeys,
  sealAllAnew,
} from '../server/src/platform/seal/index.ts';
import { reachDatabase } from './database.ts';
import { progressOn } from './progress.ts';
import { Stop } from './stop.ts';

/** Every place of the product where something is kept sealed. */
export const sealedPlaces = [...sealedOfIdentity, ...sealedOfWebhooks, ...sealedOfSoftware];

// Longer than a request takes from sealing something to storing it.
const pauseMs = 1500;

/** Replaces the key that seals secrets, under a product at work or at rest. */
export async function changeKeys(): Promise<number> {
  const settings = readSettings(process.env);
  const reached = await reachDatabase(settings);
  try {
    process.stdout.write(`${await changed(settings, reached.db)}\n`);
    return 0;
  } finally {
    await reached.close();
  }
}

async function changed({ dataDir, sealingKeys }: Settings, db: Database): Promise<string> {
  const bar = progressOn();
  const parts = {
    db,
    places: sealedPlaces,
    pause: async () => void (await wait(pauseMs)),
    progress: (done: number, total: number, place: string) =>
      bar.at(done, total, `${place}, ${done} of ${total}`),
  };
  try {
    if (sealingKeys === null) {
      const { keyId, retired, sealedAnew, resumed } = await rotateKeys({ ...parts, file: keyFile(dataDir) });
      const before = resumed ? 'An earlier change of keys was finished. ' : '';
      return `${before}${sealedAnew} secrets were sealed anew with ${keyId}. Retired: ${retired.join(', ')}. Backups made before need the retired keys: keep the key files written with them.`;
    }
    const keys = readKeys(sealingKeys);
    const [first, ...old] = keys;
    if (!first || old.length === 0) throw new Stop(notTwo());
    const sealedAnew = await sealAllAnew(parts, keyring(keys), first.id);
    return `${sealedAnew} secrets were sealed anew with ${first.id}. ${old.map(({ id }) => id).join(', ')} may now leave TWOTIER_SEALING_KEYS of every process.`;
  } finally {
    bar.end();
  }
}

function notTwo(): string {
  const { id, key } = newKey();
  return (
    'TWOTIER_SEALING_KEYS holds one key. Put a new one before it, start every process with both, and run this again. A new one:\n' +
    `${id}:${key.toString('base64url')}`
  );
}
