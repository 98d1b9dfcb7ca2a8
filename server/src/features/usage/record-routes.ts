import Type from 'typebox';
import {
  AzureResourceMonthlyUsageRecords,
  CustomerMonthlyUsageRecords,
  CustomerUsageSummary,
  MeterUsageRecords,
  PartnerUsageSummary,
  ResourceUsageRecords,
  SubscriptionDailyUsageRecords,
  SubscriptionMonthlyUsageRecords,
  SubscriptionUsageSummary,
} from '../../../../contract/usage-record.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { CustomerReach, Routes } from '../../platform/http/index.ts';
import { collection, readToken, seekCollection, tokenGiven, writeToken } from '../../platform/http/index.ts';
import { customerCurrencyOf, partnerCurrencyOf } from '../market/index.ts';
import type { UsageDeps } from './actions.ts';
import type { CustomerUsage } from './record-model.ts';
import {
  countBudgets,
  findCustomerUsage,
  findPartnerUsage,
  findPlan,
  findPlanUsage,
  findUsdRate,
  listCustomerUsage,
  listNotified,
  listPlanUsage,
} from './record-store.ts';
import {
  customerRecord,
  customerSummary,
  dailyRecord,
  meterRecord,
  monthlyResourceRecord,
  partnerSummary,
  planRecord,
  planSummary,
  resourceRecord,
} from './record-wire.ts';
import { monthlyPace, shownMonth } from './rules.ts';
import { listCostByDay, listCostByMeter, listCostByResource } from './view-store.ts';

