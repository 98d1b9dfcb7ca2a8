import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { DemoCredentials } from '../../server/seed/credentials.ts';
import { auditSealer } from '../../server/src/features/audit/index.ts';
import { realClock } from '../../server/src/platform/clock/index.ts';
import type { EmbeddedPostgres } from '../../server/src/platform/db/embedded.ts';
import { startEmbeddedPostgres } from '../../server/src/platform/db/embedded.ts';
import { migrate, openDatabase } from '../../server/src/platform/db/index.ts';
import { freePort, startProduct } from '../product.ts';
import type { Companies, Company } from './companies.ts';
import { companiesOf, makeCompanies } from './companies.ts';
import { copyIn } from './copy.ts';
import { deriveFigures } from './derived.ts';
import { progressBar } from './progress-bar.ts';
import type { Article, RowParts } from './rows.ts';
import { auditColumns, auditRows, rowsOf, tables } from './rows.ts';
import type { WorldSize } from './size.ts';
import { auditRecordsEach, worldSize } from './size.ts';
import { leftToMake, makeAgain, takeOff } from './taken-off.ts';

/** Customers of one transaction: so much is lost when the making is killed. */
const customersAtOnce = 20_000;
const audit = 'audit_record';

export interface Making {
  readonly folder: string;
  readonly customers: number;
  say(text: string): void;
}

/** Where the world of so many customers is kept below a folder. */
export function worldDirectory({ folder, customers }: Pick<Making, 'folder' | 'customers'>): string {
  return join(folder, String(customers));
}

/** Says that nothing is left to make. */
const wholeFile = (dataDir: string) => join(dataDir, 'world-is-whole');

/** Makes the world unless it is there, and answers how many minutes that took; one that was being made is continued. */
export async function makeWorld(making: Making): Promise<number> {
  const dataDir = worldDirectory(making);
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(join(dataDir, 'demo-credentials.json'))) {
    const product = await startProduct(dataDir, await freePort());
    await product.stop();
  }
  if (existsSync(wholeFile(dataDir))) return 0;
  const begun = performance.now();
  await withServer(dataDir, setForLoading);
  await withServer(dataDir, (client, postgres) => fill(client, postgres, making));
  await withServer(dataDir, setForUse);
  writeFileSync(wholeFile(dataDir), `${new Date().toISOString()}\n`);
  return (performance.now() - begun) / 60_000;
}

/** Its own database server, where a crash of the machine may lose everything: then the world is made anew. */
export async function withServer<T>(
  dataDir: string,
  work: (client: pg.Client, postgres: EmbeddedPostgres) => Promise<T>,
): Promise<T> {
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres({
    dataDir,
    logger: console,
    durable: false,
  });
  const client = new pg.Client(postgres.ownerConnection);
  try {
    await client.connect();
    return await work(client, postgres);
  } finally {
    await client.end();
    await postgres.stop();
  }
}

async function setForLoading(client: pg.Client): Promise<void> {
  for (const setting of [
    "wal_level = 'minimal'",
    'max_wal_senders = 0',
    "max_wal_size = '8GB'",
    "checkpoint_timeout = '30min'",
    'autovacuum = off',
    "wal_compression = 'off'",
  ])
    await client.query(`alter system set ${setting}`);
}

async function setForUse(client: pg.Client): Promise<void> {
  await client.query('alter system reset all');
  await client.query('checkpoint');
}

async function fill(
  client: pg.Client,
  { ownerConnection, appConnection }: EmbeddedPostgres,
  { customers, folder, say }: Making,
): Promise<void> {
  const size = worldSize(customers);
  const dataDir = worldDirectory({ folder, customers });
  await migrate(ownerConnection);
  await client.query(`
    create schema if not exists bench_world;
    create table if not exists bench_world.made (what text primary key, done bigint not null, at timestamptz not null default now());
    create table if not exists bench_world.taken_off (position serial, name text, made text)`);
  const companies = companiesOf(size, demoCompaniesIn(dataDir));
  await once(client, 'companies', async () => makeCompanies(client, companies, new Date()));
  // A migration since the last time may have added an index; once all rows are in, those that are back stay.
  if ((await markOf(client, audit)) < customers) await takeOff(client, [...Object.keys(tables), audit]);
  await client.query(unattended);
  const parts = await partsOf(client, companies);
  await stream(client, size, parts);
  await makeAllAgain(client, ownerConnection, say);
  await once(client, 'figures', () => deriveFigures(client, parts, companies));
  await timed('activity log sealed', say, () => sealLog(appConnection));
  await timed('vacuumed and analyzed', say, () => client.query('vacuum (freeze, analyze)'));
}

/** From here on nothing follows by itself: what follows is among the rows. */
const unattended = `
  set session_replication_role = replica; set statement_timeout = 0; set synchronous_commit = off;
  set maintenance_work_mem = '2GB'; set work_mem = '256MB'; set max_parallel_maintenance_workers = 0;
  set max_parallel_workers_per_gather = 1; set timezone = 'UTC'`;

