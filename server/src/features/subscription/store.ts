import type { Database, Scope, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement, tenantScope } from '../../platform/db/index.ts';
import type {
  AttributionChange,
  CreditedReseller,
  HeldSubscription,
  KeptSubscription,
  ListedSubscription,
  Subscription,
} from './model.ts';

const columns = `
  s.partner_id as "partnerId", s.subscription_id as "subscriptionId", s.customer_id as "customerId",
  s.order_id as "orderId", s.line_number as "lineNumber", s.kind, s.rule_set as "ruleSet",
  s.catalog_item_id as "catalogItemId", s.product_id as "productId", s.sku_id as "skuId",
  s.offer_name as "offerName", s.publisher, s.friendly_name as "friendlyName", s.quantity, s.unit_type as "unitType",
  s.parent_subscription_id as "parentSubscriptionId", s.status, s.status_changed_at as "statusChangedAt",
  s.suspension_reasons as "suspensionReasons", s.is_trial as "isTrial", s.term_duration as "termDuration",
  s.billing_cycle as "billingCycle", s.auto_renew as "autoRenew", s.created_at as "createdAt",
  s.term_starts_at as "termStartsAt", s.term_ends_on::text as "termEndsOn", s.cancelable_until as "cancelableUntil",
  s.cancellation as "window",
  s.currency, s.unit_price as "unitPrice", s.promotion, s.reseller_partner_id as "resellerPartnerId", s.reseller_id as "resellerId",
  s.reseller_name as "resellerName", s.support_contact_id as "supportContactId", s.version,
  s.additions, coalesce(s.cycles_from, (s.created_at at time zone 'UTC')::date)::text as "cyclesFrom", s.scheduled,
  s.next_charge as "nextCharge", s.next_charge_at as "nextChargeAt", s.updates, s.stage_ends_at as "stageEndsAt",
  s.due_step as "dueStep", s.due_at as "dueAt"`;

// The catalog's present name, so that readers see it in their language; legacy offers carry it by market.
const catalogColumns = `
  coalesce(k.title, (select o.name from offer o where o.offer_key = lower(s.catalog_item_id) limit 1)) as "offerTitle",
  k.traits->>'provisioningId' as "provisioningId"`;
const withCatalog = 'left join sku k on k.product_id = s.product_id and k.sku_id = s.sku_id';

// What only the contract's resource tells: overage, the usage subscription of a plan, whether anything can be added.
const wireColumns = `
  s.overage_enabled as "overageEnabled",
  case when s.kind = 'usage' then
    (select u.billing_id from usage_subscription u
      where u.partner_id = s.partner_id and u.plan_id = s.subscription_id and u.status = 'active'
      order by u.created_at, u.billing_id limit 1) end as "entitlementId",
  s.status = 'active' and (
    exists (select from sku a where a.prerequisites @> array[s.product_id || ':' || s.sku_id] and a.is_addon and not a.withdrawn)
    or exists (select from offer o where o.offer_key = lower(s.catalog_item_id) and o.has_addons)) as "hasPurchasableAddons"`;

/** A row as it comes: instants inside JSON are text. */
type Row<T extends KeptSubscription> = Omit<T, 'additions'> & {
  readonly additions: readonly { readonly quantity: number; readonly at: string; readonly until: string }[];
};

export function keptOf<T extends KeptSubscription>(row: Row<T>): T {
  const additions = row.additions.map(({ quantity, at, until }) => ({
    quantity,
    at: new Date(at),
    until: new Date(until),
  }));
  return { ...row, additions } as unknown as T;
}

/** Where rows of subscriptions are chosen by others of this feature's stores. */
export const keptFrom = { columns: `${columns}, ${catalogColumns}`, join: withCatalog };

/** The seller whose subscriptions are read, in whose scope they lie. */
export interface SellerScope {
  readonly scope: Scope;
  readonly partnerId: string;
}

