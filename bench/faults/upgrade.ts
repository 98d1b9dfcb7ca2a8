import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../server/src/platform/db/embedded.ts';
import { openWorld } from '../world.ts';
import { earlierVersion } from './earlier-version.ts';
import { examine, type Left } from './examine.ts';
import { beginLoad, type Load } from './load.ts';
import { type MeasuredMigration, measureMigrations } from './migration-locks.ts';
import { type ProductProcess, product, shareKeys } from './products.ts';
import { until } from './replicated-cluster.ts';

export interface UpgradeWanted {
  readonly folder: string;
  /** Customers that are made before each step. */
  readonly customers: number;
  readonly writers: number;
  /** Revision of the version before. */
  readonly from: string | undefined;
  readonly say: (line: string) => void;
}

const records = 100_000;

export interface Upgraded extends Left {
  readonly revision: string;
  /** How many migrations were made under load. */
  readonly migrations: number;
  /** The longest time without an acknowledgment of the version before while they were made, in ms. */
  readonly silentMs: number;
  /** The longest of the later migrations on an activity log of that many records. */
  readonly records: number;
  readonly longest: MeasuredMigration;
  /** Readings of the version before that were tried before and after. */
  readonly readings: number;
}

/**
 * A process of the version before serves load on a server of its own; one of this version migrates beside it, takes a
 * part of the load, and then all of it. Null where there is no history to take the version before from.
 */
export async function upgrade({
  folder,
  customers,
  writers,
  from,
  say,
}: UpgradeWanted): Promise<Upgraded | null> {
  const before = earlierVersion(folder, from);
  if (before === null) {
    say('no history to take an earlier version from');
    return null;
  }
  say(`${before.revision.slice(0, 7)} serves; ${before.migrations.length} migrations came since`);
  const serverDir = join(folder, 'server');
  mkdirSync(serverDir);
  const postgres = await startEmbeddedPostgres({
    dataDir: serverDir,
    logger: { info() {}, warn() {}, error() {} },
  });
  const { user, host, port, database } = postgres.ownerConnection;
  const DATABASE_URL = `postgres://${user}@/${database}?host=${encodeURIComponent(String(host))}&port=${port}`;
  const processes: ProductProcess[] = [];
  let load: Load | undefined;
  try {
    const env = { DATABASE_URL };
    const log = join(folder, 'old.log');
    const old = await product({ dataDir: join(folder, 'old'), env, source: before.source, log });
    processes.push(old);
    await old.start();
    const { headers } = await openWorld(old);
    const origins = [old.origin];
    load = beginLoad({ origins, headers, writers, label: 'up' });
    const { journal } = load;
    const more = async () => {
      const wanted = journal.acknowledged.size + customers;
      await until(async () => journal.acknowledged.size >= wanted || journal.wrong.length > 0, 120_000);
    };
    await more();
    say(`before: ${journal.acknowledged.size} acknowledged, ${journal.wrong.length} other answers`);
    const paths = await readingsOf(old, headers);
    const answersBefore = await answersTo(old, headers, paths);

    const dataDir = join(folder, 'new');
    shareKeys(old, dataDir);
    const fresh = await product({ dataDir, env, publicUrl: old.origin });
    processes.push(fresh);
    const silence = watchSilence(load);
    await fresh.start();
    const silentMs = silence.end();
    say(
      `migrated beside it; the longest silence was ${Math.round(silentMs)} ms; ${journal.wrong.length} other answers so far`,
    );
    const answersAfter = await answersTo(old, headers, paths);
    for (const [path, status] of answersBefore)
      if (answersAfter.get(path) !== status)
        journal.wrong.push(`GET ${path}: ${status} before, ${answersAfter.get(path)} after`);
    await more();
    origins.push(fresh.origin);
    await more();
    origins.shift();
    await old.stop();
    say('the version before has ended');
    await more();
    await load.end();
    for (const line of faultsIn(log)) say(line);
    const left = await examine(postgres.ownerConnection, journal);
    const { revision, migrations } = before;
    const [longest] = await measureMigrations(folder, records);
    if (longest === undefined) throw new Error('there are no migrations');
    say(`the longest migration: ${longest.file}, ${Math.round(longest.heldMs)} ms`);
    const counts = { migrations: migrations.length, readings: paths.length, records };
    return { ...left, ...counts, revision, silentMs, longest };
  } finally {
    await load?.end();
    await Promise.all(processes.map((process) => process.stop()));
    await postgres.stop();
    before.remove();
  }
}

/** What the version before said of faults, each once. */
function faultsIn(log: string): string[] {
  const lines = readFileSync(log, 'utf8').split('\n');
  const found = lines.flatMap((line) => {
    if (!line.startsWith('{')) return [];
    const { err } = JSON.parse(line) as { err?: { message?: string; stack?: string } };
    return err ? [`${err.message} ${err.stack?.split('\n')[1]?.trim() ?? ''}`] : [];
  });
  return [...new Set(found)].slice(0, 20);
}

/** Every address that the version before describes and that takes nothing, or one of its customers. */
async function readingsOf(old: ProductProcess, headers: Readonly<Record<string, string>>): Promise<string[]> {
  const read = async (path: string) => (await fetch(`${old.origin}${path}`, { headers })).json();
  const { paths } = (await read('/openapi.json')) as { paths: Record<string, object> };
  const { items } = (await read('/v1/customers?size=1')) as { items: { id: string }[] };
  return Object.entries(paths)
    .filter(([, methods]) => 'get' in methods)
    .map(([path]) => path.replace(/\{customer[^}]*\}/i, items[0]?.id ?? ''))
    .filter((path) => !path.includes('{'));
}

async function answersTo(
  { origin }: ProductProcess,
  headers: Readonly<Record<string, string>>,
  paths: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const answers = new Map<string, number>();
  for (const path of paths) {
    const ask = async () => {
      const answer = await fetch(`${origin}${path}`, { headers });
      await answer.arrayBuffer();
      return answer.status;
    };
    let status = await ask();
    for (let tries = 0; [429, 503].includes(status) && tries < 20; tries += 1) {
      await wait(200);
      status = await ask();
    }
    answers.set(path, status);
  }
  return answers;
}

function watchSilence({ journal }: Load): { end(): number } {
  let longest = 0;
  let last = performance.now();
  let seen = journal.acknowledged.size;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    if (journal.acknowledged.size === seen) return;
    seen = journal.acknowledged.size;
    last = now;
  };
  const timer = setInterval(look, 5);
  return {
    end() {
      clearInterval(timer);
      look();
      return longest;
    },
  };
}
