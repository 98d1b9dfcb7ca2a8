import type { Database, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { SimulatedSubscription } from './model.ts';
import { ratingScope } from './store.ts';

const earliest = statement(
  'usage.simulated.earliest',
  'select min(reported_through)::text as day from simulated_usage',
);

/** Last day that all of them have reported; null where there are none. */
export async function findReportedThrough(db: Database): Promise<string | null> {
  return (await db.maybe<{ day: string | null }>(ratingScope, earliest))?.day ?? null;
}

// A month at a time, so that one that has been silent for long does not hold up the others.
const take = statement(
  'usage.simulated.take',
  `
  select u.partner_id as "partnerId", u.billing_id as "billingId", u.service_id as "serviceId",
         u.customer_id as "customerId", u.plan_id as "planId", s.currency, (f.reported_through + 1)::text as "from",
         least($1::date, f.last_day, f.reported_through + 31)::text as through, s.status = 'active' as runs,
         coalesce(f.last_day <= least($1::date, f.reported_through + 31), false) as ends
    from simulated_usage f
    join usage_subscription u on u.partner_id = f.partner_id and u.billing_id = f.billing_id
    join subscription s on s.partner_id = u.partner_id and s.subscription_id = u.plan_id
   where f.reported_through < $1::date
   order by f.reported_through, f.partner_id, f.billing_id limit $2 for update of f skip locked`,
);

/** Those that have not reported up to this day, locked for the one who takes them. */
export function takeSilent(tx: Tx, day: string, limit: number): Promise<SimulatedSubscription[]> {
  return tx.rows(take, [day, limit]);
}

const advance = statement(
  'usage.simulated.advance',
  `
  update simulated_usage f set reported_through = greatest(f.reported_through, x.through)
    from json_to_recordset($1::json) as x ("partnerId" uuid, "billingId" uuid, through date)
   where f.partner_id = x."partnerId" and f.billing_id = x."billingId"`,
);
const drop = statement(
  'usage.simulated.drop',
  `
  delete from simulated_usage f using json_to_recordset($1::json) as x ("partnerId" uuid, "billingId" uuid)
   where f.partner_id = x."partnerId" and f.billing_id = x."billingId"`,
);

/** What has reported; that which has ended is forgotten. */
export async function markReported(tx: Tx, reported: readonly SimulatedSubscription[]): Promise<void> {
  const json = (ends: boolean) => JSON.stringify(reported.filter((one) => one.ends === ends));
  await tx.run(advance, [json(false)]);
  await tx.run(drop, [json(true)]);
}

const skip = statement(
  'usage.simulated.skip',
  'update simulated_usage set reported_through = $1::date - 1 where reported_through < $1::date - 1',
);

/** Nothing is reported for days before this one. */
export async function beginSimulated(tx: Tx, day: string): Promise<void> {
  await tx.run(skip, [day]);
}

const fact = statement(
  'usage.simulated.fact',
  `select value from installation where name = 'usage-simulated'`,
);
const keep = statement(
  'usage.simulated.keep',
  `
  insert into installation (name, value) values ('usage-simulated', $1)
  on conflict (name) do update set value = excluded.value`,
);

/** Whether the simulated service reports; it does unless it was switched off. */
export async function isSimulated(tx: Pick<Tx, 'maybe'>): Promise<boolean> {
  return (await tx.maybe<{ value: boolean }>(fact))?.value ?? true;
}

export async function setSimulated(tx: Tx, on: boolean): Promise<void> {
  await tx.run(keep, [JSON.stringify(on)]);
}
