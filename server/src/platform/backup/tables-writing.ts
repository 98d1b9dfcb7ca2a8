import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { ZstdCompress } from 'node:zlib';
import { constants, createZstdCompress } from 'node:zlib';
import pg from 'pg';
import { copyOut } from './copy.ts';
import type { Carried, TablesEnd, TablesHead } from './tables.ts';
import {
  endName,
  entryOf,
  headName,
  listColumns,
  listMigrations,
  listSequences,
  quoted,
  settleSession,
} from './tables.ts';
import { endOfArchive, tarEntry } from './tar.ts';
import { settleFolder } from './writing.ts';

const pieceBytes = 1 << 20;

/**
 * Copies every row of a database at work, as of one moment, into one file that another server of any later version
 * takes; the file is there whole or not at all.
 */
export async function writeTables(
  server: pg.ClientConfig,
  file: string,
  { sealingKeys, carried }: { readonly sealingKeys: readonly string[]; readonly carried: Carried },
  progress: (tablesDone: number, tablesTotal: number, table: string) => void,
): Promise<TablesHead> {
  const unfinished = `${file}.unfinished`;
  const client = new pg.Client(server);
  client.on('error', () => {});
  await client.connect();
  const output = createWriteStream(unfinished, { mode: 0o600, flush: true });
  const packing = createZstdCompress({
    params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
  });
  const written = pipeline(packing, output);
  try {
    const head = await Promise.race([
      pack(client, packing, { sealingKeys, carried }, progress),
      never(written),
    ]);
    await written;
    await rename(unfinished, file);
    await settleFolder(dirname(file));
    return head;
  } catch (error) {
    packing.destroy();
    await written.catch(() => {});
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Only ever fails: a full disk ends the copying. */
async function never(written: Promise<void>): Promise<never> {
  await written;
  return new Promise(() => {});
}

async function pack(
  client: pg.Client,
  packing: ZstdCompress,
  { sealingKeys, carried }: { readonly sealingKeys: readonly string[]; readonly carried: Carried },
  progress: (tablesDone: number, tablesTotal: number, table: string) => void,
): Promise<TablesHead> {
  await settleSession(client);
  const columns = await listColumns(client);
  const names = Object.keys(columns);
  await client.query('begin isolation level repeatable read read only');
  // Nobody changes a table before it is copied; who reads and writes goes on.
  await client.query(`lock table ${names.map(quoted).join(', ')} in access share mode`);
  const head: TablesHead = {
    tables: 1,
    begunAt: new Date().toISOString(),
    postgres: (await client.query('show server_version')).rows[0].server_version,
    migrations: await listMigrations(client),
    sealingKeys,
    columns,
  };
  await put(packing, headName, Buffer.from(JSON.stringify(head)));
  const tables: Record<string, TablesEnd['tables'][string]> = {};
  for (const [done, name] of names.entries()) {
    progress(done, names.length, name);
    tables[name] = await packTable(client, packing, name, columns[name] ?? [], carried);
  }
  const sequences: Record<string, TablesEnd['sequences'][string]> = {};
  for (const name of await listSequences(client)) {
    const { rows: found } = await client.query(
      `select last_value as last, is_called as called from ${quoted(name)}`,
    );
    sequences[name] = found[0];
  }
  await client.query('commit');
  await put(packing, endName, Buffer.from(JSON.stringify({ tables, sequences } satisfies TablesEnd)));
  packing.end(endOfArchive);
  await finished(packing, { readable: false });
  return head;
}

async function packTable(
  client: pg.Client,
  packing: ZstdCompress,
  name: string,
  columns: readonly string[],
  carried: Carried,
): Promise<TablesEnd['tables'][string]> {
  const values = columns.map((column) => carried[`${name}.${column}`] ?? quoted(column));
  const digest = createHash('sha256');
  let parts: Buffer[] = [];
  let held = 0;
  let count = 0;
  const flush = async () => {
    if (held === 0) return;
    const content = Buffer.concat(parts);
    parts = [];
    held = 0;
    digest.update(content);
    count += 1;
    await put(packing, entryOf(name, count), content);
  };
  const pieces = new Writable({
    highWaterMark: pieceBytes,
    write(chunk: Buffer, _encoding, done) {
      parts.push(chunk);
      held += chunk.length;
      if (held < pieceBytes) done();
      else flush().then(() => done(), done);
    },
    final: (done) => void flush().then(() => done(), done),
  });
  const rows = await copyOut(
    client,
    `copy (select ${values.join(', ')} from ${quoted(name)}) to stdout`,
    pieces,
  );
  pieces.end();
  await finished(pieces);
  return { rows, digest: digest.digest('hex') };
}

async function put(packing: ZstdCompress, name: string, content: Buffer): Promise<void> {
  if (!packing.write(tarEntry(name, content))) await once(packing, 'drain');
}
