import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BackupDamaged, readBackup } from '../server/src/platform/backup/index.ts';
import type { Settings } from '../server/src/platform/config/index.ts';
import { readSettings } from '../server/src/platform/config/index.ts';
import { DataDirectoryInUse, lockDataDirectory } from '../server/src/platform/db/embedded-lock.ts';
import { sealingKeyIds } from '../server/src/platform/seal/index.ts';
import { brokenText, intactText, verifyWithBar } from './audit.ts';
import { megabytes } from './backup.ts';
import { reachDatabase } from './database.ts';
import { putKeys, readKeyFile } from './key-file.ts';
import { progressOn } from './progress.ts';
import { Stop } from './stop.ts';

export interface RestoreCommand {
  readonly file: string;
  readonly keys: string | undefined;
}

/** Makes a data directory from a backup; exit code 2 where the activity log in it is not what was sealed. */
export async function restore({ file, keys }: RestoreCommand): Promise<number> {
  const settings = readSettings(process.env);
  if (settings.databaseUrl !== null)
    throw new Stop(
      'DATABASE_URL names a PostgreSQL server: restore it with its own means (docs/operations.md).',
    );
  if (!existsSync(file)) throw new Stop(`There is no file ${file}.`);
  const secrets = keys === undefined ? {} : readKeyFile(keys);
  const wanted = await unpackInto(settings.dataDir, file);
  putKeys(settings.dataDir, secrets);
  tellOfKeys(settings, wanted);
  return verifyRestored(settings);
}

/** Answers the ids of the keys that the backup was sealed with. */
async function unpackInto(dataDir: string, file: string): Promise<readonly string[]> {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
    throw new Stop(
      `${dataDir} is not empty: a backup is restored into an empty directory only. Name one in TWOTIER_DATA_DIR.`,
    );
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = locked(dataDir);
  const unfinished = join(dataDir, 'postgres.restoring');
  const progress = progressOn();
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    const facts = await readBackup(file, unfinished, (done, total) =>
      progress.at(done, total, `${megabytes(done)} of ${megabytes(total)}`),
    );
    progress.end();
    renameSync(unfinished, join(dataDir, 'postgres'));
    process.stdout.write(
      `Restored what PostgreSQL ${facts.postgres} held from ${facts.begunAt} on; every file is what it was.\n`,
    );
    return facts.sealingKeys;
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error instanceof BackupDamaged ? new Stop(error.message) : error;
  } finally {
    lock.release();
    rmSync(join(dataDir, 'twotier.lock'), { force: true });
  }
}

function locked(dataDir: string) {
  try {
    return lockDataDirectory(dataDir);
  } catch (error) {
    throw error instanceof DataDirectoryInUse ? new Stop(error.message) : error;
  }
}

function tellOfKeys({ dataDir, sealingKeys }: Settings, wanted: readonly string[]): void {
  const there = sealingKeyIds(dataDir, sealingKeys);
  const missing = wanted.filter((id) => !there.includes(id));
  if (missing.length === 0) return;
  process.stdout.write(
    `Missing sealing keys: ${missing.join(', ')}. Put them into ${join(dataDir, 'keys', 'sealing.json')} or TWOTIER_SEALING_KEYS before the first start: ` +
      'second factors, webhooks and sign-in providers cannot be read without them.\n',
  );
}

/** The first start recovers the database from the log in the backup; then its activity log is read through. */
async function verifyRestored(settings: Settings): Promise<number> {
  const reached = await reachDatabase(settings);
  try {
    const verified = await verifyWithBar(reached.db);
    process.stdout.write(
      `${verified.broken === null ? intactText(verified) : brokenText(verified.broken)}\n`,
    );
    return verified.broken === null ? 0 : 2;
  } finally {
    await reached.close();
  }
}
