import { createReadStream, existsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/**
 * Reads tables and indexes once, the smallest first, as far as they fit into half of the machine's memory: whoever
 * has worked for a day has them in the memory of the operating system. Answers how many bytes that were.
 */
export async function bringToHand(owner: pg.ClientConfig, dataDir: string): Promise<number> {
  const client = new pg.Client(owner);
  await client.connect();
  const { rows } = await client.query<{ path: string; bytes: string }>(`
    select pg_relation_filepath(oid) as path, pg_relation_size(oid) as bytes from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'i') order by pg_relation_size(oid)`);
  await client.end();
  let read = 0;
  for (const { path, bytes } of rows) {
    if (read + Number(bytes) > totalmem() / 2) break;
    read += await readFile(join(dataDir, 'postgres', path));
  }
  return read;
}

/** A relation is kept in files of one gigabyte each. */
async function readFile(first: string): Promise<number> {
  let bytes = 0;
  for (let part = 0, file = first; existsSync(file); file = `${first}.${++part}`)
    for await (const chunk of createReadStream(file, { highWaterMark: 4 << 20 }))
      bytes += (chunk as Buffer).length;
  return bytes;
}
