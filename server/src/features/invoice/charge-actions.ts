import type { Tx } from '../../platform/db/index.ts';
import type { BilledLine } from './charge-rules.ts';
import { listClosedLines } from './charge-store.ts';
import { firstDayOf } from './month-rules.ts';
import { billsOf } from './rules.ts';
import { isClosed, readBillable } from './store.ts';

export interface MonthOfCustomers {
  /** Invoiced: from now on it stays as it is. */
  readonly closed: boolean;
  readonly lines: readonly BilledLine[];
}

/**
 * What some customers cost a partner in a month (C114): as it was invoiced, or, while the month is open, as
 * it would be invoiced with what has been charged up to today. Only these customers are looked at.
 */
export async function chargesOfCustomers(
  tx: Tx,
  of: {
    readonly partnerId: string;
    readonly customerIds: readonly string[];
    readonly month: string;
    readonly now: Date;
  },
): Promise<MonthOfCustomers> {
  const { partnerId, customerIds, month, now } = of;
  if (await isClosed(tx, partnerId, firstDayOf(month))) {
    return { closed: true, lines: await listClosedLines(tx, partnerId, firstDayOf(month), customerIds) };
  }
  const billable = await readBillable(tx, partnerId, firstDayOf(month), customerIds);
  const today = now.toISOString().slice(0, 10);
  const lines = billsOf(billable, month).flatMap((bill) =>
    bill.lines
      .filter((line) => line.chargeStartsOn <= today)
      .map((line) => ({ ...line, currency: bill.currency, invoiceId: null })),
  );
  return { closed: false, lines };
}
