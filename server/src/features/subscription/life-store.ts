import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Charge, KeptSubscription } from './model.ts';
import { keptFrom, keptOf } from './store.ts';

type StoredRow = Parameters<typeof keptOf<KeptSubscription>>[0];

const save = statement(
  'subscription.save',
  `
  update subscription s set
    kind = n.kind, rule_set = n."ruleSet", catalog_item_id = n."catalogItemId", product_id = n."productId",
    sku_id = n."skuId", offer_name = n."offerName", publisher = n.publisher, unit_type = n."unitType",
    friendly_name = n."friendlyName", quantity = n.quantity, status = n.status,
    status_changed_at = n."statusChangedAt",
    suspension_reasons = array(select jsonb_array_elements_text(n."suspensionReasons")), is_trial = n."isTrial",
    term_duration = n."termDuration", billing_cycle = n."billingCycle", auto_renew = n."autoRenew",
    term_starts_at = n."termStartsAt", term_ends_on = n."termEndsOn", cancelable_until = n."cancelableUntil",
    unit_price = n."unitPrice", promotion = n.promotion, cancellation = n."window", additions = n.additions, cycles_from = n."cyclesFrom", scheduled = n.scheduled,
    next_charge = n."nextCharge", next_charge_at = n."nextChargeAt", updates = n.updates,
    stage_ends_at = n."stageEndsAt", version = s.version + 1
    from json_to_recordset($1) as n ("partnerId" uuid, "subscriptionId" uuid, kind text, "ruleSet" text,
      "catalogItemId" text, "productId" text, "skuId" text, "offerName" text, publisher text, "unitType" text,
      "friendlyName" text, quantity int, status text, "statusChangedAt" timestamptz, "suspensionReasons" jsonb,
      "isTrial" boolean, "termDuration" text, "billingCycle" text, "autoRenew" boolean, "termStartsAt" timestamptz,
      "termEndsOn" date, "cancelableUntil" timestamptz, "unitPrice" numeric, promotion jsonb, "window" jsonb, additions jsonb, "cyclesFrom" date,
      scheduled jsonb, "nextCharge" jsonb, "nextChargeAt" timestamptz, updates int, "stageEndsAt" timestamptz)
   where s.partner_id = n."partnerId" and s.subscription_id = n."subscriptionId"`,
);

/** Writes subscriptions as the rules made them, one version further; the caller holds their locks. */
export async function saveSubscriptions(tx: Tx, changed: readonly KeptSubscription[]): Promise<void> {
  if (changed.length > 0) await tx.run(save, [JSON.stringify(changed)]);
}

const charge = statement(
  'subscription.charge',
  `
  insert into subscription_charge (partner_id, subscription_id, charged_at, reason, quantity, unit_price, amount,
    currency, starts_on, ends_on)
  select "partnerId", "subscriptionId", "chargedAt", reason, quantity, "unitPrice", amount, currency, "from", "to"
    from json_to_recordset($1) as c ("partnerId" uuid, "subscriptionId" uuid, "chargedAt" timestamptz, reason text,
      quantity int, "unitPrice" numeric, amount numeric, currency text, "from" date, "to" date)`,
);

/** A charge with the subscription it belongs to, and when it was made. */
export interface PostedCharge extends Charge {
  readonly partnerId: string;
  readonly subscriptionId: string;
  readonly chargedAt: Date;
}

export async function postCharges(tx: Tx, charges: readonly PostedCharge[]): Promise<void> {
  if (charges.length > 0) await tx.run(charge, [JSON.stringify(charges)]);
}

const charges = statement(
  'subscription.charges',
  `
  select partner_id as "partnerId", subscription_id as "subscriptionId", charged_at as "chargedAt", reason, quantity,
         unit_price as "unitPrice", amount, currency, starts_on::text as "from", ends_on::text as "to"
    from subscription_charge where partner_id = $1 and subscription_id = $2
   order by charged_at desc, charge_id limit $3`,
);

/** What changes of a subscription cost and brought back, newest first. */
export function listCharges(
  tx: Pick<Tx, 'rows'>,
  partnerId: string,
  subscriptionId: string,
  limit: number,
): Promise<PostedCharge[]> {
  return tx.rows<PostedCharge>(charges, [partnerId, subscriptionId, limit]);
}

const ofCustomer = statement(
  'subscription.relatives',
  `
  select ${keptFrom.columns} from subscription s ${keptFrom.join}
   where s.partner_id = $1 and s.customer_id = $2 and s.status <> 'deleted'
   order by s.created_at, s.subscription_id`,
);