export interface SubscriptionFilter {
  readonly orderId?: string | undefined;
  /** Reseller of record. */
  readonly resellerPartnerId?: string | undefined;
  readonly parentSubscriptionId?: string | undefined;
}

const listOfCustomer = statement(
  'subscription.listOfCustomer',
  `
  select ${columns}, ${catalogColumns}, ${wireColumns} from subscription s ${withCatalog}
   where s.partner_id = $1 and s.customer_id = $2
     and ($3::text is null or s.order_id = $3)
     and ($4::text is null or s.reseller_partner_id = $4)
     and ($5::uuid is null or s.parent_subscription_id = $5)
   order by s.created_at, s.subscription_id`,
);

/** Every state, also what is over: programs get the whole list, unpaged. */
export async function listSubscriptions(
  db: Database,
  seller: SellerScope,
  customerId: string,
  by: SubscriptionFilter = {},
): Promise<KeptSubscription[]> {
  const rows = await db.rows<Row<KeptSubscription>>(seller.scope, listOfCustomer, [
    seller.partnerId,
    customerId,
    by.orderId ?? null,
    by.resellerPartnerId ?? null,
    by.parentSubscriptionId ?? null,
  ]);
  return rows.map(keptOf);
}

// What the trade publishes of the credited reseller and the support contact, in the same round trip.
const names = `
  c.name as "supportContactName",
  case when s.reseller_id is null then null
       when r.program_status is distinct from 'active' then 'not-active'
       when r.agreement_signed_at is null then 'agreement-unsigned'
       else 'in-order' end as "resellerStanding",
  exists (select from partnership t
           where t.provider_id = s.partner_id and t.reseller_id = s.reseller_id and t.state = 'ended') as "resellerFormer"`;
const withNames = `
  from subscription s ${withCatalog}
  left join partner c on c.tenant_id = s.support_contact_id
  left join partner r on r.tenant_id = s.reseller_id`;

// What was bought for good stays listed, also once it was canceled (4.8.2).
const listForPages = statement(
  'subscription.listForPages',
  `
  select ${columns}, ${catalogColumns}, ${names} ${withNames}
   where s.partner_id = $1 and s.customer_id = $2
     and ($3 or s.status not in ('expired', 'disabled', 'deleted') or s.kind = 'perpetual')
   order by s.created_at, s.subscription_id`,
);

export async function listSubscriptionsForPages(
  db: Database,
  seller: SellerScope,
  customerId: string,
  withPast: boolean,
): Promise<ListedSubscription[]> {
  const values = [seller.partnerId, customerId, withPast];
  return (await db.rows<Row<ListedSubscription>>(seller.scope, listForPages, values)).map(keptOf);
}

// Declared at checkout, without credit (C60, 9.2 rule 4).
const declared = `
  (select jsonb_agg(jsonb_build_object('partnerId', f.id, 'name', p.name) order by f.place)
     from order_line l
     cross join unnest(l.additional_partner_ids) with ordinality as f(id, place)
     left join lateral (select tenant_id from locations_of_numbers(array[f.id]) limit 1) w on true
     left join partner p on p.tenant_id = w.tenant_id
    where l.partner_id = s.partner_id and l.order_id = s.order_id and l.line_number = s.line_number) as "furtherResellers"`;

const oneForPages = statement(
  'subscription.oneForPages',
  `
  select ${columns}, ${catalogColumns}, ${names}, ${declared} ${withNames}
   where s.partner_id = $1 and s.customer_id = $2 and s.subscription_id = $3`,
);

export async function findListedSubscription(
  db: Database,
  seller: SellerScope,
  customerId: string,
  subscriptionId: string,
): Promise<ListedSubscription | undefined> {
  const values = [seller.partnerId, customerId, subscriptionId];
  const row = await db.maybe<Row<ListedSubscription>>(seller.scope, oneForPages, values);
  return row && keptOf(row);
}

const one = `select ${columns}, ${catalogColumns}, ${wireColumns} from subscription s ${withCatalog}
   where s.partner_id = $1 and s.customer_id = $2 and s.subscription_id = $3`;
