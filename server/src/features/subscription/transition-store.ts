import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Transition } from './transition-model.ts';

const insert = statement(
  'subscription.insertTransition',
  `
  insert into subscription_transition (partner_id, operation_id, customer_id, from_subscription_id, to_subscription_id,
    from_catalog_item_id, to_catalog_item_id, quantity, term_duration, billing_cycle, transition_type, started_at,
    license_errors)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
);

export async function insertTransition(tx: Tx, partnerId: string, of: Transition): Promise<void> {
  await tx.run(insert, [
    partnerId,
    of.operationId,
    of.customerId,
    of.fromSubscriptionId,
    of.toSubscriptionId,
    of.fromCatalogItemId,
    of.toCatalogItemId,
    of.quantity,
    of.termDuration,
    of.billingCycle,
    of.transitionType,
    of.startedAt,
    JSON.stringify(of.licenseErrors),
  ]);
}

const list = statement(
  'subscription.transitions',
  `
  select operation_id as "operationId", customer_id as "customerId", from_subscription_id as "fromSubscriptionId",
         to_subscription_id as "toSubscriptionId", from_catalog_item_id as "fromCatalogItemId",
         to_catalog_item_id as "toCatalogItemId", quantity, term_duration as "termDuration",
         billing_cycle as "billingCycle", transition_type as "transitionType", started_at as "startedAt",
         license_errors as "licenseErrors"
    from subscription_transition
   where partner_id = $1 and from_subscription_id = $2 and ($3::uuid is null or operation_id = $3)
   order by started_at desc, operation_id`,
);

/** Upgrades and conversions that began at a subscription, newest first. */
export function listTransitions(
  db: Database,
  scope: TenantScope,
  subscriptionId: string,
  operationId: string | null,
): Promise<Transition[]> {
  return db.rows<Transition>(scope, list, [scope.tenantId, subscriptionId, operationId]);
}