async function timed(what: string, say: (text: string) => void, work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now();
  await work();
  say(`${what} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

/** Two at a time: one processor each. */
async function makeAllAgain(
  client: pg.Client,
  owner: pg.ClientConfig,
  say: (text: string) => void,
): Promise<void> {
  const left = await leftToMake(client);
  const lane = async (own: pg.Client) => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      await timed(`${one.name} built`, say, () => makeAgain(own, one));
    }
  };
  const other = new pg.Client(owner);
  await other.connect();
  try {
    await other.query(unattended);
    await Promise.all([lane(client), lane(other)]);
  } finally {
    await other.end();
  }
}

/** All tables in turn, in chunks whose rows and whose mark are one transaction. */
async function stream(client: pg.Client, { customers }: WorldSize, parts: RowParts): Promise<void> {
  const names = [...Object.keys(tables), audit];
  const eachOf = (name: string) => tables[name]?.each ?? auditRecordsEach;
  const show = progressBar(names.reduce((sum, name) => sum + eachOf(name) * customers, 0));
  let before = 0;
  for (const name of names) {
    const each = eachOf(name);
    for (let from = await markOf(client, name); from < customers; ) {
      const to = Math.min(customers, from + customersAtOnce);
      const records = customers * auditRecordsEach;
      const rows =
        name === audit
          ? auditRows(parts, { customers, records }, from * auditRecordsEach, to * auditRecordsEach)
          : rowsOf(name, parts, from, to);
      await client.query('begin');
      await copyIn(client, `copy ${name} (${tables[name]?.columns ?? auditColumns}) from stdin`, rows);
      await mark(client, name, to);
      await client.query('commit');
      from = to;
      show(before + each * to, `${name} ${Math.round(each * to).toLocaleString('en-US')}`);
    }
    before += each * customers;
  }
}

/** As the product seals it: whoever opens the world finds nothing left to seal. */
async function sealLog(app: pg.PoolConfig): Promise<void> {
  const db = openDatabase(app, { max: 2 });
  const failed = (_: object, message: string) => {
    throw new Error(message);
  };
  await auditSealer({ db, realClock, log: { error: failed }, atOnce: 20_000 }).seal();
  await db.close();
}

async function markOf(client: pg.Client, what: string): Promise<number> {
  const { rows } = await client.query<{ done: string }>('select done from bench_world.made where what = $1', [
    what,
  ]);
  return Number(rows[0]?.done ?? 0);
}

async function mark(client: pg.Client, what: string, done: number): Promise<void> {
  await client.query(
    'insert into bench_world.made (what, done) values ($1, $2) on conflict (what) do update set done = excluded.done',
    [what, done],
  );
}

async function once(client: pg.Client, what: string, work: () => Promise<void>): Promise<void> {
  if ((await markOf(client, what)) > 0) return;
  await client.query('begin');
  await work();
  await mark(client, what, 1);
  await client.query('commit');
}

function demoCompaniesIn(dataDir: string): { provider: Company; reseller: Company } {
  const { tenants } = JSON.parse(
    readFileSync(join(dataDir, 'demo-credentials.json'), 'utf8'),
  ) as DemoCredentials;
  const company = (name: string): Company => {
    const found = tenants.find((one) => one.name === name);
    if (!found?.locationPartnerId) throw new Error(`the demo world has no ${name}`);
    return { id: found.tenantId, name, partnerId: found.locationPartnerId };
  };
  return { provider: company('Alder Distribution'), reseller: company('Birch IT') };
}

/** The catalog of this world, and the day it was begun: a world that is continued keeps its dates. */
async function partsOf(client: pg.Client, companies: Companies): Promise<RowParts> {
  const { rows: articles } = await client.query<Article>(`
    select distinct on (s.product_id) s.product_id || ':' || s.sku_id || ':' || a.availability_id as "itemId",
           s.product_id as "productId", s.sku_id as "skuId", s.title ->> 'en' as name, p.unit_price as "unitPrice"
      from sku s join availability a using (product_id, sku_id) join availability_price p using (product_id, sku_id, availability_id)
     where s.kind = 'license' and s.rule_set = 'new-commerce' and not s.is_trial and not s.is_addon and not s.withdrawn
       and p.term = 'P1Y' and p.billing_cycle = 'monthly' and p.currency = 'USD' and p.market = '*' and s.sku_id = '0001'
     order by s.product_id, a.availability_id limit 6`);
  const { rows } = await client.query<{ at: Date; month: Date }>(`
    select date_trunc('day', at) as at, date_trunc('month', at) - interval '1 month' as month
      from bench_world.made where what = 'companies'`);
  const [made] = rows;
  if (!made || articles.length < 3) throw new Error('there is no catalog to fill a world with');
  return { companies, articles, madeAt: made.at, billedMonth: made.month };
}
