import type { Database, Statement, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type {
  CustomerUser,
  HeldLicense,
  Holder,
  LicenseSource,
  LicenseWanted,
  SkuFacts,
  SkuKey,
  UserPageEnd,
  UserSortField,
  UserState,
  UserView,
} from './model.ts';
import { userSortFields } from './model.ts';

/** Everything here is read in the customer's own scope, which is open only behind its reach. */

// People

const userColumns = `
  u.tenant_id as "customerId", u.user_id as "userId", u.user_principal_name as "userPrincipalName",
  u.first_name as "firstName", u.last_name as "lastName", u.display_name as "displayName",
  u.usage_location as "usageLocation", u.state, u.deleted_at as "deletedAt"`;

// The first two have an index to walk; the others sort the people of one customer.
const sortKeys: Readonly<Record<UserSortField, string>> = {
  DisplayName: 'u.display_name_key',
  UserPrincipalName: 'u.user_name_key',
  FirstName: 'name_key(u.first_name) collate "C"',
  LastName: 'name_key(u.last_name) collate "C"',
};

function pageStatement(field: UserSortField, descending: boolean): Statement {
  const key = sortKeys[field];
  const direction = descending ? ' desc' : '';
  return statement(
    pageName(field, descending),
    `
  select ${userColumns}, ${key} as "key" from tenant_user u
   where u.tenant_id = $1 and u.state = $2 and (u.deleted_at is null or u.deleted_at >= $3)
     and (${key}, u.user_id) ${descending ? '<' : '>'} ($4, $5)
   order by ${key}${direction}, u.user_id${direction} limit $6`,
  );
}

function pageName(field: UserSortField, descending: boolean): string {
  return `license.userPage.${descending ? '-' : ''}${field}`;
}

const pages: ReadonlyMap<string, Statement> = new Map(
  userSortFields
    .flatMap((field) => [pageStatement(field, false), pageStatement(field, true)])
    .map((one) => [one.name, one] as const),
);

const firstEnd: UserPageEnd = { key: '', userId: '00000000-0000-0000-0000-000000000000' };
const lastEnd: UserPageEnd = { key: '\u{10FFFF}', userId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

export interface UserPage {
  readonly view: UserView;
  readonly after: UserPageEnd | null;
  readonly limit: number;
  /** Deleted people stay to be seen from here on. */
  readonly purgedBefore: Date;
}

/** One more row than asked for tells whether another page follows. */
export function listCustomerUsers(
  db: Database,
  customer: TenantScope,
  { view, after, limit, purgedBefore }: UserPage,
): Promise<(CustomerUser & { readonly key: string })[]> {
  const page = pages.get(pageName(view.sortedBy, view.descending)) as Statement;
  const { key, userId } = after ?? (view.descending ? lastEnd : firstEnd);
  return db.rows(customer, page, [customer.tenantId, view.state, purgedBefore, key, userId, limit]);
}

const userById = statement(
  'license.userById',
  `
  select ${userColumns} from tenant_user u
   where u.tenant_id = $1 and u.user_id = $2 and (u.deleted_at is null or u.deleted_at >= $3)`,
);

export function findCustomerUser(
  db: Database,
  customer: TenantScope,
  userId: string,
  purgedBefore: Date,
): Promise<CustomerUser | undefined> {
  return db.maybe<CustomerUser>(customer, userById, [customer.tenantId, userId, purgedBefore]);
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

const ofUser = statement(
  'license.ofUser',
  `
  select a.product_id as "productId", a.sku_id as "skuId", s.offer_name as "offerName", s.status
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
  return db.rows<SkuFacts>(customer, skuFacts, [
    skus.map(({ productId }) => productId),
    skus.map(({ skuId }) => skuId),
  ]);
}

// Assigning

const lockUser = statement(
  'license.lockUser',
  `
  select u.state, u.usage_location as "usageLocation",
         exists (select from license_assignment a where a.customer_id = u.tenant_id and a.user_id = u.user_id
                    and a.product_id = $3 and a.sku_id = $4) as "holdsIt"
    from tenant_user u where u.tenant_id = $1 and u.user_id = $2 for share of u`,
);

/** The person stays as it is until the transaction ends. */
export function lockHolder(
  tx: Tx,
  { customerId, userId, productId, skuId }: LicenseWanted,
): Promise<Holder | undefined> {
  return tx.maybe<Holder & { state: UserState }>(lockUser, [customerId, userId, productId, skuId]);
}

// In one order for all, so that two who lock several do not wait for each other.
const lockSubscriptions = statement(
  'license.lockSources',
  `
  select ${sourceColumns} from subscription s
   where s.customer_id = $1 and s.partner_id = $2 and s.product_id = $3 and s.sku_id = $4 and s.kind = 'license'
   order by s.created_at, s.subscription_id for update`,
);
const countAssigned = statement(
  'license.countAssigned',
  `
  select subscription_id as "subscriptionId", count(*)::int as assigned from license_assignment
   where customer_id = $1 and partner_id = $2 and subscription_id = any($3) group by subscription_id`,
);

/**
 * The pool, locked until the transaction ends. Counted by a statement of its own after the lock: one
 * that began before would not see what somebody else has drawn meanwhile (I28).
 */
export async function lockLicenseSources(
  tx: Tx,
  { customerId, partnerId, productId, skuId }: LicenseWanted,
): Promise<LicenseSource[]> {
  const locked = await tx.rows<Omit<LicenseSource, 'assigned'>>(lockSubscriptions, [
    customerId,
    partnerId,
    productId,
    skuId,
  ]);
  const counts = await tx.rows<{ subscriptionId: string; assigned: number }>(countAssigned, [
    customerId,
    partnerId,
    locked.map(({ subscriptionId }) => subscriptionId),
  ]);
  const assigned = new Map(counts.map((one) => [one.subscriptionId, one.assigned]));
  return locked.map((one) => ({ ...one, assigned: assigned.get(one.subscriptionId) ?? 0 }));
}

const insert = statement(
  'license.insert',
  `
  insert into license_assignment (customer_id, user_id, product_id, sku_id, partner_id, subscription_id, assigned_at)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
);

/** False: somebody else has given the person this license in the same moment. */
export async function insertAssignment(
  tx: Tx,
  wanted: LicenseWanted,
  subscriptionId: string,
  at: Date,
): Promise<boolean> {
  const { customerId, userId, productId, skuId, partnerId } = wanted;
  return (await tx.run(insert, [customerId, userId, productId, skuId, partnerId, subscriptionId, at])) === 1;
}
