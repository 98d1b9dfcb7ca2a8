import type {
  BillingProvider,
  InvoiceLineItemType,
  LicenseBasedLineItem,
  OneTimeInvoiceLineItem,
} from '../../../../contract/invoice.ts';
import { attributes, instant, link, present } from '../../platform/http/index.ts';
import { currencySymbol, sumOf } from '../../platform/money/index.ts';
import { textIn } from '../catalog/index.ts';
import type { AppliedPromotion } from '../subscription/index.ts';
import type { Balance, ChargeType, Invoice, InvoiceLine, InvoiceType } from './model.ts';

/** Names of the contract that lines are asked for by. */
export type { BillingProvider as BilledBy, InvoiceLineItemType as LineKind };

/** Which provider of the contract bills which kind of charge. */
export const providerOf: Readonly<Record<InvoiceType, BillingProvider>> = {
  Recurring: 'office',
  OneTime: 'one_time',
};

const billing: InvoiceLineItemType = 'billing_line_items';
const rated: InvoiceLineItemType = 'usage_line_items';

export function dayStart(day: string): string {
  return `${day}T00:00:00Z`;
}

/** Ids in links may carry the kind of invoice in front: `OneTime-G000024135`. */
export function invoiceIdFromWire(given: string): string {
  return given
    .trim()
    .replace(/^(recurring|one_?time)-/i, '')
    .toUpperCase();
}

/** The statement's address stands in single reads only. */
export function invoiceToWire(invoice: Invoice, reading: 'one' | 'list') {
  const self = `/invoices/${invoice.invoiceId}`;
  return present({
    id: invoice.invoiceId,
    invoiceDate: instant(invoice.invoicedAt),
    billingPeriodStartDate: dayStart(invoice.periodStart),
    billingPeriodEndDate: dayStart(invoice.periodEnd),
    totalCharges: Number(invoice.total),
    paidAmount: 0 - Number(invoice.paidAmount),
    currencyCode: invoice.currency,
    currencySymbol: currencySymbol(invoice.currency),
    pdfDownloadLink: reading === 'one' ? `${self}/documents/statement` : undefined,
    taxReceipts: [],
    invoiceDetails: [
      {
        invoiceLineItemType: billing,
        billingProvider: providerOf[invoice.type],
        links: { self: link(`${self}/lineitems/${providerOf[invoice.type]}/${billing}`) },
        attributes: attributes('InvoiceDetail'),
      },
      ...(invoice.billsUsage
        ? [
            {
              invoiceLineItemType: rated,
              billingProvider: 'marketplace',
              links: { self: link(`${self}/lineitems/marketplace/${rated}`) },
              attributes: attributes('InvoiceDetail'),
            },
          ]
        : []),
    ],
    amendments: [],
    documentType: 'invoice',
    invoiceType: invoice.type,
    state: Number(invoice.paidAmount) >= Number(invoice.total) ? 'Paid' : 'Unpaid',
    links: { self: link(self) },
    attributes: attributes('Invoice'),
  });
}

/** One summary per currency; the kinds of charges stand in it as details. */
export function summaryToWire(currency: string, balances: readonly Balance[], now: Date, self: string) {
  return {
    ...balanceToWire(currency, balances, now),
    details: balances.map((one) => ({
      invoiceType: one.type,
      summary: balanceToWire(currency, [one], now),
    })),
    links: { self: link(self) },
    attributes: attributes('InvoiceSummary'),
  };
}

function balanceToWire(currency: string, balances: readonly Balance[], now: Date) {
  const [first] = balances.map((one) => one.firstInvoicedAt).sort((a, b) => a.getTime() - b.getTime());
  const last = balances
    .map((one) => one.lastInvoicedAt)
    .sort((a, b) => a.getTime() - b.getTime())
    .at(-1);
  return present({
    balanceAmount: Number(sumOf(balances.map((one) => one.balance))),
    currencyCode: currency,
    currencySymbol: currencySymbol(currency),
    accountingDate: instant(now),
    firstInvoiceCreationDate: first && instant(first),
    latestInvoiceDate: last && instant(last),
  });
}

/** What a line says of the invoice it stands on. */
export interface LineFacts {
  readonly partnerId: string;
  /** Location PartnerID of who is billed. */
  readonly partnerNumber: string;
  /** Empty while the month is open. */
  readonly invoiceId: string;
  readonly type: InvoiceType;
  readonly currency: string;
}

export function lineToWire(line: InvoiceLine, of: LineFacts) {
  return of.type === 'Recurring' ? recurringLine(line, of) : oneTimeLine(line, of);
}

