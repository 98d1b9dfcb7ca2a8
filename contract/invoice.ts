import type { Static } from 'typebox';
import Type from 'typebox';
import { attributes, instant, links } from './parts.ts';

const guid = () => Type.String({ format: 'uuid' });

/** In exactly this casing: clients choose the class of a line by the two (resources 11). */
export const billingProviders = ['azure', 'office', 'one_time', 'marketplace', 'all'] as const;
export type BillingProvider = (typeof billingProviders)[number];
export const invoiceLineItemTypes = ['billing_line_items', 'usage_line_items'] as const;
export type InvoiceLineItemType = (typeof invoiceLineItemTypes)[number];

const discriminators = {
  invoiceLineItemType: Type.Unsafe<InvoiceLineItemType>({ type: 'string', enum: [...invoiceLineItemTypes] }),
  billingProvider: Type.Unsafe<BillingProvider>({ type: 'string', enum: [...billingProviders] }),
};

export const Invoice = Type.Object({
  id: Type.String(),
  invoiceDate: instant(),
  billingPeriodStartDate: instant(),
  billingPeriodEndDate: instant(),
  totalCharges: Type.Number(),
  paidAmount: Type.Number({ description: 'Negative when money came in' }),
  currencyCode: Type.String(),
  currencySymbol: Type.String(),
  pdfDownloadLink: Type.Optional(
    Type.String({ description: 'Relative; when one invoice is read, not in lists' }),
  ),
  taxReceipts: Type.Array(Type.Object({ id: Type.String(), taxReceiptPdfDownloadLink: Type.String() })),
  invoiceDetails: Type.Array(Type.Object({ ...discriminators, links, attributes })),
  amendments: Type.Array(Type.Object({ id: Type.String() })),
  documentType: Type.String(),
  invoiceType: Type.String({ description: 'Recurring or OneTime' }),
  state: Type.String(),
  links,
  attributes,
});

export const InvoiceCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(Invoice),
  links,
  attributes,
});

const balance = {
  balanceAmount: Type.Number(),
  currencyCode: Type.String(),
  currencySymbol: Type.String(),
  accountingDate: instant(),
  firstInvoiceCreationDate: Type.Optional(instant()),
  latestInvoiceDate: Type.Optional(instant()),
};

export const InvoiceSummary = Type.Object({
  ...balance,
  details: Type.Array(Type.Object({ invoiceType: Type.String(), summary: Type.Object(balance) })),
  links,
  attributes,
});

export const InvoiceSummaryCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(InvoiceSummary),
  links,
  attributes,
});

/** A recurring charge: provider `office`. */
export const LicenseBasedLineItem = Type.Object({
  ...discriminators,
  partnerId: guid(),
  customerId: guid(),
  customerName: Type.String(),
  mpnId: Type.Integer(),
  tier2MpnId: Type.Integer({ description: '-1: no reseller is credited' }),
  orderId: Type.String(),
  subscriptionId: guid(),
  subscriptionName: Type.String(),
  subscriptionDescription: Type.String(),
  billingCycleType: Type.String(),
  domainName: Type.String(),
  syndicationPartnerSubscriptionNumber: Type.String(),
  offerId: Type.String(),
  durableOfferId: Type.String(),
  offerName: Type.String(),
  subscriptionStartDate: instant(),
  subscriptionEndDate: instant(),
  chargeStartDate: instant(),
  chargeEndDate: instant(),
  chargeType: Type.String(),
  unitPrice: Type.Number(),
  quantity: Type.Integer(),
  amount: Type.Number(),
  totalOtherDiscount: Type.Number(),
  subtotal: Type.Number(),
  tax: Type.Number(),
  totalForCustomer: Type.Number(),
  currency: Type.String(),
  attributes,
});

