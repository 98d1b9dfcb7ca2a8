import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Product } from '../product.ts';
import { databaseOf, freePort, root, startProduct } from '../product.ts';
import { machineFacts } from '../report.ts';
import { openWorld } from '../world.ts';
import { bringToHand } from './at-hand.ts';
import { makeWorld, worldDirectory } from './making.ts';
import type { MeasuredScale, ScaleLoad } from './measure.ts';
import { measureScale, wholeLoad } from './measure.ts';
import type { MeasuredPlatform } from './platform.ts';
import { measurePlatform } from './platform.ts';
import { scaleSection, withSection } from './report.ts';
import { readScale } from './size.ts';

export const stages = ['world', 'operations', 'platform', 'report'] as const;
type Stage = (typeof stages)[number];

export interface ScaleRun {
  readonly scales: readonly number[];
  readonly stages: readonly Stage[];
  /** Where worlds and results are kept between runs. */
  readonly folder: string;
  readonly load: ScaleLoad;
  /** Only operations whose name holds one of these parts, with commas between them. */
  readonly only: string;
  /** What has to be put away, whatever happens. */
  onOpen(undo: () => Promise<void> | void): void;
  say(text: string): void;
}

/** What is asked for on the command line; null when no scale is. */
export function scaleRunOf(args: readonly string[], rest: Pick<ScaleRun, 'onOpen' | 'say'>): ScaleRun | null {
  const after = (name: string) => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  const scales = after('--scale');
  if (scales === undefined) return null;
  const asked = after('--stage')?.split(',') ?? [...stages];
  for (const stage of asked)
    if (!(stages as readonly string[]).includes(stage))
      throw new Error(`a stage is one of ${stages.join(', ')}`);
  return {
    ...rest,
    scales: scales.split(',').map(readScale),
    stages: asked as Stage[],
    folder: resolve(after('--world') ?? join(root, '.tmp', 'world')),
    load: wholeLoad,
    only: after('--only') ?? '',
  };
}

interface Kept {
  operations?: MeasuredScale;
  platform?: MeasuredPlatform;
  world?: { readonly customers: number; readonly minutes: number; readonly bytes: number };
  machine?: string;
}

const keptFile = ({ folder }: ScaleRun, customers: number) => join(folder, `measured-${customers}.json`);

function kept(run: ScaleRun, customers: number): Kept {
  const file = keptFile(run, customers);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : {};
}

function keep(run: ScaleRun, customers: number, more: Kept): void {
  writeFileSync(keptFile(run, customers), JSON.stringify({ ...kept(run, customers), ...more }, null, 1));
}

/** Runs the stages; each leaves its results beside the worlds, so that each can be repeated alone. Answers the page's section. */
export async function runScales(run: ScaleRun): Promise<string> {
  mkdirSync(run.folder, { recursive: true });
  for (const customers of run.scales) {
    if (run.stages.includes('world')) await timed(run, `world of ${customers}`, () => world(run, customers));
    if (run.stages.includes('operations'))
      await timed(run, `operations at ${customers}`, () => operations(run, customers));
    if (run.stages.includes('platform'))
      await timed(run, `directus at ${customers}`, () => platform(run, customers));
  }
  return section(run);
}

/** Puts the section into the page of measurements. */
export function writeSection(text: string): void {
  const page = join(root, 'docs', 'measurements.md');
  writeFileSync(page, withSection(readFileSync(page, 'utf8'), text));
}

async function timed(run: ScaleRun, what: string, work: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  run.say(`— ${what}`);
  await work();
  run.say(`— ${what} took ${((performance.now() - begun) / 60_000).toFixed(1)} minutes`);
}

async function world(run: ScaleRun, customers: number): Promise<void> {
  const { folder, say } = run;
  const minutes = await makeWorld({ folder, customers, say });
  const [size = '0'] = execFileSync('du', ['-sk', worldDirectory({ folder, customers })], {
    encoding: 'utf8',
  }).split('\t');
  if (minutes > 0) keep(run, customers, { world: { customers, minutes, bytes: Number(size) * 1024 } });
}

async function operations(run: ScaleRun, customers: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'twotier-bench-'));
  run.onOpen(() => rmSync(folder, { recursive: true, force: true }));
  const loadAtBegin = loadavg()[0] ?? 0;
  const measured = await withProduct(run, customers, (product) =>
    measureScale(folder, product, customers, run.load, run.say, run.only),
  );
  keep(run, customers, {
    operations: inPlaceOf(kept(run, customers).operations, measured),
    machine: machineFacts({ postgres: measured.postgres, loadAtBegin }),
  });
}

/** What was measured again alone takes the place of its former figures. */
function inPlaceOf(former: MeasuredScale | undefined, measured: MeasuredScale): MeasuredScale {
  const again = new Map(measured.operations.map((one) => [one.name, one]));
  if (former === undefined || former.operations.every(({ name }) => again.has(name))) return measured;
  return { ...former, operations: former.operations.map((one) => again.get(one.name) ?? one) };
}

async function platform(run: ScaleRun, customers: number): Promise<void> {
  const measured = await withProduct(run, customers, async (product) => {
    const { provider } = await openWorld(product);
    return measurePlatform(product, provider.tenantId, customers, run.load, run.say);
  });
  keep(run, customers, { platform: measured });
}

async function withProduct<T>(
  run: ScaleRun,
  customers: number,
  work: (product: Product) => Promise<T>,
): Promise<T> {
  const dataDir = worldDirectory({ folder: run.folder, customers });
  if (!existsSync(dataDir)) throw new Error(`there is no world of ${customers} customers yet: --stage world`);
  const product = await startProduct(dataDir, await freePort());
  run.onOpen(() => product.stop());
  try {
    const read = await bringToHand(databaseOf(dataDir, 'twotier_owner'), dataDir);
    run.say(`${(read / 2 ** 30).toFixed(1)} GB brought to hand`);
    return await work(product);
  } finally {
    await product.stop();
  }
}

function section(run: ScaleRun): string {
  const all = run.scales.map((customers) => kept(run, customers));
  const scales = all.flatMap(({ operations: one }) => (one ? [one] : []));
  const machine = all.findLast((one) => one.machine)?.machine ?? 'not measured yet';
  return scaleSection({
    machine,
    load: run.load,
    scales,
    platforms: all.flatMap(({ platform: one }) => (one ? [one] : [])),
    worlds: all.flatMap(({ world: one }) => (one ? [one] : [])),
  });
}
