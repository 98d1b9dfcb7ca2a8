import type { Reader } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { BudgetCounts, CustomerUsage, PlanUsage, UsageRecord, Utilization } from './record-model.ts';

// Of one currency in US dollars, by the rate of the month or the last one before it.
const usdOf = (currency: string, month: string) => `
  (select usd_per_unit from exchange_rate x where x.currency = ${currency} and x.month <= ${month}
    order by x.month desc limit 1)`;

// What each customer with a usage plan has used in the month, in its own currency: the currency of its first plan.
const customers = statement(
  'usage.recordsOfCustomers',
  `
  with listed as (
    select r.customer_id, r.company_name, r.company_name_key, p.currency, p.rule_set
      from customer_relationship r
      join lateral (select currency, rule_set from subscription s
                     where s.partner_id = r.partner_id and s.customer_id = r.customer_id and s.kind = 'usage'
                       and s.parent_subscription_id is null and s.status in ('active', 'suspended')
                     order by s.created_at, s.subscription_id limit 1) p on true
     where r.partner_id = $1 and r.state = 'active' and ($3::uuid is null or r.customer_id = $3)
       and (r.company_name_key, r.customer_id) > ($4, $5)
     order by r.company_name_key, r.customer_id limit $6)
  select l.customer_id as id, l.company_name as name, l.company_name_key as "nameKey", l.currency,
         l.rule_set <> 'legacy' as "isUpgraded", b.amount::text as budget, coalesce(u.amount, 0)::text as amount,
         round(u.usd, 6)::text as usd, u.rated_at as "ratedAt"
    from listed l
    left join usage_budget b on b.partner_id = $1 and b.customer_id = l.customer_id
    left join lateral (
      select sum(m.amount) filter (where m.currency = l.currency) as amount, sum(m.amount * ${usdOf('m.currency', '$2::date')}) as usd,
             max(m.rated_at) as rated_at
        from usage_month m
       where m.partner_id = $1 and m.month = $2::date and m.customer_id = l.customer_id) u on true
   order by l.company_name_key, l.customer_id`,
);

const firstKey = ['', '00000000-0000-0000-0000-000000000000'] as const;

/** Customers with a usage plan by name; one more than asked for tells whether others follow. */
export function listCustomerUsage(
  reader: Reader,
  of: {
    readonly partnerId: string;
    readonly month: string;
    readonly after: readonly [string, string] | null;
    readonly limit: number;
  },
): Promise<CustomerUsage[]> {
  const [nameKey, id] = of.after ?? firstKey;
  return reader.rows(customers, [of.partnerId, of.month, null, nameKey, id, of.limit]);
}

/** Nothing where the customer has no usage plan of this partner. */
export function findCustomerUsage(
  reader: Reader,
  of: { readonly partnerId: string; readonly customerId: string; readonly month: string },
): Promise<CustomerUsage | undefined> {
  return reader.maybe(customers, [of.partnerId, of.month, of.customerId, ...firstKey, 1]);
}

const plans = statement(
  'usage.recordsOfPlans',
  `
  select s.subscription_id as id, s.friendly_name as name, s.currency, s.status,
         s.reseller_partner_id as "resellerPartnerId", s.catalog_item_id as "offerId",
         coalesce(u.amount, 0)::text as amount, round(u.amount * ${usdOf('s.currency', '$3::date')}, 6)::text as usd,
         u.rated_at as "ratedAt"
    from subscription s
    left join lateral (select sum(m.amount) as amount, max(m.rated_at) as rated_at from usage_month m
                        where m.plan_id = s.subscription_id and m.partner_id = $1 and m.month = $3::date) u on true
   where s.partner_id = $1 and s.customer_id = $2 and s.kind = 'usage' and s.parent_subscription_id is null
     and s.status in ('active', 'suspended') and ($4::uuid is null or s.subscription_id = $4)
   order by s.friendly_name, s.subscription_id`,
);

interface OfCustomer {
  readonly partnerId: string;
  readonly customerId: string;
  readonly month: string;
}

export function listPlanUsage(reader: Reader, of: OfCustomer): Promise<PlanUsage[]> {
  return reader.rows(plans, [of.partnerId, of.customerId, of.month, null]);
}

/** Usage plans that a usage subscription, or the plan itself, is named by. */
export function findPlanUsage(
  reader: Reader,
  of: OfCustomer & { readonly planId: string },
): Promise<PlanUsage | undefined> {
  return reader.maybe(plans, [of.partnerId, of.customerId, of.month, of.planId]);
}

const planOf = statement(
  'usage.planOf',
  `
  select s.subscription_id as "planId", s.friendly_name as name from subscription s
   where s.partner_id = $1 and s.customer_id = $2 and s.kind = 'usage'
     and (s.subscription_id = $3 or s.subscription_id in
          (select u.plan_id from usage_subscription u
            where u.partner_id = $1 and u.customer_id = $2 and (u.billing_id = $3 or u.service_id = $3)))
   limit 1`,
);

/** The usage plan that an id belongs to: its own, or that of something that runs under it. */
export function findPlan(
  reader: Reader,
  of: { readonly partnerId: string; readonly customerId: string; readonly id: string },
): Promise<{ readonly planId: string; readonly name: string } | undefined> {
  return reader.maybe(planOf, [of.partnerId, of.customerId, of.id]);
}

