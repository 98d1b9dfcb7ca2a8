import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { KeptWindow } from '../catalog/index.ts';
import type { RuleSet, SubscriptionKind } from './model.ts';
import { dayOf, lastDayOfTerm } from './term-rules.ts';
import { cancelableUntil } from './window-rules.ts';

interface PendingRow {
  readonly kind: SubscriptionKind;
  readonly ruleSet: RuleSet;
  readonly termDuration: string | null;
  readonly isTrial: boolean;
  readonly window: KeptWindow | null;
}

const pending = statement(
  'subscription.pendingForUpdate',
  `
  select kind, rule_set as "ruleSet", term_duration as "termDuration", is_trial as "isTrial", cancellation as "window"
    from subscription where partner_id = $1 and subscription_id = $2 and status = 'pending' for update`,
);

const activate = statement(
  'subscription.activatePending',
  `
  update subscription set status = 'active', status_changed_at = $3, term_starts_at = $3, term_ends_on = $4,
         cancelable_until = $5, version = version + 1,
         cycles_from = case when $6::date = (created_at at time zone 'UTC')::date then cycles_from else $6::date end
   where partner_id = $1 and subscription_id = $2`,
);

/** Set up for the customer: the term and the cancellation window begin now (4.8.1). */
export async function activatePending(
  tx: Tx,
  of: { readonly partnerId: string; readonly subscriptionId: string },
  at: Date,
  /** Last day of the first term where the purchase chose one. */
  customEndOn: string | null,
): Promise<void> {
  const row = await tx.maybe<PendingRow>(pending, [of.partnerId, of.subscriptionId]);
  if (!row) return;
  const chosen = customEndOn !== null && customEndOn >= dayOf(at) ? customEndOn : null;
  const endsOn = chosen ?? lastDayOfTerm(at, row.termDuration, row.isTrial);
  const values = [of.partnerId, of.subscriptionId, at, endsOn, cancelableUntil(row, at), dayOf(at)];
  await tx.run(activate, values);
}

const forgetAttribution = statement(
  'subscription.forgetPendingAttribution',
  `
  delete from subscription_attribution a where a.partner_id = $1 and a.subscription_id = $2
     and exists (select from subscription s
                  where s.partner_id = $1 and s.subscription_id = $2 and s.status = 'pending')`,
);
const remove = statement(
  'subscription.removePending',
  `delete from subscription where partner_id = $1 and subscription_id = $2 and status = 'pending'`,
);

/** It was never set up: as if it had not been ordered (4.8.1). */
export async function removePending(
  tx: Tx,
  of: { readonly partnerId: string; readonly subscriptionId: string },
): Promise<void> {
  const values = [of.partnerId, of.subscriptionId];
  await tx.run(forgetAttribution, values);
  await tx.run(remove, values);
}
