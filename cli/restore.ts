import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PoolConfig } from 'pg';
import {
  BackupDamaged,
  isCopyOfTables,
  NotEmpty,
  readBackup,
  readTables,
} from '../server/src/platform/backup/index.ts';
import type { Settings } from '../server/src/platform/config/index.ts';
import { readSettings } from '../server/src/platform/config/index.ts';
import { startEmbeddedPostgres } from '../server/src/platform/db/embedded.ts';
import { DataDirectoryInUse, lockDataDirectory } from '../server/src/platform/db/embedded-lock.ts';
import { addressesOf, findPrimary } from '../server/src/platform/db/index.ts';
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

/** Makes an installation's database from a backup; exit code 2 where the activity log in it is not what was sealed. */
export async function restore({ file, keys }: RestoreCommand): Promise<number> {
  const settings = readSettings(process.env);
  if (!existsSync(file)) throw new Stop(`There is no file ${file}.`);
  const secrets = keys === undefined ? {} : readKeyFile(keys);
  const wanted = (await isCopyOfTables(file).catch(stopAtDamage))
    ? await fillTables(settings, file)
    : await unpackFiles(settings, file);
  putKeys(settings.dataDir, secrets);
  tellOfKeys(settings, wanted);
  return verifyRestored(settings);
}

/** The rows of all tables, into the empty database of DATABASE_URL or a new one in an empty data directory. */
async function fillTables({ dataDir, databaseUrl }: Settings, file: string): Promise<readonly string[]> {
  if (databaseUrl !== null) return fillServer(await findPrimary(addressesOf(databaseUrl)), file);
  requireEmpty(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const silent = { info() {}, warn() {}, error() {} };
  const { ownerConnection, stop } = await startEmbeddedPostgres({ dataDir, logger: silent });
  try {
    return await fillServer(ownerConnection, file);
  } catch (error) {
    await stop();
    for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true, force: true });
    throw error;
  } finally {
    await stop();
  }
}

async function fillServer(owner: PoolConfig, file: string): Promise<readonly string[]> {
  const progress = progressOn();
  try {
    const head = await readTables(file, owner, (done, total) =>
      progress.at(done, total, `${megabytes(done)} of ${megabytes(total)}`),
    );
    progress.end();
    process.stdout.write(
      `Restored every row as of ${head.begunAt}: ${Object.keys(head.columns).length} tables, each what was copied.\n`,
    );
    return head.sealingKeys;
  } catch (error) {
    if (error instanceof NotEmpty)
      throw new Stop(
        'The database of DATABASE_URL is not empty: a backup is restored into an empty one only. Make one (create database …) and name it.',
      );
    return stopAtDamage(error);
  }
}

function stopAtDamage(error: unknown): never {
  throw error instanceof BackupDamaged ? new Stop(error.message) : error;
}

function requireEmpty(dataDir: string): void {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
    throw new Stop(
      `${dataDir} is not empty: a backup is restored into an empty directory only. Name one in TWOTIER_DATA_DIR.`,
    );
}

/** Answers the ids of the keys that the backup was sealed with. */
async function unpackFiles({ dataDir, databaseUrl }: Settings, file: string): Promise<readonly string[]> {
  if (databaseUrl !== null)
    throw new Stop(
      `${file} holds the files of an embedded database, which a server of its own cannot take. Restore it without DATABASE_URL into an empty TWOTIER_DATA_DIR, ` +
        'copy its tables from there (npm run backup -- FILE --tables), and restore that copy with DATABASE_URL.',
    );
  requireEmpty(dataDir);
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
