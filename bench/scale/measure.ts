import { readFileSync } from 'node:fs';
import pg from 'pg';
import { startServer } from '../bare-process.ts';
import { median } from '../compare.ts';
import type { LoadResult, Shot } from '../load.ts';
import { load } from '../load.ts';
import type { Product } from '../product.ts';
import { cpuSeconds, databaseOf } from '../product.ts';
import { recordingOf } from '../recording.ts';
import type { BenchWorld } from '../world.ts';
import { openWorld } from '../world.ts';
import { fillCarts, withRecordedApp } from '../writes.ts';
import { driverLoad } from './driver-load.ts';
import type { Asked, Held, Operation } from './operations.ts';
import { operationsOf, walkDeep } from './operations.ts';
import type { Recorded } from './replay.ts';
import { openReplay } from './replay.ts';
import { customerId } from './rows.ts';
import { firstProviderEvery } from './size.ts';

export interface ScaleLoad {
  readonly connections: number;
  readonly rounds: number;
  readonly reads: number;
  readonly writes: number;
}

export const wholeLoad: ScaleLoad = { connections: 16, rounds: 3, reads: 1600, writes: 150 };
export const smallLoad: ScaleLoad = { connections: 4, rounds: 1, reads: 8, writes: 2 };

export type Figures = Pick<LoadResult, 'perSecond' | 'p50Ms' | 'p95Ms' | 'p99Ms'>;

export interface MeasuredOperation {
  readonly name: string;
  readonly kind: 'read' | 'write';
  readonly elsewhere?: Operation['elsewhere'];
  readonly product: Figures;
  readonly bare: Figures;
  readonly driver: Figures;
  /** Requests per second of the product over those of the bare server: the middle one of all rounds. */
  readonly ofBare: number;
  readonly statements: number;
}

export interface MeasuredScale {
  readonly customers: number;
  readonly operations: readonly MeasuredOperation[];
  /** Resident set of the product's own process, the largest that was seen while requests came. */
  readonly residentMb: number | null;
  readonly postgres: string;
}

/** Each operation at the product, at the bare server and by the driver alone, in turns. */
export async function measureScale(
  folder: string,
  product: Product,
  customers: number,
  size: ScaleLoad,
  say: (text: string) => void,
  only = '',
): Promise<MeasuredScale> {
  await untilQuiet(product);
  const world = await openWorld(product);
  const owner = databaseOf(product.dataDir, 'twotier_owner');
  const operations = await preparedOperations(world, owner, customers, size, only);
  const headers = {
    application: world.headers,
    person: { authorization: `Bearer ${await world.personToken('admin-agent')}` },
  };
  const recorded = await record(product, world, operations, headers);
  const reader = world.provider.tenantId;
  const bare = await startServer('bench/scale/bare.ts', folder, { database: owner, reader, recorded });
  const alone = openReplay(owner, reader);
  const measured: MeasuredOperation[] = [];
  let residentMb: number | null = null;
  try {
    for (const [at, operation] of operations.entries()) {
      const sides = {
        product: (requests: number) =>
          load(product.port, {
            connections: size.connections,
            requests,
            shot: () => shotOf(operation.next(), headers[operation.by]),
          }),
        bare: (requests: number) =>
          load(bare.port, {
            connections: size.connections,
            requests,
            shot: () => bareShot(at, operation.next()),
          }),
        driver: (requests: number) =>
          driverLoad(size.connections, requests, () =>
            alone.replay(recorded[at] as Recorded, operation.next().given),
          ),
      };
      const one = await inTurns(sides, operation.kind === 'read' ? size.reads : size.writes, size.rounds);
      residentMb = Math.max(residentMb ?? 0, resident(product) ?? 0) || null;
      const { name, kind, elsewhere } = operation;
      const statements = recorded[at]?.recording.statements.length ?? 0;
      measured.push({ name, kind, ...(elsewhere ? { elsewhere } : {}), statements, ...one });
      say(
        `${name}: ${Math.round(one.product.perSecond)} a second, p50 ${one.product.p50Ms.toFixed(1)} p99 ${one.product.p99Ms.toFixed(1)} ms, ${one.ofBare.toFixed(2)} of bare (${Math.round(one.bare.perSecond)}), driver ${Math.round(one.driver.perSecond)}`,
      );
    }
  } finally {
    await bare.stop();
    await alone.close();
  }
  return { customers, operations: measured, residentMb, postgres: await versionOf(owner) };
}

