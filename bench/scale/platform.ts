import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { LoadResult, Shot } from '../load.ts';
import { load } from '../load.ts';
import type { Product } from '../product.ts';
import { databaseOf, freePort, root } from '../product.ts';
import type { Figures, ScaleLoad } from './measure.ts';
import { middleOf } from './measure.ts';
import type { Operation } from './operations.ts';
import { below } from './operations.ts';
import { customerId, subscriptionId } from './rows.ts';
import { firstProviderEvery } from './size.ts';
import { anyNameStart } from './words.ts';

export interface MeasuredPlatform {
  readonly customers: number;
  readonly version: string;
  readonly figures: Readonly<Partial<Record<NonNullable<Operation['elsewhere']>, Figures>>>;
}

/** Newest first; the first one that installs is taken. */
const versions = ['12.4.1', '12.4.0', '12.3.1'];
const token = 'bench-token-of-the-administrator';

/** The platform in a directory of its own: never a dependency of the product. */
export function installPlatform(say: (text: string) => void): { folder: string; version: string } {
  const folder = join(root, '.tmp', 'platform');
  const packageFile = join(folder, 'node_modules', 'directus', 'package.json');
  mkdirSync(folder, { recursive: true });
  for (const version of existsSync(packageFile) ? [] : versions) {
    say(`installing directus ${version}`);
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
    const options = ['--no-audit', '--no-fund', '--loglevel=error', '--legacy-peer-deps', '--ignore-scripts'];
    const { status } = spawnSync('npm', ['install', `directus@${version}`, ...options], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status === 0 && existsSync(packageFile)) break;
  }
  if (!existsSync(packageFile)) throw new Error('directus could not be installed');
  leaveSandboxOut(folder);
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  return { folder, version };
}

/** Its sandbox for scripts of users needs a compiler to install; no request that is measured enters it. */
function leaveSandboxOut(folder: string): void {
  const sandbox = join(folder, 'node_modules', 'isolated-vm');
  writeFileSync(join(sandbox, 'isolated-vm.js'), 'module.exports = {};\n');
}

/** Copies of the tables that are asked for, with one key each as the platform wants, and the indexes that serve them. */
async function copyTables(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rows } = await client.query(`select to_regclass('platform.subscription') is not null as there`);
    if (rows[0]?.there) return;
    await client.query(`
      drop schema if exists platform cascade;
      create schema platform;
      set maintenance_work_mem = '512MB';
      create table platform.customer as
      select r.customer_id as id, r.partner_id, r.company_name as name, r.company_name_key as name_key, r.domain, r.country::text,
             r.reseller_id, r.reseller_name, r.started_at, b.first_name, b.last_name, b.email, b.address_line1, b.city, b.state,
             b.postal_code, t.kind
        from customer_relationship r join tenant t on t.tenant_id = r.customer_id
        join customer_billing_profile b on b.partner_id = r.partner_id and b.customer_id = r.customer_id
       where r.capacity <> 'reseller' and r.state = 'active';
      alter table platform.customer add primary key (id), alter id set default gen_random_uuid();
      create index on platform.customer (partner_id, name_key, id);
      create index on platform.customer using gin (partner_id, name_key gin_trgm_ops);
      create table platform.subscription as
      select subscription_id as id, partner_id, customer_id, order_id, catalog_item_id, offer_name, friendly_name, quantity, unit_type,
             status, term_duration, billing_cycle, auto_renew, created_at, term_starts_at, term_ends_on, currency::text, unit_price,
             reseller_partner_id, publisher
        from subscription;
      alter table platform.subscription add primary key (id);
      create index on platform.subscription (partner_id, customer_id, created_at, id);
      analyze platform.customer;
      analyze platform.subscription`);
  } finally {
    await client.end();
  }
}

interface Running {
  readonly port: number;
  stop(): Promise<void>;
}

