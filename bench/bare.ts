import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import '../server/src/features/customer/list-store.ts';
import '../server/src/features/customer/store.ts';
import { passwordHash } from '../server/src/features/identity/password.ts';
import type { Statement } from '../server/src/platform/db/index.ts';
import { allStatements } from '../server/src/platform/db/index.ts';
import { readToken } from '../server/src/platform/http/index.ts';
import { randomIds } from '../server/src/platform/ids/index.ts';
import type { Fresh, Recording } from './recording.ts';
import { filled } from './recording.ts';

/**
 * The least that answers the same requests: `node:http` and the driver, the product's own SQL, rows
 * written as they come. No framework, nobody is asked who they are, nothing is checked, no row security
 * (it works as the owner), answers in no particular shape.
 */
export interface BareSettings {
  readonly database: pg.ClientConfig;
  readonly providerId: string;
  readonly create?: Recording;
  readonly checkOut: Recording;
  /** Of a subscription. */
  readonly change?: Recording;
}

const settings = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as BareSettings;
const { providerId } = settings;

// The pool is set like the product's. The scope is set once per connection: a window function asks for one.
const pool = new pg.Pool({
  ...settings.database,
  max: 16,
  pipeline: true,
  options:
    '-c timezone=UTC -c statement_timeout=30000 -c plan_cache_mode=force_generic_plan -c twotier.scope=system',
} as pg.PoolConfig);

const named = new Map(allStatements().map((one) => [one.name, one]));

function called(name: string): Statement {
  const found = named.get(name);
  if (!found) throw new Error(`the product has no statement ${name}`);
  return found;
}

const list = called('customer.list');
const listOfReseller = called('customer.listByReseller');
const readStatements = ['customer.reach', 'customer.companyFacts', 'customer.billingProfile'].map(called);

// First and last customer of a page, then the names they are sorted by.
const lowest = ['customers', '', '', '00000000-0000-0000-0000-000000000000', '', ''];

async function listPage(query: URLSearchParams): Promise<unknown> {
  const token = query.get('MS-ContinuationToken');
  const [, , , id, , key] = token === null ? lowest : readToken(token, 6);
  const page = [providerId, key, id, Number(query.get('size')) + 1];
  const filter = query.get('filter');
  const found =
    filter === null
      ? await pool.query({ ...list, values: page })
      : await pool.query({
          ...listOfReseller,
          values: [...page, (JSON.parse(filter) as { Value: string }).Value],
        });
  return found.rows;
}

/** All statements of a read at once, over one connection. */
async function customer(id: string): Promise<unknown> {
  const values = [[providerId, id], [id], [providerId, id]];
  const client = await pool.connect();
  try {
    const found = await Promise.all(
      readStatements.map((one, n) => client.query({ ...one, values: values[n] as unknown[] })),
    );
    return found.map(({ rows }) => rows[0]);
  } finally {
    client.release();
  }
}

/** One statement after the other, as whoever looks at each answer has to; all in one transaction. */
async function write(
  recording: Recording | undefined,
  given: Readonly<Record<string, string>>,
): Promise<unknown> {
  if (!recording) throw new Error('this was not recorded');
  const fresh = await Promise.all(recording.fresh.map((one) => made(one, given)));
  const client = await pool.connect();
  try {
    const begun = client.query('begin');
    for (const { name, text: sql, values } of recording.statements) {
      await client.query({ name, text: sql, values: values.map((part) => filled(part, fresh)) });
    }
    await begun;
    await client.query('commit');
    return { fresh };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function made(fresh: Fresh, given: Readonly<Record<string, string>>): Promise<string> {
  if (fresh === 'guid') return randomUUID();
  if (fresh === 'code') return randomIds.code(12);
  if (fresh === 'password-hash') return passwordHash(randomUUID());
  return given[fresh.given] as string;
}

async function answer(request: IncomingMessage): Promise<unknown> {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const [, , , customerId = '', , id = ''] = path.split('/');
  if (request.method === 'GET') {
    return customerId === '' ? listPage(new URLSearchParams(query)) : customer(customerId);
  }
  const body = JSON.parse((await text(request)) || '{}') as { companyProfile?: { domain: string } };
  if (request.method === 'PATCH') return write(settings.change, { customerId, subscriptionId: id });
  return id === ''
    ? write(settings.create, { label: body.companyProfile?.domain ?? '' })
    : write(settings.checkOut, { customerId, cartId: id });
}

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let status = 200;
  let body: string;
  try {
    body = JSON.stringify(await answer(request));
  } catch (error) {
    status = 500;
    body = JSON.stringify({ message: String(error) });
  }
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

const server = createServer(
  { keepAliveTimeout: 65_000 },
  (request, response) => void respond(request, response),
);
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as { port: number }).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