const byId = statement('subscription.byId', one);
const byIdForUpdate = statement('subscription.byIdForUpdate', `${one} for update of s`);

export async function findSubscription(
  db: Database,
  seller: SellerScope,
  customerId: string,
  subscriptionId: string,
): Promise<KeptSubscription | undefined> {
  const values = [seller.partnerId, customerId, subscriptionId];
  const row = await db.maybe<Row<KeptSubscription>>(seller.scope, byId, values);
  return row && keptOf(row);
}

/** Locked until the transaction ends, so that a checked version is still the present one when it is written. */
export async function lockSubscription(
  tx: Tx,
  scope: TenantScope,
  customerId: string,
  subscriptionId: string,
): Promise<KeptSubscription | undefined> {
  const values = [scope.tenantId, customerId, subscriptionId];
  const row = await tx.maybe<Row<KeptSubscription>>(byIdForUpdate, values);
  return row && keptOf(row);
}

const insert = statement(
  'subscription.insert',
  `
  insert into subscription (partner_id, subscription_id, customer_id, order_id, line_number, kind, rule_set,
    catalog_item_id, product_id, sku_id, offer_name, publisher, friendly_name, quantity, unit_type,
    parent_subscription_id, status, status_changed_at, suspension_reasons, is_trial, term_duration, billing_cycle,
    auto_renew, created_at, term_starts_at, term_ends_on, cancelable_until, currency, unit_price,
    reseller_partner_id, reseller_id, reseller_name, support_contact_id, version, promotion, cancellation)
  select * from json_to_recordset($1) as s ("partnerId" uuid, "subscriptionId" uuid, "customerId" uuid, "orderId" text,
    "lineNumber" int, kind text, "ruleSet" text, "catalogItemId" text, "productId" text, "skuId" text, "offerName" text,
    publisher text, "friendlyName" text, quantity int, "unitType" text, "parentSubscriptionId" uuid, status text,
    "statusChangedAt" timestamptz, "suspensionReasons" text[], "isTrial" boolean, "termDuration" text, "billingCycle" text,
    "autoRenew" boolean, "createdAt" timestamptz, "termStartsAt" timestamptz, "termEndsOn" date,
    "cancelableUntil" timestamptz, currency text, "unitPrice" numeric, "resellerPartnerId" text, "resellerId" uuid,
    "resellerName" text, "supportContactId" uuid, version int, promotion jsonb, "window" jsonb)`,
);

/** Keeps new subscriptions, all of them in one statement. */
export async function insertSubscriptions(tx: Tx, subscriptions: readonly Subscription[]): Promise<void> {
  if (subscriptions.length > 0) await tx.run(insert, [JSON.stringify(subscriptions)]);
}

// Reservations and savings plans take the reseller of their usage plan (9.2 rule 6).
const attribute = statement(
  'subscription.attribute',
  `
  with changed as (
    select subscription_id, reseller_partner_id as old from subscription
     where partner_id = $1
       and (subscription_id = $2
            or (parent_subscription_id = $2 and kind = 'reservation' and status <> 'deleted'))
       and reseller_partner_id is distinct from $3::text
       for update),
  written as (
    update subscription s set reseller_partner_id = $3, reseller_id = $4, reseller_name = $5, version = version + 1
      from changed where s.partner_id = $1 and s.subscription_id = changed.subscription_id)
  insert into subscription_attribution (partner_id, subscription_id, changed_at, change_id, old_partner_id, new_partner_id, changed_by)
  select $1, subscription_id, $6, gen_random_uuid(), old, $3, $7 from changed`,
);

/** Credits another reseller, or nobody, from `at` on, and keeps who did it (9.2 rule 5). */
export async function changeAttribution(
  tx: Tx,
  subscription: Subscription,
  reseller: CreditedReseller | null,
  at: Date,
  by: string | null,
): Promise<void> {
  await tx.run(attribute, [
    subscription.partnerId,
    subscription.subscriptionId,
    reseller?.partnerId ?? null,
    reseller?.tenantId ?? null,
    reseller?.name ?? null,
    at,
    by,
  ]);
}