async function startPlatform(folder: string, owner: pg.ClientConfig): Promise<Running> {
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SECRET: 'bench-secret-that-nobody-has-to-keep',
    DB_CLIENT: 'pg',
    DB_HOST: String(owner.host),
    DB_PORT: String(owner.port),
    DB_DATABASE: String(owner.database),
    DB_USER: String(owner.user),
    DB_PASSWORD: '',
    DB_SEARCH_PATH: 'array:platform',
    DB_POOL__MIN: '0',
    DB_POOL__MAX: '16',
    ADMIN_EMAIL: 'admin@example.com',
    ADMIN_PASSWORD: 'bench-password',
    ADMIN_TOKEN: token,
    TELEMETRY: 'false',
    CACHE_ENABLED: 'false',
    RATE_LIMITER_ENABLED: 'false',
    PRESSURE_LIMITER_ENABLED: 'false',
    WEBSOCKETS_ENABLED: 'false',
    LOG_LEVEL: 'error',
  };
  const cli = join(folder, 'node_modules', 'directus', 'cli.js');
  const bootstrap = spawnSync(process.execPath, [cli, 'bootstrap'], { cwd: folder, env, encoding: 'utf8' });
  if (bootstrap.status !== 0) throw new Error(`directus bootstrap: ${bootstrap.stdout}${bootstrap.stderr}`);
  const child = spawn(process.execPath, [cli, 'start'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  for (let waited = 0; ; waited++) {
    if (child.exitCode !== null || waited > 600) throw new Error('directus did not start');
    const answers = await fetch(`http://127.0.0.1:${port}/server/ping`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (answers) break;
    await wait(200);
  }
  return {
    port,
    async stop() {
      child.kill('SIGTERM');
      await Promise.race([ended, wait(10_000).then(() => child.kill('SIGKILL'))]);
    },
  };
}

/** The questions that can be asked there too, as somebody would who knows the platform. */
function shotsOf(
  customers: number,
  partnerId: string,
): Record<NonNullable<Operation['elsewhere']>, () => Shot> {
  const headers = { authorization: `Bearer ${token}` };
  const get = (path: string): Shot => ({ method: 'GET', path, headers });
  const any = () => firstProviderEvery * below(customers / firstProviderEvery);
  const fields = 'fields=id,name,domain,country,reseller_id,reseller_name';
  const mine = `filter[partner_id][_eq]=${partnerId}`;
  const page = `/items/customer?${fields}&sort=name_key,id&${mine}`;
  const mark = Date.now().toString(36);
  let created = 0;
  return {
    list: () => get(`${page}&limit=40`),
    // Texts have no greater and less there: deep pages are counted off.
    deep: () => get(`${page}&limit=40&page=${1 + below(customers / firstProviderEvery / 40)}`),
    search: () =>
      get(
        `${page}&limit=25&filter[name_key][_contains]=${encodeURIComponent(anyNameStart(below(2 ** 31)).toLowerCase())}`,
      ),
    customer: () => get(`/items/customer/${customerId(any())}`),
    subscriptions: () =>
      get(`/items/subscription?sort=created_at,id&${mine}&filter[customer_id][_eq]=${customerId(any())}`),
    subscription: () => get(`/items/subscription/${subscriptionId(any(), 1)}`),
    create: () => ({
      method: 'POST',
      path: '/items/customer',
      headers,
      body: JSON.stringify({
        partner_id: partnerId,
        name: `Measured ${mark}${created}`,
        name_key: `measured ${mark}${created}`,
        domain: `measured${mark}${created++}.example`,
        country: 'US',
      }),
    }),
  };
}

export async function measurePlatform(
  product: Product,
  partnerId: string,
  customers: number,
  { connections, rounds, reads, writes }: ScaleLoad,
  say: (text: string) => void,
): Promise<MeasuredPlatform> {
  const { folder, version } = installPlatform(say);
  const owner = databaseOf(product.dataDir, 'twotier_owner');
  say('copying the tables for directus');
  await copyTables(owner);
  const platform = await startPlatform(folder, owner);
  const figures: Partial<Record<NonNullable<Operation['elsewhere']>, Figures>> = {};
  try {
    for (const [name, shot] of Object.entries(shotsOf(customers, partnerId))) {
      const requests = name === 'create' ? writes : Math.ceil(reads / 8);
      const results: LoadResult[] = [];
      for (let round = -1; round < rounds; round++) {
        const result = await load(platform.port, { connections, requests, shot });
        if (result.firstFailure !== null) throw new Error(`directus: ${result.firstFailure}`);
        if (round >= 0) results.push(result);
      }
      const figure = middleOf(results);
      figures[name as NonNullable<Operation['elsewhere']>] = figure;
      say(`directus, ${name}: ${Math.round(figure.perSecond)} a second, p50 ${figure.p50Ms.toFixed(1)} ms`);
    }
  } finally {
    await platform.stop();
  }
  return { customers, version, figures };
}
