import Type from 'typebox';
import { ServiceCostLineItems, ServiceCostsSummary } from '../../../../contract/service-cost.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import type { CustomerReach, Routes } from '../../platform/http/index.ts';
import { collection } from '../../platform/http/index.ts';
import { customerCurrencyOf } from '../market/index.ts';
import type { InvoiceRoutesDeps } from './asked-invoice.ts';
import { chargesOfCustomers } from './charge-actions.ts';
import { monthAway, monthOf } from './month-rules.ts';
import { refuseParameter } from './paging-wire.ts';
import type { CostsOf } from './service-cost-wire.ts';
import { billingPeriods, costLineToWire, costsToWire } from './service-cost-wire.ts';

const tag = 'Service costs';
const PeriodPath = Type.Object({
  customerId: Type.String(),
  billingPeriod: Type.String({ description: 'MostRecent: the last month that is over; Current: this one' }),
});

/** What one customer costs its partner, in the form of the contract (C114); resellers see none of it (D12). */
export function serviceCostRoutes(routes: Routes, { db, clock }: InvoiceRoutesDeps): void {
  const costsOf = async (
    scope: TenantScope,
    { customerId, country }: CustomerReach,
    given: string,
  ): Promise<CostsOf> => {
    const now = clock.now();
    const plain = given.toLowerCase().replace(/[\s_-]/g, '');
    const period =
      billingPeriods.find((one) => one.toLowerCase() === plain) ?? refuseParameter('billingPeriod');
    const month = monthAway(monthOf(now), period === 'Current' ? 0 : -1);
    const of = { partnerId: scope.tenantId, customerIds: [customerId], month, now };
    const { lines } = await db.transaction(scope, (tx) => chargesOfCustomers(tx, of));
    const currency = customerCurrencyOf(country) ?? 'USD';
    const isBilledInIt = lines.length === 0 || lines.some((line) => line.currency === currency);
    return {
      customerId,
      period,
      month,
      currency: isBilledInIt ? currency : (lines[0]?.currency ?? currency),
      lines,
    };
  };

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/servicecosts/:billingPeriod',
    operation: 'customer.charge.read',
    tag,
    summary: 'What a customer costs in a billing period',
    params: PeriodPath,
    answer: ServiceCostsSummary,
    handle: async ({ scope, customer, params }) =>
      costsToWire(await costsOf(scope, customer, params.billingPeriod)),
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/servicecosts/:billingPeriod/lineitems',
    operation: 'customer.charge.read',
    tag,
    summary: 'The lines that make up what a customer costs in a billing period',
    params: PeriodPath,
    answer: ServiceCostLineItems,
    handle: async ({ scope, customer, params }) => {
      const { customerId, period, lines } = await costsOf(scope, customer, params.billingPeriod);
      return collection(
        lines.map(costLineToWire),
        `/customers/${customerId}/servicecosts/${period}/lineitems`,
      );
    },
  });
}
