import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { KeptWindow } from '../catalog/index.ts';
import type { RuleSet, SubscriptionKind } from './model.ts';
import { dayOf, lastDayOfTerm } from './term-rules.ts';
import { cancelableUntil } from './window-rules.ts';

interface PendingRow {
  readonly subscriptionId: string;
  readonly kind: SubscriptionKind;
  readonly ruleSet: RuleSet;
  readonly termDuration: string | null;
  readonly isTrial: boolean;
  readonly window: KeptWindow | null;
}

const pending = statement(
  'subscription.pendingForUpdate',
  `
  select subscription_id as "subscriptionId", kind, rule_set as "ruleSet", term_duration as "termDuration",
         is_trial as "isTrial", cancellation as "window"
    from subscription where partner_id = $1 and subscription_id = any($2) and status = 'pending'
   order by subscription_id for update`,
);

const activate = statement(
  'subscription.activatePending',
  `
  update subscription s set status = 'active', status_changed_at = $2, term_starts_at = $2, term_ends_on = b."endsOn",
         cancelable_until = b."cancelableUntil", version = version + 1,
         cycles_from = case when $4::date = (created_at at time zone 'UTC')::date then cycles_from else $4::date end
    from json_to_recordset($3) as b ("subscriptionId" uuid, "endsOn" date, "cancelableUntil" timestamptz)
   where s.partner_id = $1 and s.subscription_id = b."subscriptionId"`,
);

/** Set up for the customer: terms and cancellation windows begin now (4.8.1). */
export async function activatePending(
  tx: Tx,
  partnerId: string,
  these: readonly {
    readonly subscriptionId: string;
    /** Last day of the first term where the purchase chose one. */
    readonly customEndOn: string | null;
  }[],
  at: Date,
): Promise<void> {
  const chosen = new Map(these.map((one) => [one.subscriptionId, one.customEndOn]));
  const rows = await tx.rows<PendingRow>(pending, [partnerId, [...chosen.keys()]]);
  if (rows.length === 0) return;
  const today = dayOf(at);
  const begun = rows.map((row) => {
    const customEndOn = chosen.get(row.subscriptionId) ?? null;
    return {
      subscriptionId: row.subscriptionId,
      endsOn:
        customEndOn !== null && customEndOn >= today
          ? customEndOn
          : lastDayOfTerm(at, row.termDuration, row.isTrial),
      cancelableUntil: cancelableUntil(row, at),
    };
  });
  await tx.run(activate, [partnerId, at, JSON.stringify(begun), today]);
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
