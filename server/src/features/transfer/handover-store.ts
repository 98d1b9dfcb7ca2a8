import type { Database, Reader, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import { lifeLimits, suspendedByTransfer } from '../subscription/index.ts';
import type { HandoverItem, HandoverLine } from './handover-model.ts';
import type { Transfer } from './model.ts';

const items = statement(
  'handover.items',
  `
  select s.subscription_id as "subscriptionId", s.friendly_name as "friendlyName", s.offer_name as "offerName",
         s.catalog_item_id as "offerId", s.kind, s.rule_set as "ruleSet", s.is_trial as "isTrial", s.status, s.quantity,
         s.billing_cycle as "billingCycle", s.term_duration as "termDuration", s.product_id as "productId",
         s.sku_id as "skuId",
         case when s.kind = 'license' and s.rule_set = 'legacy' then s.parent_subscription_id end as "baseId",
         exists (select from transfer_line l where l.source_partner_id = $1 and l.item_id = s.subscription_id
                    and l.state = 'open') as "inTransfer"
    from subscription s
   where s.partner_id = $1 and s.customer_id = $2 and s.status <> 'deleted'
   order by s.parent_subscription_id is not null, s.friendly_name, s.subscription_id`,
);

/** Everything the partner sells to the customer, bases first; in the partner's scope. */
export function listHandoverItems(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<HandoverItem[]> {
  return reader.rows<HandoverItem>(items, [partnerId, customerId]);
}

const insertLine = statement(
  'handover.insertLine',
  `
  insert into transfer_line (target_partner_id, transfer_id, line_number, source_partner_id, customer_id, item, item_id,
    name, offer_id, quantity, billing_cycle, state, base_line, reseller_partner_id)
  values ($1, $2, $3, $4, $5, 'subscription', $6, $7, $8, $9, $10, 'open', $11, $12)`,
);

/** As they stand now: what is bought or given back afterwards changes nothing of the request (I36). */
export async function insertHandoverLines(
  tx: Tx,
  of: Pick<Transfer, 'targetPartnerId' | 'transferId' | 'sourcePartnerId' | 'customerId'>,
  lines: readonly HandoverLine[],
): Promise<void> {
  for (const [lineNumber, { item, baseLine, resellerPartnerId }] of lines.entries()) {
    await tx.run(insertLine, [
      of.targetPartnerId,
      of.transferId,
      lineNumber,
      of.sourcePartnerId,
      of.customerId,
      item.subscriptionId,
      item.offerName,
      item.offerId,
      item.quantity,
      item.billingCycle,
      baseLine,
      resellerPartnerId,
    ]);
  }
}

const lockRows = statement(
  'handover.lockSources',
  `
  select subscription_id as id from subscription where partner_id = $1 and subscription_id = any($2)
   order by subscription_id for update`,
);

/** Nobody else changes them before the transaction ends; in the source's scope. */
export async function lockSources(tx: Tx, partnerId: string, ids: readonly string[]): Promise<void> {
  await tx.rows(lockRows, [partnerId, ids]);
}

const suspendSource = statement(
  'handover.suspendSource',
  `
  update subscription set status = 'suspended', status_changed_at = $3, suspension_reasons = array[$4], auto_renew = false,
         scheduled = null, stage_ends_at = $3::timestamptz + make_interval(days => $5), version = version + 1
   where partner_id = $1 and subscription_id = $2 and status = 'active'`,
);
const deleteSource = statement(
  'handover.deleteSource',
  `
  update subscription set status = 'deleted', status_changed_at = $3, auto_renew = false, scheduled = null,
         version = version + 1
   where partner_id = $1 and subscription_id = $2 and status = 'active'`,
);

/** License-based: suspended, not billed, gone after 90 days (4.8.2). Usage: gone at once. In the source's scope. */
export async function closeSource(
  tx: Tx,
  partnerId: string,
  { subscriptionId, kind }: Pick<HandoverItem, 'subscriptionId' | 'kind'>,
  at: Date,
): Promise<void> {
  if (kind === 'usage') await tx.run(deleteSource, [partnerId, subscriptionId, at]);
  else {
    const values = [partnerId, subscriptionId, at, suspendedByTransfer, lifeLimits.legacySuspendedDays];
    await tx.run(suspendSource, values);
  }
}

const below = statement(
  'handover.usageBelow',
  `
  select billing_id as id from usage_subscription
   where partner_id = $1 and plan_id = $2 and status = 'active' order by billing_id`,
);

/** What runs under a usage subscription; in the source's scope. */
export async function listUsageBelow(reader: Reader, partnerId: string, planId: string): Promise<string[]> {
  return (await reader.rows<{ id: string }>(below, [partnerId, planId])).map(({ id }) => id);
}

const dropRoles = statement(
  'handover.dropBegunRoles',
  `
  delete from usage_role_assignment a using usage_subscription u
   where u.partner_id = $1 and u.plan_id = $2 and a.service_id = u.service_id and a.customer_id = u.customer_id`,
);
const dropBegun = statement(
  'handover.dropBegun',
  'delete from usage_subscription where partner_id = $1 and plan_id = $2',
);

/** A plan begins with something under it; one that takes over what another had needs nothing new. In the customer's scope. */
export async function dropBegunUsage(tx: Tx, partnerId: string, planId: string): Promise<void> {
  await tx.run(dropRoles, [partnerId, planId]);
  await tx.run(dropBegun, [partnerId, planId]);
}

/** One thing of a customer that changed its partner, or is about to. */
export interface MovedThing {
  readonly transferId: string;
  readonly name: string;
  readonly quantity: number;
  readonly item: string;
  readonly fromName: string;
  readonly toName: string;
  readonly state: string;
  readonly lineState: string;
  readonly decidedAt: Date | null;
  readonly changedAt: Date;
}

const moved = statement(
  'handover.ofCustomer',
  `
  select t.transfer_id as "transferId", l.name, l.quantity, l.item, sp.name as "fromName", tp.name as "toName", t.state,
         l.state as "lineState", t.decided_at as "decidedAt", t.changed_at as "changedAt"
    from transfer t
    join transfer_line l on l.target_partner_id = t.target_partner_id and l.transfer_id = t.transfer_id
    join partner sp on sp.tenant_id = t.source_partner_id
    join partner tp on tp.tenant_id = t.target_partner_id
   where t.customer_id = $1 and t.state in ('accepted', 'transferring', 'done', 'failed')
   order by t.changed_at desc, t.transfer_id, l.line_number limit 200`,
);

/** The latest, newest first; in the customer's scope. Requests that nobody has agreed to are the partners' own. */
export function listMovedThings(db: Database, scope: TenantScope): Promise<MovedThing[]> {
  return db.rows<MovedThing>(scope, moved, [scope.tenantId]);
}
