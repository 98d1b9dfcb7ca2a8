import Type from 'typebox';
import { SpendingBudget, SpendingBudgetUpdate, UsageBudgetView } from '../../../../contract/usage-budget.ts';
import { readVersion } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { digitsOf } from '../../platform/money/index.ts';
import { estimatedUsageCost, monthOf } from '../invoice/index.ts';
import { customerCurrencyOf } from '../market/index.ts';
import type { UsageBudgetDeps } from './actions.ts';
import { setBudget } from './actions.ts';
import { budgetAmount, estimateDate } from './rules.ts';
import { findBudget } from './store.ts';
import { budgetToWire, viewToWire } from './wire.ts';

const tag = 'Usage';
const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });

/** What a customer's usage may cost in a month (C69): the contract's resource, and what its page shows. */
export function usageBudgetRoutes(routes: Routes, deps: UsageBudgetDeps): void {
  const { db, clock } = deps;
  const path = '/v1/customers/:customerId/usagebudget';

  routes.addForCustomer({
    method: 'GET',
    path,
    operation: 'usageBudget.read',
    tag,
    summary: 'A customer’s usage budget',
    params: CustomerPath,
    answer: SpendingBudget,
    handle: async ({ scope, customer: { customerId } }) =>
      budgetToWire(
        customerId,
        await findBudget(readerOf(db, tenantScope(scope.tenantId)), scope.tenantId, customerId),
      ),
  });

  routes.addForCustomer({
    method: 'PATCH',
    path,
    operation: 'usageBudget.set',
    tag,
    summary: 'Set, change or remove a customer’s usage budget',
    params: CustomerPath,
    body: SpendingBudgetUpdate,
    answer: SpendingBudget,
    handle: async ({ caller, context, customer, body }) => {
      const currency = customerCurrencyOf(customer.country) ?? 'USD';
      const amount = body.amount === null ? null : budgetAmount(body.amount, digitsOf(currency));
      if (body.amount !== null && amount === null) return refuse('usage-budget-invalid', { currency });
      const read = readVersion(context.headers['if-match'], body.attributes?.etag);
      const budget = await setBudget(deps, { caller, context, customer }, { amount, read });
      return budgetToWire(customer.customerId, budget);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/usagebudget',
    operation: 'usageBudget.read',
    tag: 'Pages',
    summary: 'A customer’s usage budget, and how much of it is used',
    params: CustomerPath,
    answer: UsageBudgetView,
    handle: async ({ scope, customer: { customerId, country } }) => {
      const partnerId = scope.tenantId;
      const currency = customerCurrencyOf(country) ?? 'USD';
      const asOf = estimateDate(clock.now());
      const month = monthOf(asOf);
      return db.transaction(tenantScope(partnerId), async (tx) => {
        const budget = await findBudget(tx, partnerId, customerId);
        const of = { partnerId, customerId, month, currency };
        const used = await estimatedUsageCost(tx, of);
        return viewToWire(budget, { used, month, asOf, currency });
      });
    },
  });
}
