import type { CallerTenant } from '../../access/caller.ts';
import type { Database } from '../../platform/db/index.ts';
import { statement, systemScope, tenantScope } from '../../platform/db/index.ts';
import type {
  CustomerFigures,
  MonthFigures,
  ProductFigures,
  ResellerFigures,
  ServiceDeployment,
  WorkloadUsage,
} from './model.ts';
import type { Figures } from './rules.ts';

/** What a report is narrowed to. */
export interface SalesNarrowing {
  /** `product:sku` */
  readonly product: string | null;
  readonly resellerId: string | null;
}

const whose = { seller: 'partner_id', reseller: 'credited_id' } as const;
const asReseller = systemScope('a reseller reads the reports of its own customers');
const narrowed = `
   and ($2::text is null or product_id || ':' || sku_id = $2) and ($3::uuid is null or credited_id = $3)`;
// Who is credited may have no admin rights where the seller has them: who holds licenses is the seller's to know
// (I19), and a reseller reads it customer by customer, by its own rights.
const sums = (column: string) => {
  const known = column === whose.seller ? ['known_licenses', 'assigned', 'used'] : ['0', '0', '0'];
  return `
  coalesce(sum(active), 0)::float8 as subscriptions, coalesce(sum(licenses), 0)::float8 as licenses,
  coalesce(sum(${known[0]}), 0)::float8 as known, coalesce(sum(${known[1]}), 0)::float8 as assigned,
  coalesce(sum(${known[2]}), 0)::float8 as used`;
};
const both = (name: string, text: (column: string) => string) => ({
  seller: statement(`report.${name}`, text(whose.seller)),
  reseller: statement(`report.${name}OfReseller`, text(whose.reseller)),
});
const standing = both(
  'standing',
  (column) => `
  select ${sums(column)}, coalesce(sum(suspended), 0)::float8 as suspended from report_total where ${column} = $1 ${narrowed}`,
);
const changes = both(
  'changes',
  (column) => `
  select to_char(day, 'YYYY-MM') as month, ${sums(column)} from report_day
   where ${column} = $1 and day >= $4::date ${narrowed} group by 1`,
);
const products = both(
  'products',
  (column) => `
  select t.*, coalesce(d.change, 0)::float8 as change
    from (select product_id as "productId", sku_id as "skuId", max(offer_name) as name, ${sums(column)},
                 coalesce(sum(suspended), 0)::float8 as suspended
            from report_total where ${column} = $1 ${narrowed} group by 1, 2) t
    left join (select product_id, sku_id, sum(licenses) as change from report_day
                where ${column} = $1 and day >= $4::date ${narrowed} group by 1, 2) d
      on d.product_id = t."productId" and d.sku_id = t."skuId"
   where t.subscriptions > 0 or t.suspended > 0 or d.change <> 0
   order by t.licenses desc, t.subscriptions desc, t.name, t."productId", t."skuId"`,
);

/** A seller reads what it sold, a reseller what it is credited for. */
const sideOf = ({ kind }: CallerTenant) => (kind === 'indirect-reseller' ? 'reseller' : 'seller');
const valuesOf = (tenant: CallerTenant, by: SalesNarrowing) => [tenant.id, by.product, by.resellerId];

export type Standing = Figures & { readonly suspended: number };

export async function findStanding(
  db: Database,
  tenant: CallerTenant,
  by: SalesNarrowing,
): Promise<Standing> {
  const [row] = await db.rows<Standing>(
    tenantScope(tenant.id),
    standing[sideOf(tenant)],
    valuesOf(tenant, by),
  );
  return row as Standing;
}

/** Changes by month, from a month on. */
export function listChanges(
  db: Database,
  tenant: CallerTenant,
  by: SalesNarrowing,
  since: string,
): Promise<MonthFigures[]> {
  return db.rows(tenantScope(tenant.id), changes[sideOf(tenant)], [...valuesOf(tenant, by), `${since}-01`]);
}

/** Most licenses first, with the change since a month began. */
export function listProducts(
  db: Database,
  tenant: CallerTenant,
  by: SalesNarrowing,
  month: string,
): Promise<ProductFigures[]> {
  return db.rows(tenantScope(tenant.id), products[sideOf(tenant)], [...valuesOf(tenant, by), `${month}-01`]);
}

const ending = (trial: boolean) => `
  select count(*)::int as n from (
    select from subscription
     where partner_id = $1 and status = 'active' and term_ends_on >= $2::date and term_ends_on < $2::date + 30
       and ${trial ? 'is_trial' : 'auto_renew and not is_trial'} limit $3) as found`;
const renewing = statement('report.renewing', ending(false));
const trialsEnding = statement('report.trialsEnding', ending(true));

/** Terms that are renewed and trials that end within 30 days, counted up to a limit. */
export async function countEnding(
  db: Database,
  tenant: CallerTenant,
  today: string,
  most: number,
): Promise<{ readonly renewing: number; readonly trials: number }> {
  const values = [tenant.id, today, most];
  const scope = tenantScope(tenant.id);
  const [[a], [b]] = await Promise.all([
    db.rows<{ n: number }>(scope, renewing, values),
    db.rows<{ n: number }>(scope, trialsEnding, values),
  ]);
  return { renewing: a?.n ?? 0, trials: b?.n ?? 0 };
}

