import { join } from 'node:path';
import { openWorld } from '../world.ts';
import { examine, type Left } from './examine.ts';
import { beginLoad, type Load } from './load.ts';
import { type ProductProcess, product, shareKeys } from './products.ts';
import { ask, startReplicatedCluster, until } from './replicated-cluster.ts';

export interface FailoverWanted {
  readonly folder: string;
  /** Customers that are made before each blow. */
  readonly customers: number;
  readonly writers: number;
  /** False: servers that survive the death of a process, but not of the machine, and are quicker. */
  readonly durable?: boolean;
  readonly say: (line: string) => void;
}

export interface FailedOver extends Left {
  /** Between the death of the primary and the next acknowledged write, in ms. */
  readonly silentMs: number;
  /** Transactions that the standby answered while it stood by. */
  readonly answeredByReplica: number;
}

/**
 * Two processes of the product on a primary and a synchronous standby. In the middle of a load the primary dies and
 * the standby takes its place, then one of the processes is killed.
 */
export async function failOver({
  folder,
  customers,
  writers,
  durable = true,
  say,
}: FailoverWanted): Promise<FailedOver> {
  const cluster = await startReplicatedCluster(join(folder, 'cluster'), durable);
  const processes: ProductProcess[] = [];
  let load: Load | undefined;
  try {
    const env = { DATABASE_URL: cluster.url, DATABASE_READ_URL: cluster.readUrl };
    const one = await product({ dataDir: join(folder, 'one'), env });
    processes.push(one);
    await one.start();
    const dataDir = join(folder, 'two');
    shareKeys(one, dataDir);
    const two = await product({ dataDir, env, publicUrl: one.origin });
    processes.push(two);
    await two.start();
    say('two processes are ready');
    const { headers } = await openWorld(one);
    load = beginLoad({ origins: [one.origin, two.origin], headers, writers, label: 'fo' });
    const { journal } = load;
    const more = async () => {
      const wanted = journal.acknowledged.size + customers;
      await until(async () => journal.acknowledged.size >= wanted || journal.wrong.length > 0, 120_000);
    };
    await more();
    const [{ n: answeredByReplica } = { n: 0 }] = await ask<{ n: number }>(
      cluster.standby,
      'select xact_commit::int as n from pg_stat_database where datname = current_database()',
    );
    say('the primary dies');
    const died = performance.now();
    await cluster.primary.kill();
    const before = journal.acknowledged.size;
    await cluster.promote();
    await until(async () => journal.acknowledged.size > before + writers || journal.wrong.length > 0);
    const silentMs = performance.now() - died;
    await more();
    say('one process is killed');
    await two.kill();
    await more();
    await two.start();
    await more();
    await load.end();
    return { ...(await examine(cluster.standby.connection, journal)), silentMs, answeredByReplica };
  } finally {
    await load?.end();
    await Promise.all(processes.map((process) => process.stop()));
    await cluster.stop();
  }
}
