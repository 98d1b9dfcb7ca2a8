import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../server/src/platform/db/embedded.ts';
import { migrate } from '../server/src/platform/db/index.ts';
import { startBare } from './bare-process.ts';
import type { ClockSize, ClockYear } from './clock.ts';
import { clockPage, measureYear, quickClock, wholeClock } from './clock.ts';
import type { Comparison } from './compare.ts';
import { compare } from './compare.ts';
import type { DepthSize } from './depth.ts';
import { measureDepth, quickDepth, wholeDepth } from './depth.ts';
import { depthPage } from './depth-report.ts';
import { designatedEvery, generateCustomers, generatedCustomerId } from './generate.ts';
import { killsPage, survive } from './kills.ts';
import type { OrdersSize } from './orders.ts';
import { measureOrders, ordersPage, quickOrders, wholeOrders } from './orders.ts';
import type { Product } from './product.ts';
import { databaseOf, freePort, memoryMb, root, startProduct } from './product.ts';
import { measureRenewals, renewalsPage } from './renewals.ts';
import type { Measured, Start } from './report.ts';
import { machineFacts, page, printed } from './report.ts';
import { worldDirectory } from './scale/making.ts';
import { smallLoad } from './scale/measure.ts';
import { brokenReferences } from './scale/references.ts';
import { sectionOf, withSection } from './scale/report.ts';
import { runScales, scaleRunOf, writeSection } from './scale/run.ts';
import { listOfResellerPath, listPath, shapesOf } from './shapes.ts';
import type { BenchSize } from './size.ts';
import { checkoutsOf, quickSize, wholeSize } from './size.ts';
import type { ImportSize } from './user-import.ts';
import { measureImport, quickImport, wholeImport } from './user-import.ts';
import { importPage, keptBelow } from './user-import-report.ts';
import type { BenchWorld } from './world.ts';
import { openWorld, walk } from './world.ts';
import type { FilledCart } from './writes.ts';
import { fillCarts, recordWrites } from './writes.ts';

/** What has to be put away again, last first, whatever happens. */
const putAway: (() => Promise<void> | void)[] = [];

async function cleanUp(): Promise<void> {
  for (let undo = putAway.pop(); undo; undo = putAway.pop()) await undo();
}

async function bench(size: BenchSize): Promise<Measured> {
  if (process.platform === 'win32')
    throw new Error('the database is entered by its Unix socket, which Windows does not have');
  const loadAtBegin = loadavg()[0] ?? 0;
  const folder = mkdtempSync(join(tmpdir(), 'twotier-bench-'));
  putAway.push(() => rmSync(folder, { recursive: true, force: true }));
  const dataDir = join(folder, 'data');
  const port = await freePort();

  const first = await started(dataDir, port, size);
  const { provider, reseller } = await openWorld(first.product);
  await generateCustomers(databaseOf(dataDir, 'twotier_owner'), {
    providerId: provider.tenantId,
    reseller: { id: reseller.tenantId, name: reseller.name },
    customers: size.customers,
    onProgress: (done) => say(`${done} of ${size.customers} customers made`),
  });
  await first.product.stop();

  const second = await started(dataDir, port, size);
  const comparisons = await compared(folder, second.product, size);
  await wait(3 * size.restMs);
  return {
    size,
    postgres: await postgresVersion(dataDir),
    loadAtBegin,
    first: first.start,
    second: second.start,
    memoryAfterMb: memoryMb(second.product),
    comparisons,
  };
}

/** Long lists alone, of the product alone: how long somebody waits among so many customers. */
async function benchLists(size: DepthSize): Promise<string> {
  const loadAtBegin = loadavg()[0] ?? 0;
  const folder = mkdtempSync(join(tmpdir(), 'twotier-bench-'));
  putAway.push(() => rmSync(folder, { recursive: true, force: true }));
  const dataDir = join(folder, 'data');
  const product = await startProduct(dataDir, await freePort());
  putAway.push(() => product.stop());
  const world = await openWorld(product);
  await generateCustomers(databaseOf(dataDir, 'twotier_owner'), {
    providerId: world.provider.tenantId,
    reseller: { id: world.reseller.tenantId, name: world.reseller.name },
    customers: size.customers,
    onProgress: (done) => say(`${done} of ${size.customers} customers made`),
  });
  const depths = await measureDepth(world, product.port, size);
  for (const { name, p95Ms, ratio } of depths)
    say(`${name}: p95 ${p95Ms.toFixed(2)} ms, ${ratio.toFixed(2)}`);
  return depthPage(depths, size, { postgres: await postgresVersion(dataDir), loadAtBegin });
}

