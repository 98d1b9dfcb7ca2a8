import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type pg from 'pg';
import type { Recorded } from './replay.ts';
import { openReplay } from './replay.ts';

/** The least that answers the same requests: `node:http`, the driver, the product's own statements, rows as they come. */
export interface BareSettings {
  readonly database: pg.ClientConfig;
  readonly reader: string;
  readonly recorded: readonly Recorded[];
}

const { database, reader, recorded } = JSON.parse(
  readFileSync(process.argv[2] as string, 'utf8'),
) as BareSettings;
const { replay } = openReplay(database, reader);

/** The address names the kind of request, its query what is given with it. */
async function answer(url: string): Promise<unknown> {
  const cut = url.indexOf('?');
  const kind = recorded[Number(url.slice(1, cut))];
  if (!kind) throw new Error(`nothing was recorded for ${url}`);
  return replay(kind, Object.fromEntries(new URLSearchParams(url.slice(cut + 1))));
}

const server = createServer({ keepAliveTimeout: 65_000 }, async (request, response) => {
  let status = 200;
  let body: string;
  try {
    body = JSON.stringify(await answer(request.url ?? ''));
  } catch (error) {
    status = 500;
    body = JSON.stringify({ message: String(error) });
  }
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as { port: number }).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
