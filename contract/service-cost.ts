import Type from 'typebox';
import { links } from './parts.ts';

const Instant = Type.String({ format: 'date-time' });

const totals = {
  billingStartDate: Instant,
  billingEndDate: Instant,
  pretaxTotal: Type.Number(),
  tax: Type.Number(),
  afterTaxTotal: Type.Number(),
  currencyCode: Type.String(),
  currencySymbol: Type.String(),
  customerId: Type.String(),
};

export const ServiceCostsSummary = Type.Object({
  ...totals,
  details: Type.Array(Type.Object({ invoiceType: Type.String(), summary: Type.Object(totals) })),
  links,
  attributes: Type.Object({ objectType: Type.String() }),
});

export const ServiceCostLineItem = Type.Object({
  startDate: Instant,
  endDate: Instant,
  subscriptionFriendlyName: Type.String(),
  subscriptionId: Type.String(),
  orderId: Type.String(),
  offerId: Type.String(),
  offerName: Type.String(),
  resellerMPNId: Type.String({ description: '-1: nobody is credited' }),
  chargeType: Type.String(),
  quantity: Type.Number(),
  unitPrice: Type.Number(),
  pretaxTotal: Type.Number(),
  tax: Type.Number(),
  afterTaxTotal: Type.Number(),
  currencyCode: Type.String(),
  currencySymbol: Type.String(),
  customerId: Type.String(),
  customerName: Type.String(),
  invoiceNumber: Type.String(),
  productId: Type.String(),
  skuId: Type.String(),
  availabilityId: Type.String(),
  productName: Type.String(),
  skuName: Type.String(),
  publisherName: Type.String(),
  publisherId: Type.String(),
  termAndBillingCycle: Type.String(),
  discountDetails: Type.String(),
  attributes: Type.Object({ objectType: Type.String() }),
});

export const ServiceCostLineItems = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(ServiceCostLineItem),
  links: Type.Optional(links),
  attributes: Type.Object({ objectType: Type.String() }),
});