/** Everything in one product and as small as can be: it shows that all of it works, and measures nothing. */
async function benchSmoke(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'twotier-bench-'));
  putAway.push(() => rmSync(folder, { recursive: true, force: true }));
  const size: BenchSize = { ...quickSize, customers: 400 };
  const { product, start } = await started(join(folder, 'data'), await freePort(), size);
  const world = await openWorld(product);
  const { customers } = size;
  await generateCustomers(databaseOf(product.dataDir, 'twotier_owner'), {
    providerId: world.provider.tenantId,
    reseller: { id: world.reseller.tenantId, name: world.reseller.name },
    customers,
    onProgress: () => {},
  });
  const facts = { postgres: await postgresVersion(product.dataDir), loadAtBegin: loadavg()[0] ?? 0 };
  const machine = machineFacts(facts);
  const comparisons = await compared(folder, product, size);
  say(
    page({
      ...facts,
      size,
      first: start,
      second: start,
      memoryAfterMb: memoryMb(product),
      comparisons,
    }),
  );
  say(depthPage(await measureDepth(world, product.port, { ...quickDepth, customers }), quickDepth, facts));
  // Before the clock is moved: it renews by the real one.
  const renewals = await measureRenewals(product, quickClock);
  say(renewalsPage(renewals, machine));
  const orders = await measureOrders(folder, product, { ...quickOrders, customers });
  say(ordersPage({ ...orders, renewals }, quickOrders, machine));
  const years: ClockYear[] = [];
  for (const term of ['P1Y', 'P1M'] as const) years.push(await measureYear(product, quickClock, term));
  say(clockPage(years, quickClock, machine));
  await product.stop();
  await smokeScale(join(folder, 'worlds'));
}

/** The smallest world, whole and asked everything. */
async function smokeScale(folder: string): Promise<void> {
  const stages = ['world', 'operations'] as const;
  const onOpen = (undo: () => Promise<void> | void) => putAway.push(undo);
  say(await runScales({ scales: [1000], stages, folder, load: smallLoad, only: '', onOpen, say }));
  const broken = await brokenReferences(worldDirectory({ folder, customers: 1000 }));
  if (broken.length > 0) throw new Error(`rows of the world refer to nothing: ${broken.join(', ')}`);
}

/** A year of the demo clock, each time in a fresh product. */
async function benchClock(size: ClockSize): Promise<string> {
  const loadAtBegin = loadavg()[0] ?? 0;
  const years: ClockYear[] = [];
  let postgres = '';
  for (const term of ['P1Y', 'P1M'] as const) {
    const folder = mkdtempSync(join(tmpdir(), 'twotier-bench-'));
    putAway.push(() => rmSync(folder, { recursive: true, force: true }));
    const dataDir = join(folder, 'data');
    const product = await startProduct(dataDir, await freePort());
    putAway.push(() => product.stop());
    const year = await measureYear(product, size, term);
    postgres = await postgresVersion(dataDir);
    say(
      `${term}: ${year.renewals} renewals in ${year.seconds.toFixed(1)} s, ${year.cpuSeconds?.toFixed(1)} s of processors`,
    );
    years.push(year);
    await cleanUp();
  }
  return clockPage(years, size, machineFacts({ postgres, loadAtBegin }));
}

/** What is due for renewal, beside the bare statements. */
async function benchRenewals(of: { customers: number; subscriptions: number }): Promise<string> {
  const loadAtBegin = loadavg()[0] ?? 0;
  const folder = mkdtempSync(join(tmpdir(), 'twotier-bench-'));
  putAway.push(() => rmSync(folder, { recursive: true, force: true }));
  const dataDir = join(folder, 'data');
  const product = await startProduct(dataDir, await freePort());
  putAway.push(() => product.stop());
  const rate = await measureRenewals(product, of);
  say(`renewals: ${Math.round(rate.perSecond)} a second, bare ${Math.round(rate.barePerSecond)}`);
  return renewalsPage(rate, machineFacts({ postgres: await postgresVersion(dataDir), loadAtBegin }));
}

