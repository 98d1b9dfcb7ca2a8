import Type from 'typebox';
import { OwnUsageCosts, UsageCostSwitch, UsageCostView } from '../../../../contract/usage-cost.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { CustomerReach, Routes } from '../../platform/http/index.ts';
import { instant } from '../../platform/http/index.ts';
import { digitsOf, plainAmount, sumOf } from '../../platform/money/index.ts';
import { customerCurrencyOf } from '../market/index.ts';
import { costOfPlans, rounded, shownMonth } from '../usage/index.ts';
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

  const costed = async (
    tx: Pick<Tx, 'maybe' | 'rows'>,
    plans: readonly UsagePlanRow[],
    month: string,
    currency: string,
  ) => {
    const ids = plans.map(({ subscriptionId }) => subscriptionId);
    const rated = await costOfPlans(tx, ids, month, currency);
    const digits = digitsOf(currency);
    return plans.map(({ partnerId: _, partnerName: _name, since, ...plan }) => ({
      ...plan,
      since: instant(since),
      cost: rounded(rated.get(plan.subscriptionId) ?? '0', digits),
    }));
  };

  const viewOf = async (partnerId: string, customer: CustomerReach) => {
    const { customerId } = customer;
    const month = shownMonth(clock.now());
    const currency = customerCurrencyOf(customer.country) ?? 'USD';
    return db.transaction(tenantScope(partnerId), async (tx) => {
      const since = await findVisibleSince(tx, partnerId, customerId);
      const plans = await listUsagePlans(tx, partnerId, customerId);
      return {
        visible: since !== null,
        ...(since ? { since: instant(since) } : {}),
        month,
        currency,
        plans: await costed(tx, plans, month, currency),
      };
    });
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
      const month = shownMonth(clock.now());
      const currency = customerCurrencyOf(caller.tenant.country) ?? 'USD';
      return db.transaction(scope, async (tx) => {
        const shown = await listShownPlans(tx, scope.tenantId);
        const items = await Promise.all(
          [...Map.groupBy(shown, ({ partnerName }) => partnerName)].map(async ([partnerName, own]) => {
            const plans = await costed(tx, own, month, currency);
            const total = plainAmount(sumOf(plans.map(({ cost }) => cost)), currency);
            return { partnerName, total, plans };
          }),
        );
        return { month, currency, items };
      });
    },
  });
}
