import type { CustomerCharges, CustomerTotal } from '../../../../contract/charge.ts';
import { csvDocument } from '../../platform/csv/index.ts';
import { present } from '../../platform/http/index.ts';
import { plainAmount } from '../../platform/money/index.ts';
import type { BilledLine, CurrencyCharges } from './charge-rules.ts';
import { chargesBySubscription } from './charge-rules.ts';
import type { Priced } from './charge-store.ts';

function lineToWire(line: BilledLine) {
  return present({
    orderId: line.orderId,
    chargeType: line.chargeType,
    startsOn: line.chargeStartsOn,
    endsOn: line.chargeEndsOn,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    amount: plainAmount(line.subtotal, line.currency),
    invoiceId: line.invoiceId,
  });
}

export function chargesToWire({ currency, total, subscriptions }: CurrencyCharges) {
  return {
    currency,
    total: plainAmount(total, currency),
    subscriptions: subscriptions.map(({ lines, subtotal, ...one }) =>
      present({ ...one, subtotal: plainAmount(subtotal, currency), lines: lines.map(lineToWire) }),
    ),
  } as CustomerCharges['charges'][number];
}

export function pricedToWire(one: Priced): CustomerCharges['subscriptions'][number] {
  return present(one) as CustomerCharges['subscriptions'][number];
}

export function totalsToWire(
  customer: { readonly customerId: string; readonly companyName: string; readonly domain: string },
  lines: readonly BilledLine[],
): CustomerTotal {
  return {
    customerId: customer.customerId,
    companyName: customer.companyName,
    domain: customer.domain,
    totals: chargesBySubscription(lines).map(({ currency, total }) => ({
      currency,
      total: plainAmount(total, currency),
    })),
  };
}

/** Called as in the reconciliation files of the trade, whatever language the reader has. */
const reconciliationColumns: readonly (readonly [string, (line: BilledLine, of: Billed) => string])[] = [
  ['PartnerId', (_, of) => of.partnerId],
  ['CustomerId', (line) => line.customerId],
  ['CustomerName', (line) => line.customerName],
  ['CustomerDomainName', (line) => line.customerDomain],
  ['CustomerCountry', (line) => line.customerCountry],
  ['InvoiceNumber', (line) => line.invoiceId ?? ''],
  ['MpnId', (_, of) => of.partnerNumber],
  ['ResellerMpnId', (line) => line.resellerPartnerId ?? ''],
  ['OrderId', (line) => line.orderId],
  ['OrderDate', (line) => line.orderedAt.toISOString().slice(0, 10)],
  ['SubscriptionId', (line) => line.subscriptionId],
  ['SubscriptionDescription', (line) => line.subscriptionName],
  ['ProductId', (line) => line.productId],
  ['SkuId', (line) => line.skuId],
  ['ProductName', (line) => line.offerName],
  ['PublisherName', (line) => line.publisher],
  ['TermDuration', (line) => line.termDuration ?? ''],
  ['BillingFrequency', (line) => line.billingCycle],
  ['ChargeType', (line) => line.chargeType],
  ['ChargeStartDate', (line) => line.chargeStartsOn],
  ['ChargeEndDate', (line) => line.chargeEndsOn],
  ['UnitPrice', (line) => line.unitPrice],
  ['Quantity', (line) => String(line.quantity)],
  ['Subtotal', (line) => plainAmount(line.subtotal, line.currency)],
  ['Currency', (line) => line.currency],
];

export interface Billed {
  readonly partnerId: string;
  /** Location PartnerID of who is billed. */
  readonly partnerNumber: string;
}

/** Reconciliation lines of one customer as a file (C114). */
export function reconciliationFile(lines: readonly BilledLine[], of: Billed): string {
  return csvDocument(
    reconciliationColumns.map(([name]) => name),
    lines.map((line) => reconciliationColumns.map(([, cell]) => cell(line, of))),
  );
}
