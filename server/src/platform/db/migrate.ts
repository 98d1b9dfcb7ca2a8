import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const folder = new URL('../../../migrations/', import.meta.url);

/** Serializes processes that start together; any constant number will do. */
const migrationLock = 7_208_311;

/**
 * Brings the schema up to date: numbered SQL files, each once, in order, each in its own
 * transaction. Needs the owner's connection; the product itself runs as `twotier_app`. `only`: the schema of a backup,
 * which may be an earlier one.
 */
export async function migrate(
  owner: pg.PoolConfig,
  { only }: { readonly only?: readonly string[] } = {},
): Promise<void> {
  const files = await migrationFiles();
  const unknown = only?.find((file) => !files.includes(file));
  if (unknown !== undefined)
    throw new Error(`migration ${unknown} is of a newer version of the product than this one`);
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(
      'create table if not exists schema_migration (file text primary key, applied_at timestamptz not null default now())',
    );
    const done = new Set(
      (await client.query('select file from schema_migration')).rows.map((row) => row.file),
    );
    for (const file of only ? files.filter((one) => only.includes(one)) : files) {
      if (!done.has(file)) await applyMigration(client, file, await readFile(new URL(file, folder), 'utf8'));
    }
  } finally {
    await client.end();
  }
}

/** Names of all migrations, in their order. */
export async function migrationFiles(): Promise<string[]> {
  const files = await readdir(fileURLToPath(folder));
  return files.filter((file) => /^\d{4}_.+\.sql$/.test(file)).sort();
}

/**
 * Nobody stands behind a migration for longer than this: one that waits for a lock keeps everybody out who comes after
 * it, so it gives up, lets them pass and tries again. Shorter than a second, after which the server ends one of two that wait
 * for each other: that shall not be somebody's request.
 */
const lockWaitMs = 300;
const pauseMs = 500;
const patienceMs = 10 * 60_000;
const lockNotAvailable = '55P03';

/** One migration, all or nothing; waits for whoever uses its tables without holding up the others. */
export async function applyMigration(client: pg.Client, file: string, sql: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      await client.query('begin');
      await client.query(`set local lock_timeout = ${lockWaitMs}`);
      await client.query(sql);
      await client.query('insert into schema_migration (file) values ($1)', [file]);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      const mayTryAgain = (error as { code?: string }).code === lockNotAvailable && Date.now() < deadline;
      if (!mayTryAgain)
        throw new Error(`migration ${file} failed: ${(error as Error).message}`, { cause: error });
      await wait(pauseMs);
    }
  }
}