export const chargeNames: Readonly<Record<ChargeType, string>> = {
  New: 'New',
  AddQuantity: 'AddQuantity',
  RemoveQuantity: 'RemoveQuantity',
  Cancel: 'CancelImmediate',
  Renew: 'Renew',
  ChangeTerm: 'ChangeTerm',
  Upgrade: 'Upgrade',
  Convert: 'Convert',
  CycleFee: 'CYCLE FEE',
  Usage: 'USAGE',
};

// Far enough ahead to mean "no end", and still a date in every client's own time zone.
const noEnd = '9999-12-14';

function recurringLine(line: InvoiceLine, of: LineFacts): LicenseBasedLineItem {
  const amount = Number(line.subtotal);
  return {
    ...commonOf(line, of),
    mpnId: Number(of.partnerNumber),
    tier2MpnId: line.resellerPartnerId === null ? -1 : Number(line.resellerPartnerId),
    subscriptionName: line.subscriptionName,
    billingCycleType: line.billingCycle,
    domainName: line.customerDomain,
    syndicationPartnerSubscriptionNumber: '',
    offerId: line.catalogItemId,
    durableOfferId: `${line.productId}:${line.skuId}`,
    offerName: line.offerName,
    subscriptionEndDate: dayStart(line.subscriptionEndsOn ?? noEnd),
    amount,
    totalOtherDiscount: 0,
    tax: 0,
    attributes: attributes('LicenseBasedLineItem'),
  };
}

function oneTimeLine(line: InvoiceLine, of: LineFacts): OneTimeInvoiceLineItem {
  return {
    ...commonOf(line, of),
    customerDomainName: line.customerDomain,
    customerCountry: line.customerCountry,
    invoiceNumber: of.invoiceId,
    mpnId: of.partnerNumber,
    resellerMpnId: Number(line.resellerPartnerId ?? 0),
    orderDate: instant(line.orderedAt),
    productId: line.productId,
    skuId: line.skuId,
    availabilityId: line.catalogItemId.split(':')[2] ?? '',
    productName: line.offerName,
    skuName: line.offerName,
    productQualifiers: [],
    // Of a part of a cycle, the price of that part.
    effectiveUnitPrice: Math.round((Number(line.subtotal) / line.quantity) * 10_000) / 10_000,
    unitType: '',
    billableQuantity: line.quantity,
    ...(line.promotion
      ? {
          promotionId: line.promotion.promotionId,
          priceAdjustmentDescription: adjustmentText(line.promotion),
        }
      : {}),
    taxTotal: 0,
    pricingCurrency: of.currency,
    pcToBCExchangeRate: 1,
    publisherName: line.publisher,
    publisherId: '',
    ...(line.subscriptionEndsOn === null ? {} : { subscriptionEndDate: dayStart(line.subscriptionEndsOn) }),
    termAndBillingCycle: termText(line),
    alternateId: line.orderId,
    referenceId: line.orderId,
    discountDetails: line.promotion ? adjustmentText(line.promotion) : '',
    creditReasonCode: '',
    meterDescription: '',
    reservationOrderId: '',
    billingFrequency: line.billingCycle,
    attributes: attributes('OneTimeInvoiceLineItem'),
  };
}

function commonOf(line: InvoiceLine, of: LineFacts) {
  return {
    invoiceLineItemType: billing,
    billingProvider: providerOf[of.type],
    partnerId: of.partnerId,
    customerId: line.customerId,
    customerName: line.customerName,
    orderId: line.orderId,
    subscriptionId: line.subscriptionId,
    subscriptionDescription: line.subscriptionName,
    subscriptionStartDate: instant(line.subscriptionStartsAt),
    chargeStartDate: dayStart(line.chargeStartsOn),
    chargeEndDate: dayStart(line.chargeEndsOn),
    chargeType: chargeNames[line.chargeType],
    unitPrice: Number(line.unitPrice),
    quantity: line.quantity,
    subtotal: Number(line.subtotal),
    totalForCustomer: Number(line.subtotal),
    currency: of.currency,
  };
}

/** `10% Premium welcome`: in the language that every catalog has. */
function adjustmentText({ percent, name }: AppliedPromotion): string {
  return `${Number(percent)}% ${textIn(name, 'en')}`;
}

/** `1 Year Subscription, monthly`; what was bought for good says so. */
export function termText({ termDuration, billingCycle }: InvoiceLine): string {
  const [, count, unit] = /^P(\d+)([YM])$/.exec(termDuration ?? '') ?? [];
  if (!count) return 'One-Time';
  const term = `${count} ${unit === 'Y' ? 'Year' : 'Month'}${count === '1' ? '' : 's'} Subscription`;
  return billingCycle === 'one_time' ? term : `${term}, ${billingCycle}`;
}
