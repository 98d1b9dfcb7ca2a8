import type { Database, Reader, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { MeteredSubscription, ReadMeter, UsageReading } from './model.ts';

/** What services report concerns partners and customers alike: it is kept and rated by the installation. */
export const ratingScope = systemScope('usage is reported and rated');

const meters = statement(
  'usage.meters',
  `
  select meter_id as "meterId", name, category, unit, region,
         array(select jsonb_object_keys(rates)) as currencies
    from usage_meter order by meter_id`,
);

export function listReadMeters(reader: Reader): Promise<ReadMeter[]> {
  return reader.rows(meters);
}

const metered = statement(
  'usage.meteredSubscriptions',
  `
  select u.partner_id as "partnerId", u.billing_id as "billingId", u.service_id as "serviceId",
         u.customer_id as "customerId", u.plan_id as "planId", s.currency, u.created_at as "createdAt"
    from usage_subscription u
    join subscription s on s.partner_id = u.partner_id and s.subscription_id = u.plan_id
   where u.status <> 'transferred' and (u.service_id = any($1::uuid[]) or u.billing_id = any($1::uuid[]))`,
);

/** By either of its ids; one that another partner has taken over is known as that partner's. */
export function findMeteredSubscriptions(
  reader: Reader,
  ids: readonly string[],
): Promise<MeteredSubscription[]> {
  return reader.rows(metered, [ids]);
}

const insert = statement(
  'usage.insertReadings',
  `
  insert into usage_reading (partner_id, billing_id, starts_at, meter_id, resource, ends_at, service_id, customer_id, plan_id,
    quantity, region, tags, currency, reported_at, due_at)
  select r.* from json_to_recordset($1::json) as r ("partnerId" uuid, "billingId" uuid, "startsAt" timestamptz, "meterId" uuid,
    resource text, "endsAt" timestamptz, "serviceId" uuid, "customerId" uuid, "planId" uuid, quantity numeric, region text,
    tags jsonb, currency text, "reportedAt" timestamptz, "dueAt" timestamptz)
  on conflict do nothing`,
);

/** Says how many are new: what has been reported before is not counted twice. */
export function insertReadings(tx: Tx, readings: readonly UsageReading[]): Promise<number> {
  return readings.length === 0 ? Promise.resolve(0) : tx.run(insert, [JSON.stringify(readings)]);
}

const next = statement(
  'usage.nextDue',
  'select min(due_at) as "at" from usage_reading where due_at is not null',
);

export async function nextDue(db: Database): Promise<Date | null> {
  return (await db.maybe<{ at: Date | null }>(ratingScope, next))?.at ?? null;
}

const lock = statement(
  'usage.lockRating',
  `select pg_advisory_xact_lock(hashtextextended('usage rating', 130))`,
);

// What a reading costs is what it adds to the cost of its month, so that steps and included amounts come out the
// same in whatever order readings arrive, and the month is always the sum of its readings.
const rate = statement(
  'usage.rate',
  `
  with due as materialized (
    select partner_id, billing_id, starts_at, meter_id, resource, customer_id, plan_id, currency, quantity,
           date_trunc('month', starts_at at time zone 'UTC')::date as month
      from usage_reading where due_at <= $1 order by due_at, partner_id, billing_id limit $2),
  cards as materialized (
    select meter_id, currency, month, usage_rates_in(meter_id, currency, month) as rates
      from (select distinct meter_id, currency, month from due) each),
  placed as (
    select d.*, m.included, c.rates,
           coalesce(u.quantity, 0) + sum(d.quantity) over (partition by d.partner_id, d.billing_id, d.month, d.meter_id
             order by d.starts_at, d.resource rows unbounded preceding) as through
      from due d
      join usage_meter m on m.meter_id = d.meter_id
      join cards c on c.meter_id = d.meter_id and c.currency = d.currency and c.month = d.month
      left join usage_month u on u.partner_id = d.partner_id and u.billing_id = d.billing_id and u.month = d.month
       and u.meter_id = d.meter_id),
  rated as materialized (
    select *, usage_cost(through, included, rates) - usage_cost(through - quantity, included, rates) as cost from placed),
  kept as (
    update usage_reading r set amount = x.cost, due_at = null from rated x
     where r.partner_id = x.partner_id and r.billing_id = x.billing_id and r.starts_at = x.starts_at
       and r.meter_id = x.meter_id and r.resource = x.resource),
  months as (
    insert into usage_month (partner_id, billing_id, month, meter_id, customer_id, plan_id, currency, quantity, amount, rated_at)
    select partner_id, billing_id, month, meter_id, customer_id, plan_id, currency, sum(quantity), sum(cost), $1
      from rated group by 1, 2, 3, 4, 5, 6, 7
    on conflict (partner_id, billing_id, month, meter_id) do update set
      quantity = usage_month.quantity + excluded.quantity, amount = usage_month.amount + excluded.amount,
      rated_at = excluded.rated_at),
  owed as (
    insert into credit_unbilled (partner_id, month, kind, amount)
    select r.partner_id, r.month, 'usage', sum(r.cost)
      from rated r join partner_account a on a.tenant_id = r.partner_id and a.currency = r.currency
     group by r.partner_id, r.month
    on conflict (partner_id, month, kind) do update set amount = credit_unbilled.amount + excluded.amount)
  select count(*)::int as count from rated`,
);

/** Rates what is due, earliest first, and says how many readings that were. One at a time in the whole installation. */
export async function rateDue(tx: Tx, now: Date, limit: number): Promise<number> {
  await tx.rows(lock);
  return (await tx.maybe<{ count: number }>(rate, [now, limit]))?.count ?? 0;
}

const ofPlans = statement(
  'usage.costOfPlans',
  `
  select u.plan_id as "planId",
         sum(case when u.currency = $3 then u.amount else usage_cost(u.quantity, m.included, usage_rates_in(u.meter_id, $3, u.month)) end)::text as amount
    from usage_month u join usage_meter m on m.meter_id = u.meter_id
   where u.plan_id = any($1::uuid[]) and u.month = ($2 || '-01')::date
   group by u.plan_id`,
);

/** Exact cost of a month by plan, as far as it is rated, in any currency of the rate card. */
export async function costOfPlans(
  reader: Reader,
  planIds: readonly string[],
  month: string,
  currency: string,
): Promise<ReadonlyMap<string, string>> {
  if (planIds.length === 0) return new Map();
  const rows = await reader.rows<{ planId: string; amount: string }>(ofPlans, [planIds, month, currency]);
  return new Map(rows.map(({ planId, amount }) => [planId, amount]));
}
