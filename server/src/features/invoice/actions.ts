import type { Tx } from '../../platform/db/index.ts';
import { namedGuid } from '../../platform/ids/index.ts';
import { billCredit } from '../order/index.ts';
import type { Bill, Invoice } from './model.ts';
import { firstDayOf, lastDayOf, monthAway, monthOf } from './month-rules.ts';
import { billsOf, cyclesReturningIn } from './rules.ts';
import { isClosed, markBilledThrough, readBillable, readClosing, saveInvoice } from './store.ts';

/**
 * Bills a partner for a month that is over, in its scope. Closing a month again changes nothing: an
 * invoice that stands is never made anew.
 */
export async function closeMonth(tx: Tx, partnerId: string, month: string): Promise<Invoice[]> {
  const next = firstDayOf(monthAway(month, 1));
  const billable = await readClosing(tx, partnerId, firstDayOf(month));
  const bills = billsOf(billable, month);
  const invoices: Invoice[] = [];
  for (const bill of bills) {
    const invoice: Invoice = {
      partnerId,
      invoiceId: invoiceIdOf(partnerId, month, bill),
      type: bill.type,
      currency: bill.currency,
      periodStart: firstDayOf(month),
      periodEnd: lastDayOf(month),
      // On the day after the month, well before the 8th by which it has to be ready (8).
      invoicedAt: new Date(`${next}T00:00:00Z`),
      total: bill.total,
      paidAmount: '0',
      billsUsage: bill.lines.some(({ chargeType }) => chargeType === 'Usage'),
    };
    if (await saveInvoice(tx, invoice, bill.lines)) invoices.push(invoice);
  }
  await billCredit(tx, partnerId, firstDayOf(month), cyclesReturningIn(billable, monthAway(month, 1)));
  await markBilledThrough(tx, partnerId, lastDayOf(month));
  return invoices;
}

/** A letter and nine digits that follow from what is billed: the demo world keeps its numbers. */
function invoiceIdOf(
  partnerId: string,
  month: string,
  { type, currency }: Pick<Bill, 'type' | 'currency'>,
): string {
  const name = namedGuid(`invoice ${partnerId} ${month} ${type} ${currency}`)
    .replaceAll('-', '')
    .slice(0, 12);
  const number = String(Number.parseInt(name, 16) % 1_000_000_000).padStart(9, '0');
  return `${type === 'OneTime' ? 'G' : 'D'}${number}`;
}

/** The month of a period that is not billed yet; undefined once it is closed. */
export async function openMonth(
  tx: Tx,
  partnerId: string,
  period: 'current' | 'previous',
  now: Date,
): Promise<string | undefined> {
  const month = monthAway(monthOf(now), period === 'current' ? 0 : -1);
  return (await isClosed(tx, partnerId, firstDayOf(month))) ? undefined : month;
}

/** What has been charged since the last closed month, as if the month ended now; nothing once it is closed. */
export async function openBills(
  tx: Tx,
  partnerId: string,
  period: 'current' | 'previous',
  now: Date,
): Promise<Bill[]> {
  const month = await openMonth(tx, partnerId, period, now);
  if (month === undefined) return [];
  const today = now.toISOString().slice(0, 10);
  const bills = billsOf(await readBillable(tx, partnerId, firstDayOf(month), null), month);
  return bills.map((bill) => ({ ...bill, lines: bill.lines.filter((line) => line.chargeStartsOn <= today) }));
}
