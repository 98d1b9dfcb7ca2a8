import { attributes, instant, link } from '../../platform/http/index.ts';
import { digitsOf } from '../../platform/money/index.ts';
import type { CustomerUsage, PlanUsage, UsageRecord, Utilization } from './record-model.ts';
import { rounded } from './rules.ts';
import type { DayCost, MeterCost, ResourceCost } from './view-model.ts';
import { resourceParts } from './view-wire.ts';

/** Cultures that write amounts in a currency; clients look them up, so that each has to exist (conventions 7.1). */
const cultureOf: Readonly<Record<string, string>> = {
  EUR: 'de-DE',
  GBP: 'en-GB',
  JPY: 'ja-JP',
  CHF: 'de-CH',
  CAD: 'en-CA',
  AUD: 'en-AU',
  NZD: 'en-NZ',
  SEK: 'sv-SE',
  NOK: 'nb-NO',
  DKK: 'da-DK',
  PLN: 'pl-PL',
  CZK: 'cs-CZ',
  HUF: 'hu-HU',
  BRL: 'pt-BR',
  MXN: 'es-MX',
  INR: 'en-IN',
  RUB: 'ru-RU',
  KRW: 'ko-KR',
  TWD: 'zh-TW',
  CNY: 'zh-CN',
};

function cost(exact: string, currency: string): number {
  return Number(rounded(exact, digitsOf(currency)));
}

/** Members of every record. A month without usage was last looked at when its day began. */
function commonOf({ id, name, currency, amount, usd, ratedAt }: UsageRecord, month: string) {
  return {
    resourceId: id,
    id,
    resourceName: name,
    name,
    totalCost: cost(amount, currency),
    currencyLocale: cultureOf[currency] ?? 'en-US',
    currencyCode: currency,
    ...(usd === null ? {} : { usdTotalCost: cost(usd, 'USD') }),
    lastModifiedDate: ratedAt ? instant(ratedAt) : `${month}T00:00:00Z`,
  };
}

/** First and last day of the month. */
function periodOf(month: string) {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return {
    billingStartDate: `${month}T00:00:00Z`,
    billingEndDate: instant(new Date(Date.UTC(year, number, 0))),
  };
}

const budgetOf = (budget: string | null) => ({
  amount: budget === null ? null : Number(budget),
  attributes: attributes('SpendingBudget'),
});
const self = (path: string) => ({ links: { self: link(path) } });

export function customerRecord(of: CustomerUsage, month: string) {
  const used = Number(of.amount) * 100;
  return {
    ...commonOf(of, month),
    budget: budgetOf(of.budget),
    percentUsed: of.budget === null ? 0 : Math.floor((used / Number(of.budget)) * 100) / 100,
    isUpgraded: of.isUpgraded,
    ...self(`/customers/${of.id}/usagesummary`),
    attributes: attributes('CustomerMonthlyUsageRecord'),
  };
}

export function customerSummary(of: UsageRecord & { readonly budget: string | null }, month: string) {
  return {
    ...commonOf(of, month),
    ...periodOf(month),
    budget: budgetOf(of.budget),
    ...self(`/customers/${of.id}/usagesummary`),
    attributes: attributes('CustomerUsageSummary'),
  };
}

export function partnerSummary(
  of: UsageRecord,
  facts: {
    readonly month: string;
    readonly emails: readonly string[];
    readonly counts: { readonly over: number; readonly trending: number; readonly customers: number };
  },
) {
  return {
    ...commonOf(of, facts.month),
    ...periodOf(facts.month),
    emailsToNotify: [...facts.emails],
    customersOverBudget: facts.counts.over,
    customersTrendingOver: facts.counts.trending,
    customersWithUsageBasedSubscription: facts.counts.customers,
    ...self('/usagesummary'),
    attributes: attributes('PartnerUsageSummary'),
  };
}

