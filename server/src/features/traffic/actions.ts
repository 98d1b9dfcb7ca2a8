import { realClock } from '../../platform/clock/index.ts';
import type { Database, PoolUse } from '../../platform/db/index.ts';
import { latencyBounds } from '../../platform/watch/index.ts';
import type { MinuteFigures, Percentiles, Replication } from './model.ts';
import type { Pulse } from './pulse.ts';
import { lastMinutes, percentiles, shownMinutes, sumOf } from './rules.ts';
import { listMinutes, readReplication } from './store.ts';

export interface TrafficParts {
  readonly db: Database;
  readonly pulse: Pulse;
}

export interface Traffic {
  readonly at: Date;
  readonly processes: number;
  readonly minutes: readonly MinuteFigures[];
  /** Over the whole hour. */
  readonly latency: Percentiles | null;
  readonly pool: PoolUse;
  readonly replication: Replication;
}

/** The last hour of all processes; what this one has not put down yet is put down first. */
export async function readTraffic({ db, pulse }: TrafficParts): Promise<Traffic> {
  await pulse.beat();
  const [rows, replication] = await Promise.all([listMinutes(db, shownMinutes), readReplication(db)]);
  const now = realClock.now();
  return {
    at: now,
    processes: pulse.processes(),
    minutes: lastMinutes(rows, now, shownMinutes, latencyBounds),
    latency: percentiles(sumOf(rows.map(({ latency }) => latency)), latencyBounds),
    pool: db.poolUse(),
    replication,
  };
}