async function inTurns(
  sides: Readonly<Record<'product' | 'bare' | 'driver', (requests: number) => Promise<LoadResult>>>,
  requests: number,
  rounds: number,
) {
  const names = ['product', 'bare', 'driver'] as const;
  const results = { product: [] as LoadResult[], bare: [] as LoadResult[], driver: [] as LoadResult[] };
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      // The first round warms up: engine and caches need as many requests as a round has.
      const result = await sides[name](requests);
      if (result.firstFailure !== null) throw new Error(`${name}: ${result.firstFailure}`);
      if (round >= 0) results[name].push(result);
    }
  }
  const ofBare = median(
    results.product.map(({ perSecond }, n) => perSecond / (results.bare[n] as LoadResult).perSecond),
  );
  return {
    product: middleOf(results.product),
    bare: middleOf(results.bare),
    driver: middleOf(results.driver),
    ofBare,
  };
}

export function middleOf(results: readonly LoadResult[]): Figures {
  return {
    perSecond: median(results.map((one) => one.perSecond)),
    p50Ms: median(results.map((one) => one.p50Ms)),
    p95Ms: median(results.map((one) => one.p95Ms)),
    p99Ms: median(results.map((one) => one.p99Ms)),
  };
}

function shotOf({ method, path, body }: Asked, headers: Readonly<Record<string, string>>): Shot {
  return { method, path, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
}

function bareShot(at: number, { given }: Asked): Shot {
  return { method: 'GET', path: `/${at}?${new URLSearchParams(given)}` };
}

async function preparedOperations(
  world: BenchWorld,
  owner: pg.ClientConfig,
  customers: number,
  { rounds, writes }: ScaleLoad,
  only: string,
): Promise<Operation[]> {
  // At the product, the bare server and by the driver, in each round and warming up; two are recorded.
  const needed = 3 * (rounds + 1) * writes + 2;
  const buying = Array.from({ length: needed }, (_, n) => customerId((firstProviderEvery * n) % customers));
  const meant = (name: string) => only.split(',').some((part) => name.includes(part));
  const carts = meant('Cart checkout') ? await fillCarts(world, buying) : [];
  const operations = operationsOf({
    customers,
    deepTokens: await walkDeep(world, customers),
    carts: carts.values(),
    held: (await someSubscriptions(owner, world.provider.tenantId, needed)).values(),
  });
  return operations.filter(({ name }) => meant(name));
}

async function someSubscriptions(owner: pg.ClientConfig, partnerId: string, count: number): Promise<Held[]> {
  const client = new pg.Client(owner);
  await client.connect();
  const { rows } = await client.query<Held>(
    `select customer_id as "customerId", subscription_id as "subscriptionId", quantity from subscription
      where partner_id = $1 and status = 'active' and kind = 'license' and order_id like 'W0%' and scheduled is null
      limit $2`,
    [partnerId, count],
  );
  await client.end();
  return rows;
}

async function versionOf(owner: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(owner);
  await client.connect();
  const { rows } = await client.query<{ v: string }>(`select current_setting('server_version') as v`);
  await client.end();
  return rows[0]?.v ?? '';
}

async function record(
  product: Product,
  world: BenchWorld,
  operations: readonly Operation[],
  headers: Readonly<Record<Operation['by'], Readonly<Record<string, string>>>>,
): Promise<Recorded[]> {
  return withRecordedApp(product, world, async (issuedBy) => {
    const ask = async (operation: Operation) => {
      const asked = operation.next();
      const done = await issuedBy(asked.method, asked.path, asked.body, headers[operation.by]);
      return { asked, ...done };
    };
    // The first ones look their callers up, which is remembered afterwards.
    for (const by of ['application', 'person'] as const)
      await issuedBy('GET', '/v1/customers', undefined, headers[by]);
    const recorded: Recorded[] = [];
    for (const operation of operations) {
      const one = await ask(operation);
      // A read makes nothing: whatever it bound was given, or found on the way.
      const other = operation.kind === 'read' ? one : await ask(operation);
      const codes = (one.answer.orders ?? []).map(({ id }) => id);
      const recording = recordingOf(one.issued, other.issued, { given: one.asked.given, codes });
      recorded.push({ name: operation.name, kind: operation.kind, recording, answer: one.answer });
    }
    return recorded;
  });
}

/** Waits until what has fallen due since the world was made is done. */
async function untilQuiet(product: Product): Promise<void> {
  const step = 1000;
  for (let waited = 0; waited < 60; waited++) {
    const before = cpuSeconds(product);
    await new Promise((done) => setTimeout(done, step));
    const after = cpuSeconds(product);
    if (before === null || after === null || after - before < 0.1) return;
  }
}

function resident({ process: { pid } }: Product): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return null;
  }
}
