import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { PoolConfig } from 'pg';
import { carriedWebhooks } from '../server/src/features/webhook/index.ts';
import { writeBackup, writeTables } from '../server/src/platform/backup/index.ts';
import { readSettings } from '../server/src/platform/config/index.ts';
import { sealingKeyIds } from '../server/src/platform/seal/index.ts';
import { reachDatabase } from './database.ts';
import { writeKeyFile } from './key-file.ts';
import type { Progress } from './progress.ts';
import { progressOn } from './progress.ts';
import { Stop } from './stop.ts';

export interface BackupCommand {
  /** A file that is not there yet, or a folder to put one in. */
  readonly to: string;
  readonly keys: string | undefined;
  readonly tables?: boolean;
}

/**
 * Copies the database into a file, whether or not the product is running on it: the embedded one as the files of its
 * server, that of DATABASE_URL, or either with `tables`, as the rows of its tables.
 */
export async function backUp({ to, keys, tables = false }: BackupCommand): Promise<number> {
  const settings = readSettings(process.env);
  const file = fileFor(to);
  if (keys !== undefined && existsSync(keys))
    throw new Stop(`${keys} is there already: name another file for the keys.`);
  const reached = await reachDatabase(settings);
  const progress = progressOn();
  try {
    const ids = sealingKeyIds(settings.dataDir, settings.sealingKeys);
    const { begunAt, until } =
      tables || settings.databaseUrl !== null
        ? await copyTables(reached.owner, file, ids, progress)
        : await copyFiles(reached.owner, file, ids, progress);
    progress.end();
    const written = megabytes(statSync(file).size);
    process.stdout.write(`${file}: ${written}, everything acknowledged before ${begunAt}${until}.\n`);
  } finally {
    await reached.close();
  }
  if (keys !== undefined) writeKeyFile(settings.dataDir, keys);
  process.stdout.write(`${keyText(settings.sealingKeys !== null, keys)}\n`);
  return 0;
}

async function copyFiles(owner: PoolConfig, file: string, ids: readonly string[], progress: Progress) {
  const { begunAt } = await writeBackup(owner, file, ids, (done, total) =>
    progress.at(done, total, `${megabytes(done)} of ${megabytes(total)}`),
  );
  return { begunAt, until: ' and after, up to its end' };
}

async function copyTables(owner: PoolConfig, file: string, ids: readonly string[], progress: Progress) {
  const { begunAt } = await writeTables(
    owner,
    file,
    { sealingKeys: ids, carried: carriedWebhooks },
    (done, total, table) => progress.at(done, total, `table ${table}, ${done} of ${total}`),
  );
  return { begunAt, until: '' };
}

function fileFor(to: string): string {
  const path = resolve(to);
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '');
  const file = isFolder ? join(path, `twotier-${stamp}.tar.zst`) : path;
  if (existsSync(file))
    throw new Stop(`${file} is there already: a backup never takes the place of another.`);
  if (!existsSync(dirname(file))) throw new Stop(`There is no folder ${dirname(file)}.`);
  return file;
}

function keyText(fromEnvironment: boolean, keys: string | undefined): string {
  const setting = fromEnvironment
    ? ' The sealing keys are those of TWOTIER_SEALING_KEYS: keep that setting, too.'
    : '';
  return keys === undefined
    ? `The keys are not in it: without them, sealed secrets in it cannot be read again. Keep a copy of them apart from it (--keys FILE writes one).${setting}`
    : `The keys are in ${keys}. Keep them apart from the backup: whoever has both can read every secret.${setting}`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
