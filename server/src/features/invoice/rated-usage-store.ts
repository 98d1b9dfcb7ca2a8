import type { Database, TenantScope } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { UsageOfDay } from './model.ts';
import type { Part } from './store.ts';

// The page is cut before anything is looked up for it: readings lie in this order.
const readings = statement(
  'invoice.ratedUsage',
  `
  select u.customer_id as "customerId", coalesce(c.company_name, '') as "customerName", coalesce(c.domain, '') as "customerDomain",
         coalesce(c.country, '') as "customerCountry", u.plan_id as "planId", s.friendly_name as "planName",
         s.product_id as "productId", s.sku_id as "skuId", s.catalog_item_id as "catalogItemId", s.offer_name as "offerName",
         s.publisher, s.reseller_partner_id as "resellerPartnerId", u.billing_id as "billingId", u.service_id as "serviceId",
         n.name as "serviceName", u.starts_at as "startsAt", u.ends_at as "endsAt", u.meter_id as "meterId", m.name as "meterName",
         m.category, m.subcategory, m.region as "meterRegion", m.unit, u.region, u.resource, u.tags, u.quantity::text as quantity,
         u.amount::text as amount, round(u.amount / u.quantity, 10)::text as "unitPrice"
    from (select * from usage_reading
           where partner_id = $1 and reported_at > $2 and reported_at <= $3 and currency = $4 and amount is not null
           order by reported_at, starts_at, billing_id, meter_id, resource limit $5 offset $6) u
    join usage_meter m on m.meter_id = u.meter_id
    join usage_subscription n on n.partner_id = u.partner_id and n.billing_id = u.billing_id
    join subscription s on s.partner_id = u.partner_id and s.subscription_id = u.plan_id
    left join customer_relationship c on c.partner_id = u.partner_id and c.customer_id = u.customer_id
   order by u.reported_at, u.starts_at, u.billing_id, u.meter_id, u.resource`,
);

/** What was used, as far as it was reported after one moment and up to another. */
export function listRatedUsage(
  db: Database,
  scope: TenantScope,
  by: Part & { readonly after: Date; readonly through: Date; readonly currency: string },
): Promise<UsageOfDay[]> {
  const { after, through, currency, limit, offset } = by;
  return db.rows(scope, readings, [scope.tenantId, after, through, currency, limit, offset]);
}
