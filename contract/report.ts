import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Percent = Type.Integer({ minimum: 0, maximum: 100 });
const Count = Type.Integer({ minimum: 0 });
const text = Type.String();

const insight = <T extends string>(objectType: T) => ({
  processedDateTime: Type.String({ format: 'date-time', description: 'Day up to which figures are kept' }),
  serviceName: text,
  channel: Type.String({ description: 'Reseller' }),
  attributes: Type.Object({ objectType: Type.Literal(objectType) }),
});
const collectionOf = <T extends Type.TSchema>(item: T) =>
  Type.Object({
    totalCount: Count,
    items: Type.Array(item),
    links: Type.Object({
      self: Type.Object({ uri: text, method: text, headers: Type.Array(Type.Unknown()) }),
    }),
    attributes: Type.Object({ objectType: text }),
  });

export const PartnerLicensesDeployment = collectionOf(
  Type.Object({
    proratedDeploymentPercent: Percent,
    licensesSold: Count,
    ...insight('PartnerLicensesDeploymentInsights'),
  }),
);
export const PartnerLicensesUsage = collectionOf(
  Type.Object({
    proratedLicensesUsagePercent: Percent,
    workloadName: text,
    ...insight('PartnerLicensesUsageInsights'),
  }),
);
const ofCustomer = { customerId: Id, customerName: text, productName: text, serviceCode: text };
export const CustomerLicensesDeployment = collectionOf(
  Type.Object({
    ...ofCustomer,
    licensesDeployed: Count,
    licensesSold: Count,
    deploymentPercent: Percent,
    ...insight('CustomerLicensesDeploymentInsights'),
  }),
);
export const CustomerLicensesUsage = collectionOf(
  Type.Object({
    ...ofCustomer,
    workloadCode: text,
    workloadName: text,
    licensesActive: Count,
    licensesQualified: Count,
    usagePercent: Percent,
    ...insight('CustomerLicensesUsageInsights'),
  }),
);

/** Rows of a report, or groups of them with their sums; members as asked for. */
export const ReportRows = Type.Object({
  Value: Type.Array(Type.Record(text, Type.Unknown())),
  '@nextLink': Type.Union([text, Type.Null()]),
  TotalCount: Type.Integer({ description: 'Rows of this answer' }),
});

const Figures = {
  subscriptions: Count,
  licenses: Type.Integer({ minimum: 0, description: 'Licenses sold' }),
  known: Type.Integer({ minimum: 0, description: 'Of them, at customers whose people you may see' }),
  assigned: Type.Integer({ minimum: 0, description: 'Of the known ones, held by somebody' }),
  used: Type.Integer({ minimum: 0, description: 'Of the assigned ones, held by people who can sign in' }),
};

export const MonthFigures = Type.Object({ month: text, ...Figures });
export type MonthFigures = Static<typeof MonthFigures>;

export const ProductFigures = Type.Object({
  id: Type.String({ description: 'product:sku' }),
  name: text,
  suspended: Count,
  change: Type.Integer({ description: 'Change of the licenses since the month began' }),
  ...Figures,
});
export type ProductFigures = Static<typeof ProductFigures>;

/** How subscriptions and licenses stand, and how they came there. */
export const SalesReport = Type.Object({
  processedOn: Type.String({ format: 'date' }),
  active: Count,
  suspended: Count,
  renewing: Type.Optional(Type.Integer({ description: 'Terms that end within 30 days; of sellers' })),
  trialsEnding: Type.Optional(Type.Integer({ description: 'Trials that end within 30 days; of sellers' })),
  countedUpTo: Type.Integer({ description: 'The two before are not counted beyond this' }),
  months: Type.Array(MonthFigures, { description: 'Oldest first' }),
  products: Type.Array(ProductFigures, { description: 'Most licenses first' }),
});
export type SalesReport = Static<typeof SalesReport>;

export const CustomerFigures = Type.Object({
  customerId: Id,
  name: text,
  country: text,
  reseller: Type.Optional(text),
  subscriptions: Count,
  suspended: Count,
  licenses: Count,
  assigned: Type.Optional(Type.Integer({ description: 'Absent where you may not see its people' })),
  used: Type.Optional(Type.Integer()),
});
export type CustomerFigures = Static<typeof CustomerFigures>;
export const CustomerReport = Type.Object({
  totalCount: Count,
  items: Type.Array(CustomerFigures),
  continuationToken: Type.Optional(text),
});

export const resellerActivities = ['new', 'transacting', 'active', 'churned', 'idle'] as const;
export const ResellerFigures = Type.Object({
  resellerId: Id,
  name: text,
  partnerId: text,
  country: text,
  region: text,
  programStatus: Type.Enum(['pending', 'active', 'restricted', 'deauthorized']),
  agreementSigned: Type.Boolean(),
  partnership: Type.Enum(['active', 'ended', 'none']),
  activity: Type.Enum([...resellerActivities]),
  subscriptions: Count,
  licenses: Count,
  change: Type.Integer(),
  lastMonth: Type.Optional(Type.String({ description: 'Month of the last transaction' })),
});
export type ResellerFigures = Static<typeof ResellerFigures>;
export const ResellerReport = Type.Object({
  month: text,
  items: Type.Array(ResellerFigures, { description: 'Most licenses first' }),
  more: Type.Boolean({ description: 'There are more than are listed; the file holds all of them' }),
});
export type ResellerReport = Static<typeof ResellerReport>;
