import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import { plainAmount } from '../../platform/money/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import type { RatedUsage } from '../invoice/index.ts';
import { estimatedUsageCost, monthOf } from '../invoice/index.ts';
import { postMail } from '../mail/index.ts';
import { customerCurrencyOf } from '../market/index.ts';
import type { DueBudget } from './model.ts';
import { estimateDate, isExcessNew, isReminderDue, nextLook, percentOf } from './rules.ts';
import { dueScope, nextDue, saveLook, takeDue } from './store.ts';

/** Looks at each budget once a day: a reminder from 80 % on, and an event when it is exceeded (C69, 3.0). */
export function usageBudgetWork(ratedUsage?: RatedUsage): DueWork {
  return {
    name: 'usageBudget.look',
    next: nextDue,
    run: (db, now, limit) =>
      db.transaction(dueScope, async (tx) => {
        const due = await takeDue(tx, now, limit);
        for (const budget of due) await lookAt(tx, budget, ratedUsage);
        return due.length;
      }),
  };
}

async function lookAt(tx: Tx, budget: DueBudget, ratedUsage: RatedUsage | undefined): Promise<void> {
  const { partnerId, customerId, dueAt: at } = budget;
  const currency = customerCurrencyOf(budget.country) ?? 'USD';
  const month = monthOf(estimateDate(at));
  const used = await estimatedUsageCost(tx, { partnerId, customerId, month, currency }, ratedUsage);
  const reminds = isReminderDue(budget, used, at);
  const tells = isExcessNew(budget, used, at);
  await saveLook(tx, {
    partnerId,
    customerId,
    dueAt: nextLook(at),
    remindedAt: reminds ? at : budget.remindedAt,
    exceededIn: tells ? month : budget.exceededIn,
  });
  if (reminds) await remind(tx, budget, { used, currency });
  if (tells) await tell(tx, budget, { used, month, currency });
}

function remind(
  tx: Tx,
  { partnerId, customerId, companyName, amount, dueAt }: DueBudget,
  { used, currency }: { readonly used: string; readonly currency: string },
): Promise<void> {
  return tx.within(tenantScope(partnerId), (inner) =>
    postMail(inner, {
      kind: 'usage-budget',
      to: [{ tenantId: partnerId, roles: ['admin-agent'] }],
      facts: {
        customerName: companyName,
        percent: percentOf(used, amount),
        budget: `${plainAmount(amount, currency)} ${currency}`,
      },
      path: `/customers/${customerId}/billing`,
      at: dueAt,
    }),
  );
}

function tell(
  tx: Tx,
  { partnerId, customerId, companyName, amount, dueAt }: DueBudget,
  of: { readonly used: string; readonly month: string; readonly currency: string },
): Promise<void> {
  return appendAuditEvent(
    tx,
    {
      tenantId: partnerId,
      userId: null,
      name: 'Twotier',
      applicationId: null,
      correlationId: randomUUID(),
    },
    {
      operation: 'reach_usage_budget',
      resourceType: 'customer',
      customerId,
      customerName: companyName,
      newValue: { amount, ...of },
    },
    dueAt,
  );
}
