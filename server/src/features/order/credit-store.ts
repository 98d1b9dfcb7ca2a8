import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Credit, OpenAmounts } from './credit-rules.ts';
import { creditOf } from './credit-rules.ts';

// One row of each month and kind; of invoices a few for each month.
const account = statement(
  'order.account',
  `
  select a.currency, a.credit_limit::text as "creditLimit", a.credit_used::text as spent, u.cycles, u.usage,
         i.unpaid, i.overpaid
    from partner_account a
   cross join lateral (
     select coalesce(sum(amount) filter (where kind = 'cycles'), 0)::text as cycles,
            coalesce(sum(amount) filter (where kind = 'usage'), 0)::text as usage
       from credit_unbilled where partner_id = a.tenant_id) u
   cross join lateral (
     select coalesce(sum(greatest(total - paid_amount, 0)), 0)::text as unpaid,
            coalesce(sum(greatest(paid_amount - total, 0)), 0)::text as overpaid
       from invoice where partner_id = a.tenant_id and currency = a.currency) i
   where a.tenant_id = $1`,
);
const lock = statement('order.lockAccount', 'select 1 from partner_account where tenant_id = $1 for update');

export async function findCreditAccount(
  reader: Pick<Tx, 'maybe'>,
  partnerId: string,
): Promise<Credit | undefined> {
  const open = await reader.maybe<OpenAmounts>(account, [partnerId]);
  return open && creditOf(open);
}

/**
 * Locked, so that two orders cannot spend the same credit. Read by a statement after the lock: what was billed
 * or paid while it waited counts.
 */
export async function lockCreditAccount(tx: Tx, partnerId: string): Promise<Credit | undefined> {
  const [, credit] = await Promise.all([tx.rows(lock, [partnerId]), findCreditAccount(tx, partnerId)]);
  return credit;
}

const spend = statement(
  'order.spendCredit',
  `
  with counted as (
    insert into credit_unbilled (partner_id, month, kind, amount)
    values ($1, date_trunc('month', $3::timestamptz at time zone 'UTC')::date, 'spent', $2::numeric)
    on conflict (partner_id, month, kind) do update set amount = credit_unbilled.amount + excluded.amount
    returning 1)
  update partner_account set credit_used = credit_used + $2::numeric
   where tenant_id = $1 and exists (select from counted)`,
);

/** Gives back where the amount is below zero; either is billed with the month it happens in. */
export async function spendCredit(tx: Tx, partnerId: string, amount: string, at: Date): Promise<void> {
  await tx.run(spend, [partnerId, amount, at]);
}

const giveBack = statement(
  'order.giveBackCredit',
  `
  with counted as (
    update credit_unbilled u set amount = u.amount - $3::numeric
      from customer_order o
     where o.partner_id = $1 and o.order_id = $2 and u.partner_id = $1 and u.kind = 'spent'
       and u.month = date_trunc('month', o.created_at at time zone 'UTC')::date
    returning 1)
  update partner_account set credit_used = credit_used - $3::numeric
   where tenant_id = $1 and exists (select from counted)`,
);

/** For lines that were never delivered: a month that was billed without them holds nothing of them any more. */
export async function giveBackCredit(
  tx: Tx,
  order: { readonly partnerId: string; readonly orderId: string },
  amount: string,
): Promise<void> {
  await Promise.all([
    tx.rows(lock, [order.partnerId]),
    tx.run(giveBack, [order.partnerId, order.orderId, amount]),
  ]);
}

const bill = statement(
  'order.billCredit',
  `
  with billed as (
    delete from credit_unbilled where partner_id = $1 and month <= $2::date returning kind, amount),
  returning_cycles as (
    insert into credit_unbilled (partner_id, month, kind, amount)
    select $1, ($2::date + interval '1 month')::date, 'cycles', ($3::jsonb ->> a.currency)::numeric
      from partner_account a
     where a.tenant_id = $1 and ($3::jsonb ->> a.currency)::numeric <> 0
       and not exists (select from billed_through b where b.partner_id = $1 and b.last_day > $2::date + interval '1 month')
    on conflict (partner_id, month, kind) do update set amount = excluded.amount)
  update partner_account
     set credit_used = credit_used - coalesce((select sum(amount) from billed where kind = 'spent'), 0)
   where tenant_id = $1`,
);

/**
 * A month is billed: its invoices say from now on what is owed for it. What returns in the month after it is
 * owed then, by currency.
 */
export async function billCredit(
  tx: Tx,
  partnerId: string,
  firstDay: string,
  returning: Readonly<Record<string, string>>,
): Promise<void> {
  await Promise.all([
    tx.rows(lock, [partnerId]),
    tx.run(bill, [partnerId, firstDay, JSON.stringify(returning)]),
  ]);
}
