import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/db/index.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { closeMonth } from './actions.ts';
import { dayBefore, firstDayOf, monthAway, monthOf } from './month-rules.ts';
import type { MonthToClose } from './store.ts';
import { enterPartners, findNextToClose, takeMonthsToClose } from './store.ts';

const closing = systemScope('months that are over are billed');

/**
 * Bills every partner for its month on the day after it (C112). Stands before everything else that a day
 * brings about: a renewal on the first belongs to the month that begins.
 */
export const invoiceWork: DueWork = {
  name: 'invoice.closeMonth',
  next: (db) => db.transaction(closing, findNextToClose),
  run: (db, now, limit) =>
    db.transaction(closing, async (tx) => {
      await enterPartners(tx, dayBefore(firstDayOf(monthOf(now))));
      const due = await takeMonthsToClose(tx, now, limit);
      for (const one of due) await close(tx, one);
      return due.length;
    }),
};

async function close(tx: Tx, { partnerId, lastDay, closesAt }: MonthToClose): Promise<void> {
  const month = monthAway(lastDay.slice(0, 7), 1);
  const invoices = await tx.within(tenantScope(partnerId), (inner) => closeMonth(inner, partnerId, month));
  for (const { invoiceId, total, currency } of invoices) {
    await appendAuditEvent(
      tx,
      {
        tenantId: partnerId,
        userId: null,
        name: 'Twotier',
        applicationId: null,
        correlationId: randomUUID(),
      },
      { operation: 'ready_invoice', resourceType: 'invoice', newValue: { id: invoiceId, total, currency } },
      closesAt,
    );
  }
}
