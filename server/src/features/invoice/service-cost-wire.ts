import { attributes, link } from '../../platform/http/index.ts';
import { currencySymbol, sumOf } from '../../platform/money/index.ts';
import type { BilledLine } from './charge-rules.ts';
import type { InvoiceType } from './model.ts';
import { firstDayOf, lastDayOf } from './month-rules.ts';
import { chargeNames, dayStart, termText } from './wire.ts';

/** Words of the contract for a billing period, in any spelling. */
export const billingPeriods = ['MostRecent', 'Current'] as const;
export type BillingPeriod = (typeof billingPeriods)[number];

export interface CostsOf {
  readonly customerId: string;
  readonly period: BillingPeriod;
  readonly month: string;
  readonly currency: string;
  readonly lines: readonly BilledLine[];
}

/** On which invoice a line stands, or will: what returns every month, or what is charged once. */
function invoiceTypeOf({ invoiceId, chargeType, billingCycle }: BilledLine): InvoiceType {
  if (invoiceId !== null) return invoiceId.startsWith('G') ? 'OneTime' : 'Recurring';
  const returns = chargeType === 'New' || chargeType === 'CycleFee' || chargeType === 'Renew';
  return returns && billingCycle === 'monthly' ? 'Recurring' : 'OneTime';
}

/** No tax is worked out here: it depends on who bills whom. */
function totalsOf({ customerId, month, currency }: CostsOf, lines: readonly BilledLine[]) {
  const total = Number(sumOf(lines.map(({ subtotal }) => subtotal)));
  return {
    billingStartDate: dayStart(firstDayOf(month)),
    billingEndDate: dayStart(lastDayOf(month)),
    pretaxTotal: total,
    tax: 0,
    afterTaxTotal: total,
    currencyCode: currency,
    currencySymbol: currencySymbol(currency),
    customerId,
  };
}

export function costsToWire(costs: CostsOf) {
  const own = costs.lines.filter(({ currency }) => currency === costs.currency);
  const path = `/customers/${costs.customerId}/servicecosts/${costs.period}`;
  return {
    ...totalsOf(costs, own),
    details: [...Map.groupBy(own, invoiceTypeOf)].map(([invoiceType, lines]) => ({
      invoiceType,
      summary: totalsOf(costs, lines),
    })),
    links: { serviceCostLineItems: link(`${path}/lineitems`), self: link(path) },
    attributes: attributes('ServiceCostsSummary'),
  };
}

export function costLineToWire(line: BilledLine) {
  const amount = Number(line.subtotal);
  return {
    startDate: dayStart(line.chargeStartsOn),
    endDate: dayStart(line.chargeEndsOn),
    subscriptionFriendlyName: line.subscriptionName,
    subscriptionId: line.subscriptionId,
    orderId: line.orderId,
    offerId: line.catalogItemId,
    offerName: line.offerName,
    resellerMPNId: line.resellerPartnerId ?? '-1',
    chargeType: chargeNames[line.chargeType],
    quantity: line.quantity,
    unitPrice: Number(line.unitPrice),
    pretaxTotal: amount,
    tax: 0,
    afterTaxTotal: amount,
    currencyCode: line.currency,
    currencySymbol: currencySymbol(line.currency),
    customerId: line.customerId,
    customerName: line.customerName,
    invoiceNumber: line.invoiceId ?? '',
    productId: line.productId,
    skuId: line.skuId,
    availabilityId: line.catalogItemId.split(':')[2] ?? '',
    productName: line.offerName,
    skuName: line.offerName,
    publisherName: line.publisher,
    publisherId: '',
    termAndBillingCycle: termText(line),
    discountDetails: '',
    attributes: attributes('ServiceCostLineItem'),
  };
}
