import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { KeptSubscription } from './model.ts';
import type { NextTerm, PlainlyRenewed } from './renewal-rules.ts';

/** A subscription that simply goes on: as much of it as its next term and the record of it need. */
export type DueRenewal = PlainlyRenewed &
  Pick<KeptSubscription, 'partnerId' | 'subscriptionId' | 'customerId' | 'catalogItemId' | 'termStartsAt'> & {
    readonly country: string;
    readonly companyName: string;
  };

const take = statement(
  'subscription.takeRenewals',
  `
  select s.partner_id as "partnerId", s.subscription_id as "subscriptionId", s.customer_id as "customerId",
         s.catalog_item_id as "catalogItemId", s.kind, s.rule_set as "ruleSet", s.term_duration as "termDuration",
         s.billing_cycle as "billingCycle", s.quantity,
         s.unit_price as "unitPrice", s.promotion, s.cancellation as "window", s.currency,
         coalesce(s.cycles_from, (s.created_at at time zone 'UTC')::date)::text as "cyclesFrom",
         s.term_starts_at as "termStartsAt", s.term_ends_on::text as "termEndsOn",
         coalesce(r.country, '') as country, coalesce(r.company_name, '') as "companyName"
    from subscription s
    left join customer_relationship r on r.partner_id = s.partner_id and r.customer_id = s.customer_id
   where s.due_step = 'renew' and s.due_at <= $1
     and s.scheduled is null and not s.is_trial and s.next_charge is null
   order by s.due_at, s.partner_id, s.subscription_id limit $2 for update of s skip locked`,
);

/**
 * What is due for a renewal that changes nothing but the term, earliest first, locked until the transaction
 * ends; whoever else renews passes over it.
 */
export function takeDueRenewals(tx: Tx, now: Date, limit: number): Promise<DueRenewal[]> {
  return tx.rows<DueRenewal>(take, [now, limit]);
}

// One statement for the new term and its charge: neither can be without the other.
const save = statement(
  'subscription.saveRenewals',
  `
  with renewal as materialized (
    select * from json_to_recordset($1) as n ("partnerId" uuid, "subscriptionId" uuid, "termStartsAt" timestamptz,
      "termEndsOn" date, "cyclesFrom" date, "cancelableUntil" timestamptz, "window" jsonb, "unitPrice" numeric, quantity int,
      amount numeric, currency text, "from" date, "to" date)),
  renewed as (
    update subscription s set
      term_starts_at = n."termStartsAt", term_ends_on = n."termEndsOn", cycles_from = n."cyclesFrom",
      cancelable_until = n."cancelableUntil", cancellation = n."window", unit_price = n."unitPrice", promotion = null, additions = '[]', version = s.version + 1
      from renewal n where s.partner_id = n."partnerId" and s.subscription_id = n."subscriptionId")
  insert into subscription_charge (partner_id, subscription_id, charged_at, reason, quantity, unit_price, amount, currency,
    starts_on, ends_on)
  select "partnerId", "subscriptionId", "termStartsAt", 'renew', quantity, "unitPrice", amount, currency, "from", "to"
    from renewal`,
);

export interface Renewal {
  readonly before: DueRenewal;
  readonly after: NextTerm;
}

/** Gives subscriptions their next terms and charges them; the caller holds their locks. */
export async function saveRenewals(tx: Tx, renewals: readonly Renewal[]): Promise<void> {
  if (renewals.length === 0) return;
  const rows = renewals.map(({ before, after: { charge, ...term } }) => ({
    partnerId: before.partnerId,
    subscriptionId: before.subscriptionId,
    ...term,
    quantity: charge.quantity,
    amount: charge.amount,
    currency: charge.currency,
    from: charge.from,
    to: charge.to,
  }));
  await tx.run(save, [JSON.stringify(rows)]);
}
