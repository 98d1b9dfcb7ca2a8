import type pg from 'pg';
import type { Connections } from './following-pool.ts';

/** Replicas that answer readings in place of the primary. */
export interface Replicas {
  /** One that shows every write that was acknowledged to anybody; undefined where none is known to. */
  inStep(): pg.Pool | undefined;
  /** Not asked again until it is known to be in step anew. */
  doubt(replica: pg.Pool): void;
  /** Settled once it is known which are in step at this moment. */
  look(): Promise<void>;
  close(): Promise<void>;
}

const lookEveryMs = 1_000;

/**
 * A replica is in step while the primary waits for it with each commit until it has applied it
 * (`synchronous_commit = remote_apply` and its place among the synchronous standbys): then it shows every
 * write of the caller, by whichever process it was made. A replica is known by its `cluster_name`.
 */
export function watchReplicas(primary: Connections, pools: readonly pg.Pool[]): Replicas {
  let trusted: pg.Pool[] = [];
  let turn = 0;
  const look = async () => {
    try {
      const names = await namesInStep(primary);
      const known = await Promise.all(pools.map((pool) => nameOf(pool).catch(() => undefined)));
      trusted = pools.filter((_, n) => names.includes(known[n] ?? ''));
    } catch {
      trusted = [];
    }
  };
  const watch = setInterval(() => void look(), lookEveryMs);
  watch.unref();
  void look();
  return {
    look,
    inStep() {
      turn += 1;
      return trusted[turn % trusted.length];
    },
    doubt(replica) {
      trusted = trusted.filter((one) => one !== replica);
    },
    async close() {
      clearInterval(watch);
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
}

async function namesInStep(primary: Connections): Promise<readonly string[]> {
  const client = await primary.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select name from replicas_in_step()');
    return rows.map(({ name }) => name);
  } finally {
    client.release();
  }
}

async function nameOf(replica: pg.Pool): Promise<string | undefined> {
  const { rows } = await replica.query<{ name: string }>(
    `select current_setting('cluster_name') as name where pg_is_in_recovery()`,
  );
  return rows[0]?.name;
}
