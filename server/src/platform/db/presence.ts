import { randomInt } from 'node:crypto';
import type pg from 'pg';
import type { Connections } from './following-pool.ts';

/** The first half of the advisory locks of processes: see `process_is_present`. */
const lockClass = 7301;

/** Shows others on the same database that this process lives: by a lock that goes with its connection. */
export interface Presence {
  /** What this process is known by now; null: nothing can be shown. */
  sign(): Promise<number | null>;
  end(): Promise<void>;
}

/**
 * Nothing is written and nobody has to keep time: the server lets go of the lock when the process dies, or
 * when it loses its connection. What was begun under the former sign looks abandoned from then on, also while its process
 * goes on; whoever takes it over has to be safe from that.
 */
export function showPresence(pool: Connections): Presence {
  let shown: Promise<Shown> | undefined;
  const show = () => {
    const begun = hold(pool, () => {
      if (shown === begun) shown = undefined;
    });
    shown = begun;
    begun.catch(() => {
      if (shown === begun) shown = undefined;
    });
    return begun;
  };
  return {
    sign: () =>
      (shown ?? show()).then(
        ({ sign }) => sign,
        () => null,
      ),
    async end() {
      const held = await shown?.catch(() => undefined);
      held?.client.release(true);
    },
  };
}

interface Shown {
  readonly sign: number;
  readonly client: pg.PoolClient;
}

async function hold(pool: Connections, onLost: () => void): Promise<Shown> {
  const client = await pool.connect();
  const sign = randomInt(1, 2 ** 31 - 1);
  try {
    client.once('end', onLost);
    await client.query('select pg_advisory_lock($1, $2)', [lockClass, sign]);
    return { sign, client };
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