/** What is done to orders, beside the bare statements; renewals in a product of their own. */
async function benchOrders(size: OrdersSize): Promise<string> {
  const loadAtBegin = loadavg()[0] ?? 0;
  const folder = mkdtempSync(join(tmpdir(), 'twotier-bench-'));
  putAway.push(() => rmSync(folder, { recursive: true, force: true }));
  const product = await startProduct(join(folder, 'data'), await freePort());
  putAway.push(() => product.stop());
  const orders = await measureOrders(folder, product, size);
  for (const { name, ratio } of orders.comparisons) say(`${name}: ${ratio.toFixed(2)} of the bare server`);
  await product.stop();
  const other = await startProduct(join(folder, 'renewing'), await freePort());
  putAway.push(() => other.stop());
  const renewals = await measureRenewals(other, size.renewals);
  say(`renewals: ${Math.round(renewals.perSecond)} a second, bare ${Math.round(renewals.barePerSecond)}`);
  const postgres = await postgresVersion(other.dataDir);
  return ordersPage({ ...orders, renewals }, size, machineFacts({ postgres, loadAtBegin }));
}

/** Processes that die at their work, on a database without the rest of the product. */
async function benchKills(kills: number): Promise<string> {
  const loadAtBegin = loadavg()[0] ?? 0;
  const folder = mkdtempSync(join(tmpdir(), 'twotier-bench-'));
  putAway.push(() => rmSync(folder, { recursive: true, force: true }));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), logger: console });
  putAway.push(() => postgres.stop());
  const { ownerConnection: owner, appConnection: app } = postgres;
  await migrate(owner);
  const subscriptions = kills;
  const survived = await survive({
    owner,
    app,
    kills,
    subscriptions,
    folder: join(folder, 'program'),
  });
  say(JSON.stringify(survived));
  const version = await postgresVersion(join(folder, 'data'));
  return killsPage(survived, subscriptions, machineFacts({ postgres: version, loadAtBegin }));
}

/** One file of many people, of the product alone: from its first byte to the last person created. */
async function benchUserImport(size: ImportSize): Promise<string> {
  const loadAtBegin = loadavg()[0] ?? 0;
  const folder = mkdtempSync(join(tmpdir(), 'twotier-bench-'));
  putAway.push(() => rmSync(folder, { recursive: true, force: true }));
  const dataDir = join(folder, 'data');
  const product = await startProduct(dataDir, await freePort());
  putAway.push(() => product.stop());
  const world = await openWorld(product);
  const measured = await measureImport(world, `http://127.0.0.1:${product.port}`, size, say);
  return importPage(measured, { postgres: await postgresVersion(dataDir), loadAtBegin });
}

async function started(
  dataDir: string,
  port: number,
  size: BenchSize,
): Promise<{ product: Product; start: Start }> {
  const product = await startProduct(dataDir, port);
  putAway.push(() => product.stop());
  await wait(size.restMs);
  const start = { readyMs: product.readyAfterMs, memoryMb: memoryMb(product) };
  say(`ready after ${(start.readyMs / 1000).toFixed(2)} s`);
  return { product, start };
}

async function compared(folder: string, product: Product, size: BenchSize): Promise<Comparison[]> {
  const world = await openWorld(product);
  const { tokens, tokensOfReseller } = await tokensOf(world, size);
  say(`filling ${checkoutsOf(size)} carts`);
  const customerIds = Array.from({ length: checkoutsOf(size) + 2 }, (_, n) => generatedCustomerId(n));
  const [one, other, ...carts] = (await fillCarts(world, customerIds)) as [
    FilledCart,
    FilledCart,
    ...FilledCart[],
  ];
  const recordings = await recordWrites(product, world, [one, other]);
  const bare = await startBare(folder, {
    database: databaseOf(product.dataDir, 'twotier_owner'),
    providerId: world.provider.tenantId,
    ...recordings,
  });
  putAway.push(() => bare.stop());
  const comparisons: Comparison[] = [];
  for (const shape of shapesOf(world, size, { tokens, tokensOfReseller, carts })) {
    const comparison = await compare(shape, { product: product.port, bare: bare.port }, size);
    if (comparison.firstFailure !== null) throw new Error(`${shape.name}: ${comparison.firstFailure}`);
    say(`${shape.name}: ${comparison.ratio.toFixed(2)} of the bare server`);
    comparisons.push(comparison);
  }
  return comparisons;
}

