import type { Database } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { Replication, TrafficMinute } from './model.ts';

const scope = systemScope('what all companies together ask is the installation’s');

// Real time throughout: the demo clock moves, traffic does not.
const save = statement(
  'traffic.save',
  `
  insert into traffic_minute (minute, process_id, seen_at, requests, refused, failed, held_back, latency, pool_busy, pool_waiting)
  select minute, $1, now(), requests, refused, failed, "heldBack", latency, "poolBusy", "poolWaiting"
    from jsonb_to_recordset($2) as one (minute timestamptz, requests integer, refused integer, failed integer,
         "heldBack" integer, latency integer[], "poolBusy" integer, "poolWaiting" integer)
  on conflict (minute, process_id) do update
    set seen_at = excluded.seen_at, requests = excluded.requests, refused = excluded.refused, failed = excluded.failed,
        held_back = excluded.held_back, latency = excluded.latency, pool_busy = excluded.pool_busy,
        pool_waiting = excluded.pool_waiting`,
);

export async function saveMinutes(
  db: Database,
  processId: string,
  minutes: readonly TrafficMinute[],
): Promise<void> {
  await db.transaction(scope, (tx) => tx.run(save, [processId, JSON.stringify(minutes)]));
}

const seen = statement(
  'traffic.processes',
  `select count(distinct process_id)::int as count from traffic_minute where seen_at > now() - make_interval(secs => $1)`,
);

export async function countProcesses(db: Database, seconds: number): Promise<number> {
  return (await db.maybe<{ count: number }>(scope, seen, [seconds]))?.count ?? 0;
}

const forget = statement(
  'traffic.forget',
  'delete from traffic_minute where minute < now() - make_interval(hours => $1)',
);

export async function forgetMinutes(db: Database, hours: number): Promise<void> {
  await db.transaction(scope, (tx) => tx.run(forget, [hours]));
}

const list = statement(
  'traffic.list',
  `
  select minute, requests, refused, failed, held_back as "heldBack", latency, pool_busy as "poolBusy",
         pool_waiting as "poolWaiting"
    from traffic_minute where minute > now() - make_interval(mins => $1) order by minute`,
);

export function listMinutes(db: Database, minutes: number): Promise<TrafficMinute[]> {
  return db.rows<TrafficMinute>(scope, list, [minutes]);
}

const replication = statement(
  'traffic.replication',
  'select copies, lag_seconds as "lagSeconds" from replication_state()',
);

export async function readReplication(db: Database): Promise<Replication> {
  return (await db.maybe<Replication>(scope, replication)) ?? { copies: 0, lagSeconds: null };
}
