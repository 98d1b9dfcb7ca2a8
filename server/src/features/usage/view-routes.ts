import Type from 'typebox';
import { UsageOfMonth } from '../../../../contract/usage.ts';
import { refuse } from '../../errors/refusal.ts';
import { csvHeaders } from '../../platform/csv/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import type { UsageDeps } from './actions.ts';
import { shownDay, shownMonth } from './rules.ts';
import { usageByCurrency, usageMonths } from './view-rules.ts';
import {
  findFirstMonth,
  listCostByDay,
  listCostByMeter,
  listCostByResource,
  listReadingCosts,
} from './view-store.ts';
import { usageFile, usageToWire } from './view-wire.ts';

const tag = 'Usage (Twotier)';
const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });
const query = Type.Object({
  month: Type.Optional(Type.String({ description: '2026-11; the present one, a day behind, without it' })),
  subscriptionId: Type.Optional(
    Type.String({ format: 'uuid', description: 'One usage subscription, or those of one plan' }),
  ),
});

/** What a customer's usage costs a partner, by day, meter and resource (C69: a day behind, before tax). */
export function usageViewRoutes(routes: Routes, { db, clock }: UsageDeps): void {
  const monthIn = (given: string | undefined): string => {
    const present = shownMonth(clock.now());
    if (given === undefined) return present;
    if (/^\d{4}-(0[1-9]|1[0-2])$/.test(given) && given <= present) return given;
    return refuse('parameter-invalid', { problems: 'month' }, [{ field: 'month', message: 'month' }]);
  };

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/usage',
    operation: 'usage.read',
    tag,
    summary: 'What a customer used in a month, and what it costs',
    params: CustomerPath,
    query,
    answer: UsageOfMonth,
    handle: async ({ scope, customer: { customerId }, query: asked }) => {
      const { tenantId: partnerId } = scope;
      const month = monthIn(asked.month);
      const of = {
        partnerId,
        customerId,
        serviceId: asked.subscriptionId ?? null,
        month: `${month}-01`,
      };
      const now = clock.now();
      const [days, meters, resources, first] = await db.transaction(scope, (tx) =>
        Promise.all([
          listCostByDay(tx, of),
          listCostByMeter(tx, of),
          listCostByResource(tx, of),
          findFirstMonth(tx, partnerId, customerId),
        ]),
      );
      return {
        month,
        months: usageMonths(first, shownMonth(now)),
        asOf: shownDay(now),
        costs: usageByCurrency({ days, meters, resources }).map(usageToWire),
      };
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/usage/file',
    operation: 'usage.read',
    tag,
    summary: 'The usage of a month as a CSV file, by day, resource and meter',
    params: CustomerPath,
    query,
    file: ['text/csv'],
    handle: async ({ scope, customer, query: asked }) => {
      const month = monthIn(asked.month);
      const { customerId } = customer;
      const readings = await db.transaction(scope, (tx) =>
        listReadingCosts(tx, {
          partnerId: scope.tenantId,
          customerId,
          serviceId: asked.subscriptionId ?? null,
          month: `${month}-01`,
        }),
      );
      const label = customer.domain.split('.')[0];
      return answer(200, Buffer.from(usageFile(readings)), csvHeaders(`Usage_${label}_${month}.csv`));
    },
  });
}
