import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type {
  Assignment,
  HeldLicense,
  Holder,
  Holding,
  LicenseSource,
  PricedSource,
  SkuFacts,
  SkuKey,
  SkuLimits,
  UnusedCost,
} from './model.ts';

/** Everything here is read in the customer's own scope, which is open only behind its reach. */

const holderExists = statement(
  'license.holderExists',
  `
  select from tenant_user u
   where u.tenant_id = $1 and u.user_id = $2 and (u.deleted_at is null or u.deleted_at > $3)`,
);

/** Whether somebody of this id is known: active, or deleted and not yet gone for good. */
export async function isKnownPerson(
  db: Database,
  customer: TenantScope,
  userId: string,
  purgedBefore: Date,
): Promise<boolean> {
  return (await db.maybe(customer, holderExists, [customer.tenantId, userId, purgedBefore])) !== undefined;
}

// Licenses

const sourceColumns = `
  s.subscription_id as "subscriptionId", s.product_id as "productId", s.sku_id as "skuId",
  s.offer_name as "offerName", s.status, s.quantity`;

const sourcesOfCustomer = statement(
  'license.sources',
  `
  select ${sourceColumns}, coalesce(a.assigned, 0)::int as assigned
    from subscription s
    left join (select subscription_id, count(*) as assigned from license_assignment
                where customer_id = $1 and partner_id = $2 group by subscription_id) a using (subscription_id)
   where s.customer_id = $1 and s.partner_id = $2 and s.kind = 'license'
   order by s.created_at, s.subscription_id`,
);

/** A seller's subscriptions at the customer, as far as people can hold licenses of them. */
export function listLicenseSources(
  db: Database,
  customer: TenantScope,
  sellerId: string,
): Promise<LicenseSource[]> {
  return db.rows<LicenseSource>(customer, sourcesOfCustomer, [customer.tenantId, sellerId]);
}

const sourcesOfAll = statement(
  'license.sourcesOfAll',
  `
  select ${sourceColumns}, coalesce(a.assigned, 0)::int as assigned
    from subscription s
    left join (select partner_id, subscription_id, count(*) as assigned from license_assignment
                where customer_id = $1 group by partner_id, subscription_id) a using (partner_id, subscription_id)
   where s.customer_id = $1 and s.kind = 'license'
   order by s.created_at, s.subscription_id`,
);

/** All that was sold to the company itself, for its own eyes. */
export function listOwnSources(db: Database, own: TenantScope): Promise<LicenseSource[]> {
  return db.rows<LicenseSource>(own, sourcesOfAll, [own.tenantId]);
}

// Prices are the seller's own business: a reseller never gets here (D12).
const pricedSources = statement(
  'license.pricedSources',
  `
  select ${sourceColumns}, s.friendly_name as "friendlyName", s.currency, s.billing_cycle as "billingCycle",
         s.unit_price::text as "unitPrice", coalesce(a.assigned, 0)::int as assigned,
         (greatest(s.quantity - coalesce(a.assigned, 0), 0) * s.unit_price)::text as "unusedCost"
    from subscription s
    left join (select subscription_id, count(*) as assigned from license_assignment
                where customer_id = $1 and partner_id = $2 group by subscription_id) a using (subscription_id)
   where s.customer_id = $1 and s.partner_id = $2 and s.kind = 'license'
   order by s.created_at, s.subscription_id`,
);
const unusedCosts = statement(
  'license.unusedCosts',
  `
  select s.currency, s.billing_cycle as "billingCycle", sum((s.quantity - coalesce(a.assigned, 0)) * s.unit_price)::text as amount
    from subscription s
    left join (select subscription_id, count(*) as assigned from license_assignment
                where customer_id = $1 and partner_id = $2 group by subscription_id) a using (subscription_id)
   where s.customer_id = $1 and s.partner_id = $2 and s.kind = 'license' and s.status = 'active'
     and s.quantity > coalesce(a.assigned, 0)
   group by s.currency, s.billing_cycle order by s.currency, s.billing_cycle`,
);

/** What a seller's licenses at the customer cost it, and what it pays for those nobody holds. */
export async function listPricedSources(
  db: Database,
  customer: TenantScope,
  sellerId: string,
): Promise<{ readonly sources: PricedSource[]; readonly unused: UnusedCost[] }> {
  const values = [customer.tenantId, sellerId];
  const [sources, unused] = await Promise.all([
    db.rows<PricedSource>(customer, pricedSources, values),
    db.rows<UnusedCost>(customer, unusedCosts, values),
  ]);
  return { sources, unused };
}

const ofUser = statement(
  'license.ofUser',
  `
  select a.product_id as "productId", a.sku_id as "skuId", s.offer_name as "offerName", s.status,
         a.excluded_plans as "excludedPlans"
    from license_assignment a
    join subscription s on s.partner_id = a.partner_id and s.subscription_id = a.subscription_id
   where a.customer_id = $1 and a.user_id = $2 and a.partner_id = $3
   order by a.assigned_at, a.product_id, a.sku_id`,
);