/** A charge made once: provider `one_time`. */
export const OneTimeInvoiceLineItem = Type.Object({
  ...discriminators,
  partnerId: guid(),
  customerId: guid(),
  customerName: Type.String(),
  customerDomainName: Type.String(),
  customerCountry: Type.String(),
  invoiceNumber: Type.String({ description: 'Empty while the month is open' }),
  mpnId: Type.String(),
  resellerMpnId: Type.Integer({ description: '0: no reseller is credited' }),
  orderId: Type.String(),
  orderDate: instant(),
  productId: Type.String(),
  skuId: Type.String(),
  availabilityId: Type.String(),
  productName: Type.String(),
  skuName: Type.String(),
  productQualifiers: Type.Array(Type.String()),
  chargeType: Type.String(),
  unitPrice: Type.Number(),
  effectiveUnitPrice: Type.Number(),
  unitType: Type.String(),
  quantity: Type.Integer(),
  billableQuantity: Type.Number(),
  subtotal: Type.Number(),
  promotionId: Type.Optional(Type.String()),
  priceAdjustmentDescription: Type.Optional(Type.String()),
  taxTotal: Type.Number(),
  totalForCustomer: Type.Number(),
  currency: Type.String(),
  pricingCurrency: Type.String(),
  pcToBCExchangeRate: Type.Number(),
  publisherName: Type.String(),
  publisherId: Type.String(),
  subscriptionId: guid(),
  subscriptionDescription: Type.String(),
  subscriptionStartDate: instant(),
  subscriptionEndDate: Type.Optional(instant()),
  chargeStartDate: instant(),
  chargeEndDate: instant(),
  termAndBillingCycle: Type.String(),
  alternateId: Type.String(),
  referenceId: Type.String(),
  discountDetails: Type.String(),
  creditReasonCode: Type.String(),
  meterDescription: Type.String(),
  reservationOrderId: Type.String(),
  billingFrequency: Type.String(),
  attributes,
});

/** What one resource used by one meter on a day: usage lines of provider `marketplace`, and of `onetime` when asked so. */
export const DailyRatedUsageLineItem = Type.Object({
  ...discriminators,
  partnerId: guid(),
  partnerName: Type.String(),
  customerId: guid(),
  customerName: Type.String(),
  customerDomainName: Type.String(),
  customerCountry: Type.String(),
  invoiceNumber: Type.String({ description: 'Empty while the month is open' }),
  productId: Type.String(),
  skuId: Type.String(),
  availabilityId: Type.String(),
  skuName: Type.String(),
  productName: Type.String(),
  publisherName: Type.String(),
  publisherId: Type.String(),
  subscriptionId: guid(),
  subscriptionDescription: Type.String(),
  chargeStartDate: instant(),
  chargeEndDate: instant(),
  usageDate: instant(),
  meterType: Type.String(),
  meterCategory: Type.String(),
  meterId: guid(),
  meterSubCategory: Type.String(),
  meterName: Type.String(),
  meterRegion: Type.String(),
  unitOfMeasure: Type.String(),
  resourceLocation: Type.String(),
  consumedService: Type.String(),
  resourceGroup: Type.String(),
  resourceUri: Type.String(),
  tags: Type.String({ description: 'JSON as text' }),
  additionalInfo: Type.String({ description: 'JSON as text' }),
  serviceInfo1: Type.String(),
  serviceInfo2: Type.String(),
  mpnId: Type.String(),
  resellerMpnId: Type.String({ description: '0: no reseller is credited' }),
  chargeType: Type.String(),
  unitPrice: Type.Number(),
  effectiveUnitPrice: Type.Number(),
  quantity: Type.Number(),
  unitType: Type.String(),
  billingPreTaxTotal: Type.Number(),
  billingCurrency: Type.String(),
  pricingPreTaxTotal: Type.Number(),
  pricingCurrency: Type.String(),
  entitlementId: guid(),
  entitlementDescription: Type.String(),
  pcToBCExchangeRate: Type.Number(),
  rateOfPartnerEarnedCredit: Type.Number(),
  hasPartnerEarnedCredit: Type.Boolean(),
  creditType: Type.String(),
  attributes,
});

export const EstimateLinkCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      type: Type.String(),
      title: Type.String(),
      description: Type.String(),
      period: Type.String({ description: 'Current or Previous' }),
      link: Type.Object({ uri: Type.String(), method: Type.String(), headers: Type.Array(Type.Unknown()) }),
      attributes,
    }),
  ),
  links,
  attributes,
});

export const InvoiceLineItemCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(Type.Union([LicenseBasedLineItem, OneTimeInvoiceLineItem, DailyRatedUsageLineItem])),
  continuationToken: Type.Optional(Type.String()),
  links,
  attributes,
});

export type Invoice = Static<typeof Invoice>;
export type InvoiceSummary = Static<typeof InvoiceSummary>;
export type LicenseBasedLineItem = Static<typeof LicenseBasedLineItem>;
export type DailyRatedUsageLineItem = Static<typeof DailyRatedUsageLineItem>;
export type OneTimeInvoiceLineItem = Static<typeof OneTimeInvoiceLineItem>;
