import type { Reader } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { DayCost, MeterCost, ReadingCost, ResourceCost, UsageOf } from './view-model.ts';

const readings = `
  from usage_reading r
  join usage_meter m on m.meter_id = r.meter_id
  join usage_subscription u on u.partner_id = r.partner_id and u.billing_id = r.billing_id
 where r.partner_id = $1 and r.customer_id = $2 and ($3::uuid is null or r.service_id = $3 or r.plan_id = $3 or r.billing_id = $3)
   and r.starts_at >= $4::date::timestamp at time zone 'UTC'
   and r.starts_at < ($4::date + interval '1 month') at time zone 'UTC' and r.amount is not null`;
const day = `to_char(r.starts_at at time zone 'UTC', 'YYYY-MM-DD')`;
const ofResource = `
  r.service_id as "serviceId", r.billing_id as "billingId", r.plan_id as "planId", u.name as "subscriptionName", r.resource,
  m.category, r.currency`;

const byDay = statement(
  'usage.costByDay',
  `select ${day} as day, r.currency, sum(r.amount)::text as amount ${readings} group by 1, 2 order by 2, 1`,
);
const byMeter = statement(
  'usage.costByMeter',
  `
  select m.meter_id as "meterId", m.name, m.category, m.subcategory, m.unit, r.currency, sum(r.quantity)::text as quantity,
         sum(r.amount)::text as amount, max(r.ends_at) as "ratedAt" ${readings}
   group by 1, 2, 3, 4, 5, 6 order by sum(r.amount) desc, m.name, m.meter_id`,
);
const byResource = statement(
  'usage.costByResource',
  `
  select ${ofResource}, sum(r.amount)::text as amount, max(r.ends_at) as "ratedAt" ${readings}
   group by 1, 2, 3, 4, 5, 6, 7 order by sum(r.amount) desc, r.resource, r.service_id`,
);
const each = statement(
  'usage.costOfReadings',
  `
  select ${ofResource}, ${day} as day, m.name as "meterName", m.unit, r.region, sum(r.quantity)::text as quantity,
         sum(r.amount)::text as amount, max(r.ends_at) as "ratedAt" ${readings}
   group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 order by 8, u.name, m.name, r.resource`,
);

const valuesOf = ({ partnerId, customerId, serviceId, month }: UsageOf) => [
  partnerId,
  customerId,
  serviceId,
  month,
];

export function listCostByDay(reader: Reader, of: UsageOf): Promise<DayCost[]> {
  return reader.rows(byDay, valuesOf(of));
}

export function listCostByMeter(reader: Reader, of: UsageOf): Promise<MeterCost[]> {
  return reader.rows(byMeter, valuesOf(of));
}

export function listCostByResource(reader: Reader, of: UsageOf): Promise<ResourceCost[]> {
  return reader.rows(byResource, valuesOf(of));
}

/** Each resource, meter and day, for files. */
export function listReadingCosts(reader: Reader, of: UsageOf): Promise<ReadingCost[]> {
  return reader.rows(each, valuesOf(of));
}

const first = statement(
  'usage.firstMonth',
  `
  select to_char(min(month), 'YYYY-MM') as month from usage_month
   where partner_id = $1 and customer_id = $2`,
);

/** `2026-09`: the first month with usage; null: there has been none. */
export async function findFirstMonth(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<string | null> {
  return (await reader.maybe<{ month: string | null }>(first, [partnerId, customerId]))?.month ?? null;
}
