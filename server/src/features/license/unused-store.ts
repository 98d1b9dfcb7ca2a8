import type { Database, TenantScope } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { BillingCycle } from '../subscription/index.ts';
import type { SkuKey } from './model.ts';

// A seller's own scope does not see who holds what at its customers. The seller is the first condition of each
// part; which customers' rows may be told is decided one by one, before anything is.
const acrossCustomers = systemScope('a seller compares what it sold with what its customers use');

/** Licenses that are paid for and of no use; decimals as text, exact. */
export interface UnusedLicenses extends SkuKey {
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly friendlyName: string;
  readonly offerName: string;
  readonly quantity: number;
  readonly assigned: number;
  /** Of the assigned ones, those of people who cannot sign in. */
  readonly ofBlocked: number;
  readonly currency: string;
  readonly billingCycle: BillingCycle;
  readonly unitPrice: string;
  /** What nobody uses costs a month: free ones, and those of blocked people. */
  readonly monthlyCost: string;
}

const unusedOfSeller = statement(
  'license.unusedOfSeller',
  `
  with used as (
    select subscription_id, count(*)::int as n from license_assignment where partner_id = $1 group by subscription_id
  ), shut as (
    select a.subscription_id, count(*)::int as n from tenant_user u
      join license_assignment a on a.customer_id = u.tenant_id and a.user_id = u.user_id
     where u.sign_in_blocked and a.partner_id = $1 group by a.subscription_id
  ), sold as (
    select s.*, coalesce(used.n, 0) as assigned, coalesce(shut.n, 0) as of_blocked,
           (greatest(s.quantity - coalesce(used.n, 0), 0) + coalesce(shut.n, 0)) * s.unit_price
             / case s.billing_cycle when 'annual' then 12 when 'biennial' then 24 when 'triennial' then 36 else 1 end as monthly
      from subscription s left join used using (subscription_id) left join shut using (subscription_id)
     where s.partner_id = $1 and s.kind = 'license' and s.status = 'active'
       and s.billing_cycle in ('monthly', 'annual', 'biennial', 'triennial')
  )
  select customer_id as "customerId", subscription_id as "subscriptionId", friendly_name as "friendlyName",
         offer_name as "offerName", product_id as "productId", sku_id as "skuId", quantity, assigned,
         of_blocked as "ofBlocked", currency, billing_cycle as "billingCycle", unit_price::text as "unitPrice",
         round(monthly, 2)::text as "monthlyCost"
    from sold where monthly > 0 order by monthly desc, subscription_id limit $2`,
);

/** The dearest first. What of it may be told, `allowed` decides for each customer. */
export function listUnusedOf(db: Database, sellerId: string, limit: number): Promise<UnusedLicenses[]> {
  return db.rows<UnusedLicenses>(acrossCustomers, unusedOfSeller, [sellerId, limit]);
}

const blockedHolders = statement(
  'license.blockedHolders',
  `
  select distinct a.user_id as "userId", a.product_id as "productId", a.sku_id as "skuId" from tenant_user u
    join license_assignment a on a.customer_id = u.tenant_id and a.user_id = u.user_id
   where u.tenant_id = $1 and u.sign_in_blocked and u.state = 'active' and a.partner_id = $2
   order by a.user_id, a.product_id, a.sku_id limit 10000`,
);

/** What people of a customer hold from this seller who cannot sign in; in the customer's own scope. */
export function listHeldByBlocked(
  db: Database,
  customer: TenantScope,
  sellerId: string,
): Promise<(SkuKey & { readonly userId: string })[]> {
  return db.rows(customer, blockedHolders, [customer.tenantId, sellerId]);
}
