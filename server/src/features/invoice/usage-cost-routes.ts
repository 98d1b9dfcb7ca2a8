import Type from 'typebox';
import { OwnUsageCosts, UsageCostSwitch, UsageCostView } from '../../../../contract/usage-cost.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { CustomerReach, Routes } from '../../platform/http/index.ts';
import { instant } from '../../platform/http/index.ts';
import { plainAmount, sumOf } from '../../platform/money/index.ts';
import { customerCurrencyOf } from '../market/index.ts';
import { monthOf } from './month-rules.ts';
import type { UsageCostDeps } from './usage-cost-actions.ts';
import { switchUsageCosts } from './usage-cost-actions.ts';
import type { UsagePlanRow } from './usage-cost-store.ts';
import { findVisibleSince, listShownPlans, listUsagePlans } from './usage-cost-store.ts';

const tag = 'Usage costs (Twotier)';
const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });
const path = '/twotier/v1/customers/:customerId/usagecosts';

/** Whether a customer sees what its usage costs, and what it then sees (C32). */
export function usageCostRoutes(routes: Routes, deps: UsageCostDeps): void {
  const { db, clock } = deps;

  const costed = async (plans: readonly UsagePlanRow[], month: string, currency: string) => {
    const ids = plans.map(({ subscriptionId }) => subscriptionId);
    const rated = await deps.ratedRetail?.(ids, month, currency);
    return plans.map(({ partnerId: _, partnerName: _name, since, ...plan }) => ({
      ...plan,
      since: instant(since),
      cost: plainAmount(rated?.get(plan.subscriptionId) ?? '0', currency),
    }));
  };

  const viewOf = async (partnerId: string, customer: CustomerReach) => {
    const { customerId } = customer;
    const [since, plans] = await db.transaction(
      tenantScope(partnerId),
      async (tx) =>
        [
          await findVisibleSince(tx, partnerId, customerId),
          await listUsagePlans(tx, partnerId, customerId),
        ] as const,
    );
    const month = monthOf(clock.now());
    const currency = customerCurrencyOf(customer.country) ?? 'USD';
    return {
      visible: since !== null,
      ...(since ? { since: instant(since) } : {}),
      month,
      currency,
      plans: await costed(plans, month, currency),
    };
  };

  routes.addForCustomer({
    method: 'GET',
    path,
    operation: 'customer.usageCost.read',
    tag,
    summary: 'Whether a customer sees its usage costs, and what it would see',
    params: CustomerPath,
    answer: UsageCostView,
    handle: ({ scope, customer }) => viewOf(scope.tenantId, customer),
  });

  routes.addForCustomer({
    method: 'PUT',
    path,
    operation: 'customer.usageCost.switch',
    tag,
    summary: 'Let a customer see its usage costs, or no longer',
    params: CustomerPath,
    body: UsageCostSwitch,
    answer: UsageCostView,
    handle: async ({ caller, scope, customer, body, context }) => {
      await switchUsageCosts(deps, { caller, context, customer, visible: body.visible });
      return viewOf(scope.tenantId, customer);
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/usagecosts',
    operation: 'ownUsageCost.read',
    tag,
    summary: 'As a customer: what your usage costs, where your partner shows it',
    answer: OwnUsageCosts,
    handle: async ({ caller, scope }) => {
      const month = monthOf(clock.now());
      const currency = customerCurrencyOf(caller.tenant.country) ?? 'USD';
      const shown = await db.transaction(scope, (tx) => listShownPlans(tx, scope.tenantId));
      const items = await Promise.all(
        [...Map.groupBy(shown, ({ partnerName }) => partnerName)].map(async ([partnerName, own]) => {
          const plans = await costed(own, month, currency);
          const total = plainAmount(sumOf(plans.map(({ cost }) => cost)), currency);
          return { partnerName, total, plans };
        }),
      );
      return { month, currency, items };
    },
  });
}
