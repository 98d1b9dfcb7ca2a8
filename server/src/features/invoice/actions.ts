import type { Tx } from '../../platform/db/index.ts';
import type { Bill } from './model.ts';
import { firstDayOf, monthAway, monthOf } from './month-rules.ts';
import { billsOf } from './rules.ts';
import { isClosed, readBillable } from './store.ts';

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