/** What a person holds from this seller; what others sold at the customer stays unseen. */
export function listLicensesOfUser(
  db: Database,
  customer: TenantScope,
  userId: string,
  sellerId: string,
): Promise<HeldLicense[]> {
  return db.rows<HeldLicense>(customer, ofUser, [customer.tenantId, userId, sellerId]);
}

const skuFacts = statement(
  'license.skuFacts',
  `
  select k.product_id as "productId", k.sku_id as "skuId", k.title, k.traits->>'provisioningId' as "provisioningId",
         k.traits->>'partNumber' as "partNumber",
         coalesce((select json_agg(json_build_object('planId', p.plan_id, 'name', p.plan_name, 'friendlyName', p.friendly_name)
                                   order by p.plan_name, p.plan_id)
                     from service_plan p where p.product_id = k.product_id and p.sku_id = k.sku_id), '[]') as plans
    from unnest($1::text[], $2::text[]) as wanted (product_id, sku_id)
    join sku k using (product_id, sku_id)`,
);

/** Names and services of SKUs, in one round trip; the catalog is readable in any scope. */
export function listSkuFacts(
  db: Database,
  customer: TenantScope,
  skus: readonly SkuKey[],
): Promise<SkuFacts[]> {
  if (skus.length === 0) return Promise.resolve([]);
  return db.rows<SkuFacts>(customer, skuFacts, [...keyColumns(skus)]);
}

// Assigning

const lockUsers = statement(
  'license.lockUsers',
  `
  select u.user_id as "userId", u.user_principal_name as "userPrincipalName", u.display_name as "displayName",
         u.state, u.usage_location as "usageLocation"
    from tenant_user u where u.tenant_id = $1 and u.user_id = any($2) order by u.user_id for no key update of u`,
);

/** People, and what they hold, stay as they are until the transaction ends: of two changes one follows the other. */
export function lockHolders(tx: Tx, customerId: string, userIds: readonly string[]): Promise<Holder[]> {
  return tx.rows<Holder>(lockUsers, [customerId, userIds]);
}

// In one order for all, so that two who lock several do not wait for each other.
const lockSubscriptions = statement(
  'license.lockSources',
  `
  select ${sourceColumns} from subscription s
   where s.customer_id = $1 and s.partner_id = $2 and s.kind = 'license'
     and (s.product_id, s.sku_id) in (select * from unnest($3::text[], $4::text[]))
   order by s.partner_id, s.subscription_id for update`,
);
const sourcesOfSkus = statement(
  'license.sourcesOfSkus',
  `
  select ${sourceColumns}, (select count(*)::int from license_assignment a
          where a.partner_id = s.partner_id and a.subscription_id = s.subscription_id) as assigned
    from subscription s
   where s.customer_id = $1 and s.partner_id = $2 and s.kind = 'license' and s.subscription_id = any($3)
   order by s.created_at, s.subscription_id`,
);

/**
 * The pools of some SKUs, locked until the transaction ends, oldest subscription first. Counted by a statement
 * of its own after the lock: one that began before would not see what somebody else has drawn meanwhile (I28).
 */
export async function lockLicenseSources(
  tx: Tx,
  of: { readonly customerId: string; readonly partnerId: string },
  skus: readonly SkuKey[],
): Promise<LicenseSource[]> {
  const locked = await tx.rows<Omit<LicenseSource, 'assigned'>>(lockSubscriptions, [
    of.customerId,
    of.partnerId,
    ...keyColumns(skus),
  ]);
  const ids = locked.map(({ subscriptionId }) => subscriptionId);
  return tx.rows<LicenseSource>(sourcesOfSkus, [of.customerId, of.partnerId, ids]);
}

const heldByUsers = statement(
  'license.heldByUsers',
  `
  select user_id as "userId", product_id as "productId", sku_id as "skuId", partner_id as "partnerId",
         subscription_id as "subscriptionId", excluded_plans as "excludedPlans"
    from license_assignment where customer_id = $1 and user_id = any($2)
   order by user_id, product_id, sku_id`,
);

/** All that people hold, whoever sold it. */
export function listHeld(tx: Tx, customerId: string, userIds: readonly string[]): Promise<Assignment[]> {
  return tx.rows<Assignment>(heldByUsers, [customerId, userIds]);
}

const skuLimits = statement(
  'license.skuLimits',
  `
  select k.product_id as "productId", k.sku_id as "skuId",
         case when k.is_addon then k.prerequisites else '{}' end as bases,
         array(select distinct a.market from availability a
                where a.product_id = k.product_id and a.sku_id = k.sku_id) as markets,
         array(select p.plan_id::text from service_plan p
                where p.product_id = k.product_id and p.sku_id = k.sku_id) as "planIds",
         array(select jsonb_array_elements_text(k.traits->'excludes')) as excludes
    from unnest($1::text[], $2::text[]) as wanted (product_id, sku_id)
    join sku k using (product_id, sku_id)`,
);

