import type { Tx } from '../../platform/db/index.ts';
import { columnOf, statement } from '../../platform/db/index.ts';
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
    select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::date[], $5::date[], $6::timestamptz[], $7::jsonb[],
      $8::numeric[], $9::int[], $10::numeric[], $11::text[], $12::date[], $13::date[])
      as n (partner_id, subscription_id, term_starts_at, term_ends_on, cycles_from, cancelable_until, cancellation, unit_price,
        quantity, amount, currency, starts_on, ends_on)),
  renewed as (
    update subscription s set
      term_starts_at = n.term_starts_at, term_ends_on = n.term_ends_on, cycles_from = n.cycles_from,
      cancelable_until = n.cancelable_until, cancellation = n.cancellation, unit_price = n.unit_price, promotion = null,
      additions = '[]', version = s.version + 1
      from renewal n where s.partner_id = n.partner_id and s.subscription_id = n.subscription_id)
  insert into subscription_charge (partner_id, subscription_id, charged_at, reason, quantity, unit_price, amount, currency,
    starts_on, ends_on)
  select partner_id, subscription_id, term_starts_at, 'renew', quantity, unit_price, amount, currency, starts_on, ends_on
    from renewal`,
);

export interface Renewal {
  readonly before: DueRenewal;
  readonly after: NextTerm;
}

/** Gives subscriptions their next terms and charges them; the caller holds their locks. */
export async function saveRenewals(tx: Tx, renewals: readonly Renewal[]): Promise<void> {
  if (renewals.length === 0) return;
  const column = <T extends string | number | object | null>(read: (one: Renewal) => T) =>
    columnOf(renewals.map(read));
  await tx.run(save, [
    column(({ before }) => before.partnerId),
    column(({ before }) => before.subscriptionId),
    column(({ after }) => after.termStartsAt),
    column(({ after }) => after.termEndsOn),
    column(({ after }) => after.cyclesFrom),
    column(({ after }) => after.cancelableUntil),
    column(({ after }) => after.window),
    column(({ after }) => after.unitPrice),
    column(({ after }) => after.charge.quantity),
    column(({ after }) => after.charge.amount),
    column(({ after }) => after.charge.currency),
    column(({ after }) => after.charge.from),
    column(({ after }) => after.charge.to),
  ]);
}
