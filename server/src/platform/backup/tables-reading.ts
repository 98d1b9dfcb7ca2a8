import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createZstdDecompress } from 'node:zlib';
import pg from 'pg';
import { migrate } from '../db/index.ts';
import type { Bytes, Entry } from './archive-bytes.ts';
import { BackupDamaged, bytesOf, nextEntry } from './archive-bytes.ts';
import { copyIn } from './copy.ts';
import type { TablesEnd, TablesHead } from './tables.ts';
import { endName, headName, listColumns, listMigrations, quoted, settleSession } from './tables.ts';

/** Thrown where there is something already that a backup would be mixed with. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty';
}

/** Whether a file is a copy of tables, and not of the files of a server. Throws `BackupDamaged` where that cannot be read. */
export async function isCopyOfTables(file: string): Promise<boolean> {
  return reading(
    file,
    () => {},
    async (bytes) => (await nextEntry(bytes))?.name === headName,
  );
}

/**
 * Fills an empty database from a copy of tables: the schema that the copy fits is made first, then all rows come in
 * in one transaction, which is kept only when every table is what was copied and every reference in it holds.
 */
export async function readTables(
  file: string,
  server: pg.ClientConfig,
  progress: (bytesDone: number, bytesTotal: number) => void,
): Promise<TablesHead> {
  return reading(file, progress, async (bytes) => {
    const first = await nextEntry(bytes);
    if (first?.name !== headName) throw new BackupDamaged(file, 'it is no copy of tables');
    const head = JSON.parse(first.content.toString()) as TablesHead;
    await requireEmpty(server, head);
    await migrate(server, { only: head.migrations });
    const client = new pg.Client(server);
    client.on('error', () => {});
    await client.connect();
    try {
      await settleSession(client);
      await requireSameSchema(client, file, head);
      await client.query('begin');
      await fill(client, file, head, bytes);
      await client.query('commit');
      await client.query('analyze');
      return head;
    } finally {
      await client.end().catch(() => {});
    }
  });
}

async function reading<T>(
  file: string,
  progress: (bytesDone: number, bytesTotal: number) => void,
  work: (bytes: Bytes) => Promise<T>,
): Promise<T> {
  const { size } = await stat(file);
  const input = createReadStream(file);
  const unpacked = input.pipe(createZstdDecompress());
  input.once('error', (error) => unpacked.destroy(error));
  try {
    return await work(bytesOf(unpacked, () => progress(input.bytesRead, size)));
  } catch (error) {
    if (error instanceof NotEmpty || error instanceof BackupDamaged || isOfServer(error)) throw error;
    throw new BackupDamaged(file, (error as Error).message);
  } finally {
    input.destroy();
    unpacked.destroy();
  }
}

function isOfServer(error: unknown): boolean {
  return error instanceof pg.DatabaseError || /^E[A-Z]+$/.test((error as { code?: string }).code ?? '');
}

/** A schema without a company is what an attempt leaves that did not end well: it may be tried again. */
async function requireEmpty(server: pg.ClientConfig, head: TablesHead): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    const there = await listColumns(client);
    const made = await listMigrations(client);
    if (Object.keys(there).length === 0 && made.length === 0) return;
    const unused =
      made.every((file) => head.migrations.includes(file)) &&
      'tenant' in there &&
      (await client.query('select from tenant limit 1')).rowCount === 0;
    if (!unused) throw new NotEmpty('the database is not empty');
  } finally {
    await client.end();
  }
}

async function requireSameSchema(client: pg.Client, file: string, head: TablesHead): Promise<void> {
  const there = await listColumns(client);
  const names = (columns: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(columns).map(([table, list]) => `${table}(${[...list].sort()})`);
  const known = new Set(names(there));
  const missing = names(head.columns).filter((one) => !known.has(one));
  if (missing.length > 0)
    throw new BackupDamaged(file, `this version of the product has no table ${missing[0]}`);
}

async function fill(client: pg.Client, file: string, head: TablesHead, bytes: Bytes): Promise<void> {
  const names = Object.keys(head.columns);
  const references = await dropReferences(client);
  for (const name of names) await client.query(`alter table ${quoted(name)} disable trigger user`);
  // What migrations put into them comes along in the copy.
  await client.query(
    `truncate ${Object.keys(await listColumns(client))
      .map(quoted)
      .join(', ')}`,
  );
  const entries = entriesAhead(bytes);
  const found: Record<string, TablesEnd['tables'][string]> = {};
  for (const name of names) found[name] = await fillTable(client, name, head.columns[name] ?? [], entries);
  const last = await entries.next();
  if (last?.name !== endName) throw new BackupDamaged(file, 'its end is missing');
  const end = JSON.parse(last.content.toString()) as TablesEnd;
  for (const name of names) {
    const [wanted, got] = [end.tables[name], found[name]];
    if (wanted?.rows !== got?.rows || wanted?.digest !== got?.digest)
      throw new BackupDamaged(file, `table ${name} is not what was copied`);
  }
  for (const [name, { last: value, called }] of Object.entries(end.sequences))
    await client.query('select setval($1::regclass, $2, $3)', [quoted(name), value, called]);
  for (const name of names) await client.query(`alter table ${quoted(name)} enable trigger user`);
  for (const reference of references) await client.query(reference);
}

/** Answers what makes them again, which looks at every row. */
async function dropReferences(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select c.conrelid::regclass::text as "table", c.conname as name, pg_get_constraintdef(c.oid) as definition
       from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace order by 1, 2`,
  );
  for (const { table, name } of rows)
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  return rows.map(
    ({ table, name, definition }) => `alter table ${table} add constraint ${quoted(name)} ${definition}`,
  );
}

interface Entries {
  /** The next one where it belongs to this table; else it waits, and this is null. */
  ofTable(name: string): Promise<Entry | null>;
  next(): Promise<Entry | null>;
}

function entriesAhead(bytes: Bytes): Entries {
  let ahead: Entry | null | undefined;
  const peek = async () => {
    ahead ??= await nextEntry(bytes);
    return ahead;
  };
  return {
    async ofTable(name) {
      const entry = await peek();
      if (!entry?.name.startsWith(`tables/${name}/`)) return null;
      ahead = undefined;
      return entry;
    },
    next: peek,
  };
}

async function fillTable(
  client: pg.Client,
  name: string,
  columns: readonly string[],
  entries: Entries,
): Promise<TablesEnd['tables'][string]> {
  const digest = createHash('sha256');
  async function* pieces() {
    for (let entry = await entries.ofTable(name); entry !== null; entry = await entries.ofTable(name)) {
      digest.update(entry.content);
      yield entry.content;
    }
  }
  const rows = await copyIn(
    client,
    `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`,
    pieces(),
  );
  return { rows, digest: digest.digest('hex') };
}