/** What the catalog says about who may hold a license of these SKUs; it is readable in any scope. */
export function listSkuLimits(tx: Tx, skus: readonly SkuKey[]): Promise<SkuLimits[]> {
  return tx.rows<SkuLimits>(skuLimits, [...keyColumns(skus)]);
}

const heldCounts = statement(
  'license.heldCounts',
  `
  select a.product_id as "productId", a.sku_id as "skuId", count(*)::int as holders
    from license_assignment a
    join tenant_user u on u.tenant_id = a.customer_id and u.user_id = a.user_id
   where a.customer_id = $1 and a.partner_id = $2 and a.user_id = any($3) and u.state = 'active'
   group by a.product_id, a.sku_id`,
);

/** How many of these people hold each of the seller's licenses. */
export function countHoldersAmong(
  db: Database,
  customer: TenantScope,
  sellerId: string,
  userIds: readonly string[],
): Promise<(SkuKey & { readonly holders: number })[]> {
  return db.rows(customer, heldCounts, [customer.tenantId, sellerId, userIds]);
}

const holdingPage = statement(
  'license.holdingPage',
  `
  select a.user_id as "userId", a.product_id as "productId", a.sku_id as "skuId",
         u.user_principal_name as "userPrincipalName", u.display_name as "displayName",
         u.usage_location as "usageLocation", s.offer_name as "offerName", s.friendly_name as "friendlyName",
         s.status, s.subscription_id as "subscriptionId", a.assigned_at as "assignedAt",
         cardinality(a.excluded_plans) as "plansOff"
    from license_assignment a
    join tenant_user u on u.tenant_id = a.customer_id and u.user_id = a.user_id
    join subscription s on s.partner_id = a.partner_id and s.subscription_id = a.subscription_id
   where a.customer_id = $1 and a.partner_id = $2 and (a.user_id, a.product_id, a.sku_id) > ($3, $4, $5)
   order by a.user_id, a.product_id, a.sku_id limit $6`,
);

/** Who has what, for files: page after page in the order of ids. */
export function listHoldings(
  db: Database,
  customer: TenantScope,
  sellerId: string,
  after: (SkuKey & { readonly userId: string }) | null,
  limit: number,
): Promise<Holding[]> {
  const { userId, productId, skuId } = after ?? { userId: firstId, productId: '', skuId: '' };
  return db.rows<Holding>(customer, holdingPage, [
    customer.tenantId,
    sellerId,
    userId,
    productId,
    skuId,
    limit,
  ]);
}

const firstId = '00000000-0000-0000-0000-000000000000';

const insertAssignments = statement(
  'license.insertAssignments',
  `
  insert into license_assignment
    (customer_id, user_id, product_id, sku_id, partner_id, subscription_id, excluded_plans, assigned_at)
  select $1, "userId", "productId", "skuId", "partnerId", "subscriptionId", "excludedPlans", $3
    from jsonb_to_recordset($2) as given ("userId" uuid, "productId" text, "skuId" text, "partnerId" uuid,
         "subscriptionId" uuid, "excludedPlans" uuid[])
      on conflict do nothing
  returning user_id as "userId", product_id as "productId", sku_id as "skuId"`,
);

/** Those written; somebody else may have given a person the same license in the same moment. */
export function writeAssignments(
  tx: Tx,
  customerId: string,
  given: readonly Assignment[],
  at: Date,
): Promise<(SkuKey & { readonly userId: string })[]> {
  if (given.length === 0) return Promise.resolve([]);
  return tx.rows(insertAssignments, [customerId, JSON.stringify(given), at]);
}

const switchPlans = statement(
  'license.switchPlans',
  `
  update license_assignment a set excluded_plans = given."excludedPlans"
    from jsonb_to_recordset($2) as given ("userId" uuid, "productId" text, "skuId" text, "excludedPlans" uuid[])
   where a.customer_id = $1 and a.user_id = given."userId" and a.product_id = given."productId"
     and a.sku_id = given."skuId"`,
);

export async function writePlans(tx: Tx, customerId: string, given: readonly Assignment[]): Promise<void> {
  if (given.length > 0) await tx.run(switchPlans, [customerId, JSON.stringify(given)]);
}

const deleteAssignments = statement(
  'license.deleteAssignments',
  `
  delete from license_assignment a using jsonb_to_recordset($3) as gone ("userId" uuid, "productId" text, "skuId" text)
   where a.customer_id = $1 and a.partner_id = $2 and a.user_id = gone."userId"
     and a.product_id = gone."productId" and a.sku_id = gone."skuId"`,
);

export async function removeAssignments(
  tx: Tx,
  of: { readonly customerId: string; readonly partnerId: string },
  gone: readonly Assignment[],
): Promise<void> {
  if (gone.length > 0) await tx.run(deleteAssignments, [of.customerId, of.partnerId, JSON.stringify(gone)]);
}

function keyColumns(skus: readonly SkuKey[]): readonly [string[], string[]] {
  return [skus.map(({ productId }) => productId), skus.map(({ skuId }) => skuId)];
}