/** What else the seller keeps for the customer: bases, add-ons, ends to align with, targets of upgrades. */
export async function listRelatives(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<KeptSubscription[]> {
  return (await reader.rows<StoredRow>(ofCustomer, [partnerId, customerId])).map(keptOf);
}

const running = statement(
  'subscription.runningUsage',
  `
  select count(*)::int as running from (select from usage_subscription
    where partner_id = $1 and plan_id = $2 and status = 'active' limit 100) as active`,
);

/** Usage subscriptions that are active under a plan (4.8.2); more than a hundred count as a hundred. */
export async function countRunningUsage(
  tx: Tx,
  { partnerId, subscriptionId }: Pick<KeptSubscription, 'partnerId' | 'subscriptionId'>,
): Promise<number> {
  return (await tx.maybe<{ running: number }>(running, [partnerId, subscriptionId]))?.running ?? 0;
}

const lockOfOrder = statement(
  'subscription.lockOfOrder',
  `
  select ${keptFrom.columns} from subscription s ${keptFrom.join}
   where s.partner_id = $1 and s.customer_id = $2 and s.order_id = $3 and s.subscription_id <> $4
     and s.status = 'active' and s.kind = 'license' and not s.is_trial
   order by s.subscription_id for update of s`,
);

/** What else of the same order is active, locked like it. */
export async function lockOrder(
  tx: Tx,
  { partnerId, customerId, orderId, subscriptionId }: KeptSubscription,
): Promise<KeptSubscription[]> {
  const values = [partnerId, customerId, orderId, subscriptionId];
  return (await tx.rows<StoredRow>(lockOfOrder, values)).map(keptOf);
}

const lockAddons = statement(
  'subscription.lockAddons',
  `
  select ${keptFrom.columns} from subscription s ${keptFrom.join}
   where s.partner_id = $1 and s.parent_subscription_id = any($2) and s.kind = 'license' and s.status <> 'deleted'
   order by s.subscription_id for update of s`,
);

/** Add-ons that hang on these subscriptions, locked like them. */
export async function lockAddonsOf(
  tx: Tx,
  partnerId: string,
  baseIds: readonly string[],
): Promise<KeptSubscription[]> {
  if (baseIds.length === 0) return [];
  return (await tx.rows<StoredRow>(lockAddons, [partnerId, baseIds])).map(keptOf);
}

const register = statement(
  'subscription.register',
  `
  update subscription set registered_at = $3, version = version + 1
   where partner_id = $1 and subscription_id = $2 and registered_at is null`,
);

/** False: it was registered before. */
export async function markRegistered(tx: Tx, s: KeptSubscription, at: Date): Promise<boolean> {
  return (await tx.run(register, [s.partnerId, s.subscriptionId, at])) === 1;
}

const overage = statement(
  'subscription.setOverage',
  `
  update subscription set overage_enabled = $3, version = version + 1
   where partner_id = $1 and subscription_id = $2 and overage_enabled <> $3`,
);

/** False: nothing changed. */
export async function setOverage(tx: Tx, s: KeptSubscription, enabled: boolean): Promise<boolean> {
  return (await tx.run(overage, [s.partnerId, s.subscriptionId, enabled])) === 1;
}

const entitled = statement(
  'subscription.planOfEntitlement',
  `
  select u.partner_id as "partnerId", u.plan_id as "planId" from usage_subscription u
   where u.customer_id = $1 and u.status = 'active' and (u.billing_id = $2 or u.service_id = $2 or u.plan_id = $2)
   order by (u.partner_id = $3) desc limit 1`,
);

/** Who is billed for a usage subscription, and under which plan; in the customer's scope. */
export function findPlanOfEntitlement(
  tx: Pick<Tx, 'maybe'>,
  of: { readonly customerId: string; readonly id: string; readonly partnerId: string },
): Promise<{ readonly partnerId: string; readonly planId: string } | undefined> {
  return tx.maybe(entitled, [of.customerId, of.id, of.partnerId]);
}

const legacy = statement(
  'subscription.hasLegacyUsage',
  `
  select 1 from subscription
   where partner_id = $1 and customer_id = $2 and kind = 'usage' and rule_set = 'legacy' and status in ('active', 'suspended')
   limit 1`,
);

/** The customer still has usage of the older kind, which knows no overage. */
export async function hasLegacyUsage(
  tx: Pick<Tx, 'maybe'>,
  partnerId: string,
  customerId: string,
): Promise<boolean> {
  return (await tx.maybe(legacy, [partnerId, customerId])) !== undefined;
}

const settings = statement(
  'subscription.usageSettings',
  `
  select subscription_id as "subscriptionId", kind, reseller_partner_id as "resellerPartnerId",
         registered_at as "registeredAt", overage_enabled as "overageEnabled"
    from subscription
   where partner_id = $1 and customer_id = $2 and ($3::uuid is null or subscription_id = $3) and status <> 'deleted'
   order by created_at, subscription_id`,
);

export interface UsageSettings {
  readonly subscriptionId: string;
  readonly kind: KeptSubscription['kind'];
  readonly resellerPartnerId: string | null;
  readonly registeredAt: Date | null;
  readonly overageEnabled: boolean;
}

/** What is switched on for a customer's subscriptions, or for one of them. */
export function listUsageSettings(
  tx: Pick<Tx, 'rows'>,
  partnerId: string,
  customerId: string,
  subscriptionId: string | null,
): Promise<UsageSettings[]> {
  return tx.rows<UsageSettings>(settings, [partnerId, customerId, subscriptionId]);
}
