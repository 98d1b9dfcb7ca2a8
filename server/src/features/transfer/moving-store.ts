import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { Transfer } from './model.ts';

/** Both partners' rows are written at once, so that nothing is ever billed to two of them, or to none. */
export const movingScope = systemScope('transfers whose date has come');

const next = statement('transfer.nextDue', 'select min(due_at) as at from transfer where due_at is not null');

export async function nextTransferDue(db: Database): Promise<Date | null> {
  return (await db.maybe<{ at: Date | null }>(movingScope, next))?.at ?? null;
}

const take = statement(
  'transfer.takeDue',
  `
  select t.kind, t.target_partner_id as "targetPartnerId", tp.name as "targetPartnerName", t.transfer_id as "transferId",
         t.source_partner_id as "sourcePartnerId", sp.name as "sourcePartnerName", t.customer_id as "customerId",
         t.customer_name as "customerName", t.contact_name as "contactName", t.contact_email as "contactEmail",
         t.reseller_partner_id as "resellerPartnerId", t.state, t.asked_at as "askedAt", t.asked_by as "askedBy",
         t.lapses_at as "lapsesAt", t.decided_at as "decidedAt", t.changed_at as "changedAt",
         t.changed_by as "changedBy", t.attempts, t.obstacle, t.due_at as "dueAt"
    from transfer t
    join partner tp on tp.tenant_id = t.target_partner_id
    join partner sp on sp.tenant_id = t.source_partner_id
   where t.due_at <= $1 order by t.due_at limit $2 for update of t skip locked`,
);

export function takeDueTransfers(tx: Tx, now: Date, limit: number): Promise<Transfer[]> {
  return tx.rows(take, [now, limit]);
}

const leave = statement(
  'transfer.leaveSource',
  `
  update usage_subscription set status = 'transferred', status_changed_at = $3
   where partner_id = $1 and billing_id = $2 and status = 'active'`,
);
const arrive = statement(
  'transfer.arriveAtTarget',
  `
  insert into usage_subscription (partner_id, billing_id, service_id, customer_id, plan_id, name, status,
    status_changed_at, created_at, previous_billing_id)
  select $3, $4, service_id, customer_id, $5, name, 'active', $6, $6, billing_id
    from usage_subscription where partner_id = $1 and billing_id = $2`,
);

/**
 * A usage subscription is billed to another partner from now on, under a new id; in the service it stays what it
 * is, and so do the roles there (C65). False where it is no longer active at the source.
 */
export async function moveUsageSubscription(
  tx: Tx,
  of: {
    readonly from: { readonly partnerId: string; readonly billingId: string };
    readonly to: { readonly partnerId: string; readonly billingId: string; readonly planId: string };
    readonly at: Date;
  },
): Promise<boolean> {
  const { from, to, at } = of;
  if ((await tx.run(leave, [from.partnerId, from.billingId, at])) === 0) return false;
  await tx.run(arrive, [from.partnerId, from.billingId, to.partnerId, to.billingId, to.planId, at]);
  return true;
}

const copy = statement(
  'transfer.copyReservation',
  `
  insert into subscription (partner_id, subscription_id, customer_id, order_id, line_number, kind, rule_set,
    catalog_item_id, product_id, sku_id, offer_name, publisher, friendly_name, quantity, unit_type,
    parent_subscription_id, status, status_changed_at, suspension_reasons, is_trial, term_duration, billing_cycle,
    auto_renew, created_at, term_starts_at, term_ends_on, cancelable_until, currency, unit_price,
    reseller_partner_id, reseller_id, reseller_name, support_contact_id, version, promotion, cancellation)
  select $3, $4, customer_id, $6, $7, kind, rule_set, catalog_item_id, product_id, sku_id, offer_name, publisher,
         offer_name, $8, unit_type, $5, status, $9, suspension_reasons, is_trial, term_duration, billing_cycle,
         auto_renew, $9, term_starts_at, term_ends_on,
         case when billing_cycle = 'one_time' then null else cancelable_until end, currency, unit_price, $10,
         (select tenant_id from locations_of_numbers(array[$10::text]) limit 1),
         (select p.name from locations_of_numbers(array[$10::text]) n join partner p on p.tenant_id = n.tenant_id limit 1), $3, 1, promotion, cancellation
    from subscription where partner_id = $1 and subscription_id = $2 and status = 'active'`,
);
const end = statement(
  'transfer.endAtSource',
  `
  update subscription set status = 'deleted', status_changed_at = $3, auto_renew = false, scheduled = null,
         version = version + 1
   where partner_id = $1 and subscription_id = $2 and status = 'active'`,
);

/** The same commitment, as many and until the same day, at the target; nicknames are the source's own (I51). */
export async function copyReservation(
  tx: Tx,
  of: {
    readonly from: { readonly partnerId: string; readonly subscriptionId: string };
    readonly to: {
      readonly partnerId: string;
      readonly subscriptionId: string;
      readonly planId: string;
      readonly orderId: string;
      readonly lineNumber: number;
      readonly resellerPartnerId: string | null;
    };
    /** As it was when the request was accepted (I36). */
    readonly quantity: number;
    readonly at: Date;
  },
): Promise<boolean> {
  const { from, to, quantity, at } = of;
  const copied = await tx.run(copy, [
    from.partnerId,
    from.subscriptionId,
    to.partnerId,
    to.subscriptionId,
    to.planId,
    to.orderId,
    to.lineNumber,
    quantity,
    at,
    to.resellerPartnerId,
  ]);
  return copied === 1;
}

export async function endReservation(
  tx: Tx,
  partnerId: string,
  subscriptionId: string,
  at: Date,
): Promise<void> {
  await tx.run(end, [partnerId, subscriptionId, at]);
}