/** Reads both lists from end to end; they must hold every customer, or there is nothing to measure. */
async function tokensOf(world: BenchWorld, { customers }: BenchSize) {
  say('walking the customer lists');
  const all = await walk(world, listPath);
  const ofReseller = await walk(world, listOfResellerPath(world.reseller.tenantId));
  if (all.customers < customers) throw new Error(`the list has ${all.customers} customers of ${customers}`);
  if (ofReseller.customers < customers / designatedEvery) {
    throw new Error(`the reseller's list has only ${ofReseller.customers} customers`);
  }
  return { tokens: all.tokens, tokensOfReseller: ofReseller.tokens };
}

async function postgresVersion(dataDir: string): Promise<string> {
  const client = new pg.Client(databaseOf(dataDir, 'twotier_owner'));
  await client.connect();
  const { rows } = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  await client.end();
  return rows[0]?.version ?? '';
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void cleanUp().finally(() => process.exit(130)));
}

try {
  const quick = process.argv.includes('--quick');
  if (process.argv.includes('--smoke')) {
    await benchSmoke();
    await cleanUp();
    process.exit(0);
  }
  const scaleRun = scaleRunOf(process.argv, { say, onOpen: (undo) => putAway.push(undo) });
  if (scaleRun) {
    const section = await runScales(scaleRun);
    // A world that was only made has nothing to tell that the page does not know.
    if (scaleRun.only === '' && scaleRun.stages.some((stage) => stage !== 'world')) writeSection(section);
    await cleanUp();
    process.exit(0);
  }
  if (process.argv.includes('--lists')) {
    const page = await benchLists(quick ? quickDepth : wholeDepth);
    if (!quick) writeFileSync(join(root, 'docs', 'measurements-of-long-lists.md'), page);
    await cleanUp();
    process.exit(0);
  }
  if (process.argv.includes('--clock')) {
    const page = await benchClock(quick ? quickClock : wholeClock);
    if (!quick) writeFileSync(join(root, 'docs', 'measurements-of-the-clock.md'), page);
    await cleanUp();
    process.exit(0);
  }
  if (process.argv.includes('--orders')) {
    const page = await benchOrders(quick ? quickOrders : wholeOrders);
    if (!quick) writeFileSync(join(root, 'docs', 'measurements-of-orders.md'), page);
    await cleanUp();
    process.exit(0);
  }
  if (process.argv.includes('--renewals')) {
    const page = await benchRenewals(quick ? quickClock : wholeClock);
    if (!quick) writeFileSync(join(root, 'docs', 'measurements-of-renewals.md'), page);
    await cleanUp();
    process.exit(0);
  }
  if (process.argv.includes('--kills')) {
    const kills = Number(process.env['TWOTIER_KILLS'] ?? 1000);
    const page = await benchKills(kills);
    if (kills >= 1000) writeFileSync(join(root, 'docs', 'measurements-of-jobs.md'), page);
    await cleanUp();
    process.exit(0);
  }
  if (process.argv.includes('--user-import')) {
    const page = await benchUserImport(quick ? quickImport : wholeImport);
    const file = join(root, 'docs', 'measurements-of-user-import.md');
    const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const kept = before.includes(keptBelow) ? before.slice(before.indexOf(keptBelow)) : '';
    if (!quick) writeFileSync(file, kept ? `${page}\n${kept}` : page);
    await cleanUp();
    process.exit(0);
  }
  const measured = await bench(quick ? quickSize : wholeSize);
  say(`\n${printed(measured)}`);
  const file = join(root, 'docs', 'measurements.md');
  const worlds = existsSync(file) ? sectionOf(readFileSync(file, 'utf8')) : null;
  if (!quick) writeFileSync(file, worlds ? withSection(page(measured), worlds) : page(measured));
} catch (error) {
  process.stderr.write(
    `Nothing was measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
} finally {
  await cleanUp();
}