const customerColumns = `
  c.customer_id as "customerId", r.company_name as name, r.country, r.reseller_name as "resellerName",
  c.active::float8 as subscriptions, c.suspended::float8 as suspended, c.licenses::float8 as licenses,
  case when r.delegated_admin <> 'none' then c.assigned::float8 end as assigned,
  case when r.delegated_admin <> 'none' then c.used::float8 end as used`;
const after = `
     and ($2::bigint is null or c.licenses < $2 or (c.licenses = $2 and c.customer_id > $3))
   order by c.licenses desc, c.customer_id limit $4`;
const customers = statement(
  'report.customers',
  `
  select ${customerColumns} from report_customer c
    join customer_relationship r on r.partner_id = c.partner_id and r.customer_id = c.customer_id
   where c.partner_id = $1 and r.state = 'active' and ($5::uuid is null or r.reseller_id = $5) ${after}`,
);
const customersOfReseller = statement(
  'report.customersOfReseller',
  `
  select ${customerColumns} from customer_relationship r
    join report_customer c on c.partner_id = r.provider_id and c.customer_id = r.customer_id
   where r.partner_id = $1 and r.capacity = 'reseller' and r.state = 'active' and $5::uuid is null ${after}`,
);

export interface CustomersAfter {
  readonly licenses: string;
  readonly customerId: string;
}

/** Customers by licenses, most first. A reseller reads those it manages, whoever is credited (9.3). */
export function listCustomerFigures(
  db: Database,
  tenant: CallerTenant,
  resellerId: string | null,
  page: { readonly after: CustomersAfter | null; readonly limit: number },
): Promise<CustomerFigures[]> {
  const values = [
    tenant.id,
    page.after?.licenses ?? null,
    page.after?.customerId ?? null,
    page.limit,
    resellerId,
  ];
  return tenant.kind === 'indirect-reseller'
    ? db.rows(asReseller, customersOfReseller, values)
    : db.rows(tenantScope(tenant.id), customers, values);
}

const resellers = statement(
  'report.resellers',
  `
  with sold as (
    select credited_id, sum(active + suspended)::float8 as subscriptions, sum(licenses)::float8 as licenses
      from report_total where partner_id = $1 and credited_id is not null group by 1
  ), changed as (
    select credited_id, sum(licenses)::float8 as change from report_day
     where partner_id = $1 and credited_id is not null and day >= $2::date group by 1
  ), earned as (
    select reseller_id, to_char(min(month), 'YYYY-MM') as first, to_char(max(month), 'YYYY-MM') as last
      from credit_total where partner_id = $1 and reseller_id is not null and entries > 0 group by 1
  )
  select p.tenant_id as "resellerId", p.name, p.country, p.location_partner_id as "partnerId", p.region,
         p.program_status as "programStatus", p.agreement_signed_at is not null as "agreementSigned",
         coalesce(a.state, 'none') as partnership, coalesce(s.subscriptions, 0) as subscriptions,
         coalesce(s.licenses, 0) as licenses, coalesce(c.change, 0) as change, e.first as "firstMonth", e.last as "lastMonth"
    from (select reseller_id as id from partnership where provider_id = $1
          union select credited_id from sold union select reseller_id from earned) as known
    join partner p on p.tenant_id = known.id
    left join partnership a on a.provider_id = $1 and a.reseller_id = p.tenant_id
    left join sold s on s.credited_id = p.tenant_id
    left join changed c on c.credited_id = p.tenant_id
    left join earned e on e.reseller_id = p.tenant_id
   where $3::uuid is null or p.tenant_id = $3
   order by licenses desc, subscriptions desc, name_key(p.name), p.tenant_id limit $4`,
);

/** Partners, former ones and whoever was ever credited; with the months of their first and last transaction. */
export function listResellerFigures(
  db: Database,
  tenant: CallerTenant,
  month: string,
  limit: number,
): Promise<Omit<ResellerFigures, 'activity'>[]> {
  return db.rows(tenantScope(tenant.id), resellers, [tenant.id, `${month}-01`, null, limit]);
}

const deployment = statement(
  'report.deployment',
  `
  select coalesce(p.title ->> 'en', max(t.offer_name)) as "serviceName", sum(t.licenses)::text as licenses,
         sum(t.known_licenses)::text as known, sum(t.assigned)::text as assigned
    from report_total t left join product p on p.product_id = t.product_id
   where t.partner_id = $1 group by t.product_id, p.title having sum(t.licenses) > 0 order by 1, t.product_id`,
);
const workloads = statement(
  'report.workloads',
  `
  select coalesce(p.title ->> 'en', w.product_id) as "serviceName", s.friendly_name as "workloadName",
         sum(w.qualified)::text as qualified, sum(w.active)::text as active
    from report_workload w
    join service_plan s on s.product_id = w.product_id and s.sku_id = w.sku_id and s.plan_id = w.plan_id
    left join product p on p.product_id = w.product_id
   where w.partner_id = $1 group by w.product_id, p.title, s.friendly_name order by 1, 2`,
);

export function listDeployment(db: Database, tenant: CallerTenant): Promise<ServiceDeployment[]> {
  return db.rows(tenantScope(tenant.id), deployment, [tenant.id]);
}

export function listWorkloads(db: Database, tenant: CallerTenant): Promise<WorkloadUsage[]> {
  return db.rows(tenantScope(tenant.id), workloads, [tenant.id]);
}