const tag = 'Usage';
const sizeMax = 500;
const CustomerPath = Type.Object({ customerId: Type.String() });
const PlanPath = Type.Object({ customerId: Type.String(), subscriptionId: Type.String() });
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Usage of the month in the form of the contract: a day behind, before tax (section 8). */
export function usageRecordRoutes(routes: Routes, { db, clock }: UsageDeps): void {
  const month = () => `${shownMonth(clock.now())}-01`;

  routes.add({
    method: 'GET',
    path: '/v1/usagesummary',
    operation: 'usage.list',
    tag,
    summary: 'What all customers used this month',
    answer: PartnerUsageSummary,
    handle: async ({ caller, scope }) => {
      const of = { partnerId: scope.tenantId, month: month() };
      const currency = partnerCurrencyOf(caller.tenant.country) ?? 'USD';
      return db.transaction(scope, async (tx) => {
        const [found, counts, emails] = await Promise.all([
          findPartnerUsage(tx, { ...of, currency }),
          countBudgets(tx, { ...of, pace: monthlyPace(clock.now()) }),
          listNotified(tx, of.partnerId),
        ]);
        return partnerSummary(found ?? refuse('not-found'), { month: of.month, emails, counts });
      });
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/customers/usagerecords',
    operation: 'usage.list',
    tag,
    summary: 'What each customer with a usage plan used this month, by name',
    query: Type.Object({
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: CustomerMonthlyUsageRecords,
    handle: async ({ scope, query, context }) => {
      const limit = Math.min(query.size || sizeMax, sizeMax);
      const token = tokenGiven(query, context);
      const after = token ? (readToken(token, 2) as [string, string]) : null;
      if (after && !guid.test(after[1])) refuse('parameter-invalid', { problems: 'MS-ContinuationToken' });
      const of = { partnerId: scope.tenantId, month: month(), after, limit: limit + 1 };
      const found = await listCustomerUsage(readerOf(db, scope), of);
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return seekCollection(
        page.map((one) => customerRecord(one, of.month)),
        {
          path: '/customers/usagerecords',
          query: query.size ? `size=${query.size}` : '',
          next: found.length > limit && last ? writeToken([last.nameKey, last.id]) : null,
        },
      );
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/usagesummary',
    operation: 'usage.read',
    tag,
    summary: 'What a customer used this month',
    params: CustomerPath,
    answer: CustomerUsageSummary,
    handle: async ({ scope, customer }) => {
      const of = { partnerId: scope.tenantId, customerId: customer.customerId, month: month() };
      const found = await findCustomerUsage(readerOf(db, scope), of);
      return customerSummary(found ?? withoutUsage(customer), of.month);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/subscriptions/usagerecords',
    operation: 'usage.read',
    tag,
    summary: 'What was used this month under each usage plan of a customer',
    params: CustomerPath,
    answer: SubscriptionMonthlyUsageRecords,
    handle: async ({ scope, customer: { customerId } }) => {
      const of = { partnerId: scope.tenantId, customerId, month: month() };
      const found = await listPlanUsage(readerOf(db, scope), of);
      return collection(
        found.map((one) => planRecord(one, customerId, of.month)),
        `/customers/${customerId}/subscriptions/usagerecords`,
      );
    },
  });

  /** The plan that the path names, with what the records of it share. */
  const inPlan = async (
    tx: Tx,
    asked: { readonly partnerId: string; readonly customerId: string; readonly subscriptionId: string },
  ) => {
    const { partnerId, customerId, subscriptionId: id } = asked;
    const plan = guid.test(id) ? await findPlan(tx, { partnerId, customerId, id }) : undefined;
    const { planId, name: planName } = plan ?? refuse('subscription-unknown');
    return { planId, planName, month: month() };
  };

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/subscriptions/:subscriptionId/usagesummary',
    operation: 'usage.read',
    tag,
    summary: 'What was used this month under one usage plan',
    params: PlanPath,
    answer: SubscriptionUsageSummary,
    handle: ({ scope, customer: { customerId }, params }) =>
      db.transaction(scope, async (tx) => {
        const of = { partnerId: scope.tenantId, customerId };
        const { planId, month } = await inPlan(tx, { ...of, ...params });
        const found = await findPlanUsage(tx, { ...of, month, planId });
        return planSummary(found ?? refuse('subscription-unknown'), customerId, month);
      }),
  });

  const ofPlan = <Cost extends { readonly currency: string }, Wire>(
    list: (tx: Tx, of: Parameters<typeof listCostByDay>[1]) => Promise<Cost[]>,
    toWire: (cost: Cost, plan: Parameters<typeof dailyRecord>[1]) => Wire,
    name: string,
  ) => {
    return ({
      scope,
      customer: { customerId },
      params,
    }: {
      readonly scope: Parameters<typeof db.transaction>[0] & { readonly tenantId: string };
      readonly customer: CustomerReach;
      readonly params: { readonly subscriptionId: string };
    }) =>
      db.transaction(scope, async (tx) => {
        const of = { partnerId: scope.tenantId, customerId };
        const plan = await inPlan(tx, { ...of, subscriptionId: params.subscriptionId });
        const found = await list(tx, { ...of, serviceId: plan.planId, month: plan.month });
        const [first] = found;
        const usdRate = first ? await findUsdRate(tx, first.currency, plan.month) : null;
        return collection(
          found.map((one) => toWire(one, { ...plan, usdRate })),
          `/customers/${customerId}/subscriptions/${plan.planId}/${name}`,
        );
      });
  };
  const root = '/v1/customers/:customerId/subscriptions/:subscriptionId';

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/resourceusagerecords`,
    operation: 'usage.read',
    tag,
    summary: 'What was used this month under a usage plan, by resource',
    params: PlanPath,
    answer: ResourceUsageRecords,
    handle: ofPlan(listCostByResource, resourceRecord, 'resourceusagerecords'),
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/meterusagerecords`,
    operation: 'usage.read',
    tag,
    summary: 'What was used this month under a usage plan, by meter',
    params: PlanPath,
    answer: MeterUsageRecords,
    handle: ofPlan(listCostByMeter, meterRecord, 'meterusagerecords'),
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/usagerecords/resources`,
    operation: 'usage.read',
    tag,
    summary: 'What was used this month under a usage plan, by meter, in the older form',
    params: PlanPath,
    answer: AzureResourceMonthlyUsageRecords,
    handle: ofPlan(listCostByMeter, monthlyResourceRecord, 'usagerecords/resources'),
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/usagerecords/daily`,
    operation: 'usage.read',
    tag,
    summary: 'What was used this month under a usage plan, by day',
    params: PlanPath,
    answer: SubscriptionDailyUsageRecords,
    handle: ofPlan(listCostByDay, dailyRecord, 'usagerecords/daily'),
  });
}

/** Of a customer without a usage plan. */
function withoutUsage({ customerId, companyName, country }: CustomerReach): CustomerUsage {
  return {
    id: customerId,
    name: companyName,
    nameKey: '',
    currency: customerCurrencyOf(country) ?? 'USD',
    amount: '0',
    usd: '0',
    ratedAt: null,
    budget: null,
    isUpgraded: false,
  };
}
