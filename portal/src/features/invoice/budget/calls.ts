import type { SpendingBudget, UsageBudgetView } from '../../../../../contract/usage-budget.ts';
import { type AttemptIds, api } from '../../../api/index.ts';

export type { UsageBudgetView };

const path = (customerId: string) => `/v1/customers/${encodeURIComponent(customerId)}/usagebudget`;

export const budgetKey = (customerId: string) => ['usage-budget', customerId] as const;

export const readBudget = (customerId: string, signal: AbortSignal) =>
  api.get<UsageBudgetView>(`/twotier${path(customerId)}`, { signal });

/** `etag` is of the version that the person saw; null removes the budget. */
export const setBudget = (
  customerId: string,
  { amount, etag }: { readonly amount: number | null; readonly etag: string },
  ids: AttemptIds,
) => api.patch<SpendingBudget>(path(customerId), { amount }, { ...ids, ifMatch: etag });