export function planRecord(of: PlanUsage, customerId: string, month: string) {
  return {
    ...commonOf(of, month),
    status: of.status,
    ...(of.resellerPartnerId === null ? {} : { partnerOnRecord: of.resellerPartnerId }),
    offerId: of.offerId,
    ...self(`/customers/${customerId}/subscriptions/${of.id}/usagesummary`),
    attributes: attributes('SubscriptionMonthlyUsageRecord'),
  };
}

export function planSummary(of: PlanUsage, customerId: string, month: string) {
  return {
    ...commonOf(of, month),
    ...periodOf(month),
    ...self(`/customers/${customerId}/subscriptions/${of.id}/usagesummary`),
    attributes: attributes('SubscriptionUsageSummary'),
  };
}

/** In US dollars by the rate of the month, with more digits than are shown. */
function inUsd(exact: string, rate: string | null): string | null {
  return rate === null ? null : (Number(exact) * Number(rate)).toFixed(6);
}

interface OfPlan {
  readonly planId: string;
  readonly planName: string;
  readonly month: string;
  readonly usdRate: string | null;
}

export function meterRecord(of: MeterCost, plan: OfPlan) {
  const { meterId, name, currency, amount, ratedAt } = of;
  const usd = inUsd(amount, plan.usdRate);
  return {
    ...commonOf({ id: meterId, name, currency, amount, usd, ratedAt }, plan.month),
    subscriptionId: plan.planId,
    meterId,
    meterName: name,
    ...amountsOf(of),
    attributes: attributes('MeterUsageRecord'),
  };
}

export function monthlyResourceRecord(of: MeterCost, plan: OfPlan) {
  const { meterId, name, currency, amount, ratedAt } = of;
  const usd = inUsd(amount, plan.usdRate);
  return {
    ...commonOf({ id: meterId, name, currency, amount, usd, ratedAt }, plan.month),
    ...amountsOf(of),
    attributes: attributes('AzureResourceMonthlyUsageRecord'),
  };
}

function amountsOf({ category, subcategory, quantity, unit }: MeterCost) {
  return { category, subcategory, quantityUsed: Number(quantity), unit };
}

export function resourceUri(serviceId: string, resource: string, category: string): string {
  const { group, name } = resourceParts(resource);
  const kind = category.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return `/subscriptions/${serviceId}/resourceGroups/${group}/providers/contour.${kind}/${name}`;
}

export function resourceRecord(of: ResourceCost, plan: OfPlan) {
  const { serviceId, billingId, subscriptionName, resource, category, currency, amount, ratedAt } = of;
  const { group, name } = resourceParts(resource);
  const uri = resourceUri(serviceId, resource, category);
  const usd = inUsd(amount, plan.usdRate);
  return {
    ...commonOf({ id: uri, name, currency, amount, usd, ratedAt }, plan.month),
    subscriptionId: plan.planId,
    resourceUri: uri,
    resourceType: category,
    entitlementId: billingId,
    entitlementName: subscriptionName,
    resourceGroupName: group,
    attributes: attributes('ResourceUsageRecord'),
  };
}

export function dailyRecord({ day, currency, amount }: DayCost, plan: OfPlan) {
  const usd = inUsd(amount, plan.usdRate);
  return {
    ...commonOf({ id: plan.planId, name: plan.planName, currency, amount, usd, ratedAt: null }, day),
    dateUsed: `${day}T00:00:00Z`,
    attributes: attributes('SubscriptionDailyUsageRecord'),
  };
}

export function utilizationRecord(of: Utilization) {
  const { meterId, name, category, subcategory, region, resource, tags } = of;
  return {
    usageStartTime: instant(of.startsAt),
    usageEndTime: instant(of.endsAt),
    resource: { id: meterId, name, category, subcategory, region },
    quantity: Number(of.quantity),
    unit: of.unit,
    infoFields: {},
    ...(resource === ''
      ? {}
      : {
          instanceData: {
            resourceUri: resourceUri(of.serviceId, resource, category),
            location: region,
            partNumber: '',
            orderNumber: '',
            tags: { ...tags },
            additionalInfo: {},
          },
        }),
    attributes: attributes('AzureUtilizationRecord'),
  };
}
