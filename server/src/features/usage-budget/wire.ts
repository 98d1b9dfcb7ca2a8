import type { SpendingBudget, UsageBudgetView } from '../../../../contract/usage-budget.ts';
import { attributes, instant, link } from '../../platform/http/index.ts';
import { plainAmount } from '../../platform/money/index.ts';
import type { UsageBudget } from './model.ts';
import { etagOf, percentOf } from './rules.ts';

export function budgetToWire(customerId: string, budget: UsageBudget | undefined): SpendingBudget {
  const etag = etagOf(budget);
  return {
    amount: budget ? Number(budget.amount) : null,
    links: { self: link(`/customers/${customerId}/usagebudget`) },
    attributes: { ...attributes('SpendingBudget'), etag },
  };
}

export function viewToWire(
  budget: UsageBudget | undefined,
  estimate: {
    readonly used: string;
    readonly month: string;
    readonly asOf: Date;
    readonly currency: string;
  },
): UsageBudgetView {
  const { used, month, asOf, currency } = estimate;
  return {
    ...(budget
      ? {
          amount: plainAmount(budget.amount, currency),
          since: instant(budget.setAt),
          percent: percentOf(used, budget.amount),
        }
      : {}),
    month,
    asOf: asOf.toISOString().slice(0, 10),
    used: plainAmount(used, currency),
    currency,
    etag: etagOf(budget),
  };
}