const total = statement(
  'usage.recordOfPartner',
  `
  select p.tenant_id as id, p.name, $3::text as currency, coalesce(sum(m.usd), 0)::text as usd,
         coalesce(sum(m.usd) / ${usdOf('$3', '$2::date')}, 0)::text as amount, max(m.rated_at) as "ratedAt"
    from partner p
    left join lateral (
      select sum(u.amount) * ${usdOf('u.currency', '$2::date')} as usd, max(u.rated_at) as rated_at
        from usage_month u where u.partner_id = p.tenant_id and u.month = $2::date group by u.currency) m on true
   where p.tenant_id = $1
   group by p.tenant_id, p.name`,
);

/** Everything that customers of a partner used in a month, in its own currency. */
export function findPartnerUsage(
  reader: Reader,
  of: { readonly partnerId: string; readonly month: string; readonly currency: string },
): Promise<UsageRecord | undefined> {
  return reader.maybe(total, [of.partnerId, of.month, of.currency]);
}

const counts = statement(
  'usage.budgetCounts',
  `
  select count(*) filter (where u.amount > b.amount)::int as over,
         count(*) filter (where u.amount <= b.amount and u.amount * $3::numeric > b.amount)::int as trending,
         (select count(distinct s.customer_id)::int from usage_subscription s
           where s.partner_id = $1 and s.status = 'active') as customers
    from usage_budget b
    left join lateral (select sum(m.amount) as amount from usage_month m
                        where m.partner_id = b.partner_id and m.month = $2::date and m.customer_id = b.customer_id) u on true
   where b.partner_id = $1`,
);

/** `pace`: how many times as much a month will be as it is up to now, if it goes on like this. */
export async function countBudgets(
  reader: Reader,
  of: { readonly partnerId: string; readonly month: string; readonly pace: string },
): Promise<BudgetCounts> {
  const found = await reader.maybe<BudgetCounts>(counts, [of.partnerId, of.month, of.pace]);
  return found ?? { over: 0, trending: 0, customers: 0 };
}

const usd = statement('usage.usdRate', `select ${usdOf('$1', '$2::date')}::text as rate`);

/** What a unit of a currency is in US dollars; null: unknown. */
export async function findUsdRate(reader: Reader, currency: string, month: string): Promise<string | null> {
  return (await reader.maybe<{ rate: string | null }>(usd, [currency, month]))?.rate ?? null;
}

const agents = statement(
  'usage.notified',
  `
  select u.user_principal_name as email from tenant_user u
   where u.tenant_id = $1 and 'admin-agent' = any(u.roles) and u.state = 'active' order by 1 limit 100`,
);

/** Whom reminders of budgets go to. */
export async function listNotified(reader: Reader, partnerId: string): Promise<string[]> {
  return (await reader.rows<{ email: string }>(agents, [partnerId])).map(({ email }) => email);
}

// Hours of a longer reading share its quantity by time, cut so that they add up to it exactly.
const utilizations = statement(
  'usage.utilizations',
  `
  select * from (
    select s.starts_at as "startsAt", s.starts_at + $6::interval as "endsAt", r.meter_id as "meterId", m.name, m.category,
           m.subcategory, r.region, m.unit, r.service_id as "serviceId",
           case when $7::boolean then r.resource else '' end as resource, case when $7::boolean then r.tags else '{}'::jsonb end as tags,
           sum(round(r.quantity * s.through, 6) - round(r.quantity * s.before, 6))::text as quantity
      from usage_reading r
      join usage_meter m on m.meter_id = r.meter_id
      cross join lateral (
        select h as starts_at,
               greatest(extract(epoch from h - r.starts_at), 0) / extract(epoch from r.ends_at - r.starts_at) as before,
               least(extract(epoch from h + $6::interval - r.starts_at) / extract(epoch from r.ends_at - r.starts_at), 1) as through
          from generate_series(date_trunc($8::text, r.starts_at, 'UTC'), r.ends_at - interval '1 microsecond', $6::interval) h
      ) s
     where r.partner_id = $1 and r.customer_id = $2 and r.plan_id = $3 and r.amount is not null
       and r.starts_at >= $4::timestamptz - interval '1 day' and r.starts_at < $5::timestamptz
       and s.starts_at >= $4::timestamptz and s.starts_at < $5::timestamptz
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) t
   where ("startsAt", "meterId", "serviceId", resource) > ($9::timestamptz, $10::uuid, $11::uuid, $12::text)
   order by "startsAt", "meterId", "serviceId", resource limit $13`,
);

export interface UtilizationSearch {
  readonly partnerId: string;
  readonly customerId: string;
  readonly planId: string;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  readonly granularity: 'daily' | 'hourly';
  readonly showDetails: boolean;
  readonly after: readonly [string, string, string, string] | null;
  readonly limit: number;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Readings by hour or day; one more than asked for tells whether others follow. */
export function listUtilizations(reader: Reader, by: UtilizationSearch): Promise<Utilization[]> {
  const daily = by.granularity === 'daily';
  const after = by.after ?? ['-infinity', nobody, nobody, ''];
  return reader.rows(utilizations, [
    by.partnerId,
    by.customerId,
    by.planId,
    by.from,
    by.to,
    daily ? '1 day' : '1 hour',
    by.showDetails,
    daily ? 'day' : 'hour',
    ...after,
    by.limit,
  ]);
}