const insertFirst = statement(
  'subscription.insertFirstAttributions',
  `
  insert into subscription_attribution (partner_id, subscription_id, changed_at, change_id, old_partner_id, new_partner_id, changed_by)
  select "partnerId", "subscriptionId", "createdAt", gen_random_uuid(), null, "resellerPartnerId", $2::uuid
    from json_to_recordset($1) as s ("partnerId" uuid, "subscriptionId" uuid, "createdAt" timestamptz, "resellerPartnerId" text)
   where "resellerPartnerId" is not null`,
);

/** The first entries in the histories of those that credit somebody, written when they are bought. */
export async function recordFirstAttributions(
  tx: Tx,
  subscriptions: readonly Subscription[],
  by: string | null,
): Promise<void> {
  const credited = subscriptions.flatMap(({ partnerId, subscriptionId, createdAt, resellerPartnerId }) =>
    resellerPartnerId === null ? [] : [{ partnerId, subscriptionId, createdAt, resellerPartnerId }],
  );
  if (credited.length > 0) await tx.run(insertFirst, [JSON.stringify(credited), by]);
}

const history = statement(
  'subscription.attributionHistory',
  `
  select a.change_id as "changeId", a.changed_at as "changedAt", a.old_partner_id as "oldPartnerId",
         a.new_partner_id as "newPartnerId", u.display_name as "changedBy", o.name as "oldName", n.name as "newName"
    from subscription_attribution a
    left join lateral (select tenant_id from locations_of_numbers(array[a.old_partner_id]) limit 1) ow on true
    left join partner o on o.tenant_id = ow.tenant_id
    left join lateral (select tenant_id from locations_of_numbers(array[a.new_partner_id]) limit 1) nw on true
    left join partner n on n.tenant_id = nw.tenant_id
    left join tenant_user u on u.tenant_id = a.partner_id and u.user_id = a.changed_by
   where a.partner_id = $1 and a.subscription_id = $2
   order by a.changed_at desc, a.change_id`,
);

export function listAttributionChanges(
  db: Database,
  scope: TenantScope,
  subscriptionId: string,
): Promise<AttributionChange[]> {
  return db.rows<AttributionChange>(scope, history, [scope.tenantId, subscriptionId]);
}

const held = statement(
  'subscription.heldByCustomer',
  `
  select subscription_id as "subscriptionId", partner_id as "partnerId", catalog_item_id as "catalogItemId",
         product_id as "productId", sku_id as "skuId", kind, rule_set as "ruleSet", status,
         status_changed_at as "statusChangedAt", is_trial as "isTrial", term_duration as "termDuration",
         term_ends_on::text as "termEndsOn",
         reseller_partner_id as "resellerPartnerId"
    from subscription where customer_id = $1`,
);

/**
 * Everything the customer ever had, from any partner: limits, trials and bases count at the
 * customer (C58, C59). Read in the customer's scope; what other partners sold must not leave the rules.
 */
export function listHeldSubscriptions(tx: Tx, customerId: string): Promise<HeldSubscription[]> {
  return tx.within(tenantScope(customerId), (inner) => inner.rows<HeldSubscription>(held, [customerId]));
}

const count = statement(
  'subscription.count',
  `
  select count(*)::int as "subscriptions" from subscription where partner_id = $1 and customer_id = $2 and status <> 'deleted'`,
);

/** Subscriptions this partner keeps for the customer, in any state but deleted. */
export async function countSubscriptions(
  tx: Pick<Tx, 'maybe'>,
  partnerId: string,
  customerId: string,
): Promise<number> {
  return (await tx.maybe<{ subscriptions: number }>(count, [partnerId, customerId]))?.subscriptions ?? 0;
}
