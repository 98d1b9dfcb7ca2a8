import { readdir, readFile } from 'node:fs/promises';
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
      if (!done.has(file)) await applyMigration(client, file);
    }
  } finally {
    await client.end();
  }
}

async function migrationFiles(): Promise<string[]> {
  const files = await readdir(fileURLToPath(folder));
  return files.filter((file) => /^\d{4}_.+\.sql$/.test(file)).sort();
}

async function applyMigration(client: pg.Client, file: string): Promise<void> {
  const sql = await readFile(new URL(file, folder), 'utf8');
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into schema_migration (file) values ($1)', [file]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${file} failed: ${(error as Error).message}`, { cause: error });
  }
}
