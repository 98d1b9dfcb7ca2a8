import Type from 'typebox';
import { links } from './parts.ts';

const Instant = Type.String({ format: 'date-time' });

/** Members of every record and summary of usage. */
const common = {
  resourceId: Type.String(),
  id: Type.String({ description: 'The same as resourceId' }),
  resourceName: Type.String(),
  name: Type.String({ description: 'The same as resourceName' }),
  totalCost: Type.Number({ description: 'Before tax' }),
  currencyLocale: Type.String({ description: 'A culture that writes amounts in the currency' }),
  currencyCode: Type.String(),
  usdTotalCost: Type.Optional(Type.Number()),
  lastModifiedDate: Instant,
  attributes: Type.Object({ objectType: Type.String() }),
};
const budget = Type.Object({
  amount: Type.Union([Type.Number(), Type.Null()]),
  attributes: Type.Object({ objectType: Type.String() }),
});
const period = { billingStartDate: Instant, billingEndDate: Instant };
const meter = {
  category: Type.String(),
  subcategory: Type.String(),
  quantityUsed: Type.Number(),
  unit: Type.String(),
};

export const CustomerMonthlyUsageRecord = Type.Object({
  ...common,
  budget,
  percentUsed: Type.Number({ description: 'Of the budget; 0 without one' }),
  isUpgraded: Type.Boolean(),
  links,
});
export const CustomerUsageSummary = Type.Object({ ...common, ...period, budget, links });
export const PartnerUsageSummary = Type.Object({
  ...common,
  ...period,
  emailsToNotify: Type.Array(Type.String()),
  customersOverBudget: Type.Integer(),
  customersTrendingOver: Type.Integer(),
  customersWithUsageBasedSubscription: Type.Integer(),
  links,
});
export const SubscriptionMonthlyUsageRecord = Type.Object({
  ...common,
  status: Type.String(),
  partnerOnRecord: Type.Optional(Type.String()),
  offerId: Type.String(),
  links,
});
export const SubscriptionUsageSummary = Type.Object({ ...common, ...period, links });
export const ResourceUsageRecord = Type.Object({
  ...common,
  subscriptionId: Type.String(),
  resourceUri: Type.String(),
  resourceType: Type.String(),
  entitlementId: Type.String(),
  entitlementName: Type.String(),
  resourceGroupName: Type.String(),
});
export const MeterUsageRecord = Type.Object({
  ...common,
  subscriptionId: Type.String(),
  meterId: Type.String(),
  meterName: Type.String(),
  ...meter,
});
export const AzureResourceMonthlyUsageRecord = Type.Object({ ...common, ...meter });
export const SubscriptionDailyUsageRecord = Type.Object({ ...common, dateUsed: Instant });

export const AzureUtilizationRecord = Type.Object({
  usageStartTime: Instant,
  usageEndTime: Instant,
  resource: Type.Object({
    id: Type.String(),
    name: Type.String(),
    category: Type.String(),
    subcategory: Type.String(),
    region: Type.String(),
  }),
  quantity: Type.Number(),
  unit: Type.String(),
  infoFields: Type.Record(Type.String(), Type.String()),
  instanceData: Type.Optional(
    Type.Object({
      resourceUri: Type.String(),
      location: Type.String(),
      partNumber: Type.String(),
      orderNumber: Type.String(),
      tags: Type.Record(Type.String(), Type.String()),
      additionalInfo: Type.Record(Type.String(), Type.String()),
    }),
  ),
  attributes: Type.Object({ objectType: Type.String() }),
});

const collectionOf = <T extends Type.TSchema>(item: T) =>
  Type.Object({
    totalCount: Type.Integer(),
    items: Type.Array(item),
    links: Type.Optional(links),
    continuationToken: Type.Optional(Type.String()),
    attributes: Type.Object({ objectType: Type.String() }),
  });

export const CustomerMonthlyUsageRecords = collectionOf(CustomerMonthlyUsageRecord);
export const SubscriptionMonthlyUsageRecords = collectionOf(SubscriptionMonthlyUsageRecord);
export const ResourceUsageRecords = collectionOf(ResourceUsageRecord);
export const MeterUsageRecords = collectionOf(MeterUsageRecord);
export const AzureResourceMonthlyUsageRecords = collectionOf(AzureResourceMonthlyUsageRecord);
export const SubscriptionDailyUsageRecords = collectionOf(SubscriptionDailyUsageRecord);
export const AzureUtilizationRecords = collectionOf(AzureUtilizationRecord);
