import type { Static } from 'typebox';
import type { NewOrder, OrderPreviewRequest, OrderUpdate } from '../../../../contract/order.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { ClientKind } from '../../platform/http/index.ts';
import { attributes, instant, link, present } from '../../platform/http/index.ts';
import { currencySymbol, sumOf } from '../../platform/money/index.ts';
import { textIn } from '../catalog/index.ts';
import type { AppliedPromotion, BillingCycle } from '../subscription/index.ts';
import { nameOf } from './line-rules.ts';
import type {
  AssessedLine,
  Assessment,
  LineProvisioning,
  Order,
  OrderLine,
  OrderProblem,
  WantedLine,
} from './model.ts';
import { orderGroups } from './rules.ts';

/** `unknown` and `none` mean "not given" (conventions 7.2). */
export function billingCycleFromWire(name: string | undefined): BillingCycle | null {
  return name === undefined || name === 'unknown' || name === 'none' ? null : (name as BillingCycle);
}

/** Two of the clients know no longer cycle than a year (conventions 7.4). */
export function billingCycleToWire(cycle: BillingCycle, client: ClientKind): BillingCycle {
  const long = cycle === 'triennial' || cycle === 'biennial';
  return long && (client === 'java' || client === 'open-dotnet') ? 'annual' : cycle;
}

export function given(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

export function currencyFromWire(text: string | undefined): string | null {
  return given(text)?.toUpperCase() ?? null;
}

/** Ids are text; only GUIDs among them ignore case. */
export function orderIdOf(given: string): string {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(given) ? given.toLowerCase() : given;
}

export function linesFromWire(order: Static<typeof NewOrder>): WantedLine[] {
  return order.lineItems.map((line) => ({
    lineNumber: line.lineItemNumber,
    catalogItemId: line.offerId.trim(),
    quantity: line.quantity,
    friendlyName: given(line.friendlyName),
    termDuration: given(line.termDuration),
    billingCycle: billingCycleFromWire(order.billingCycle),
    currency: currencyFromWire(order.currencyCode),
    resellerPartnerId: given(line.partnerIdOnRecord),
    additionalPartnerIds: (line.additionalPartnerIdsOnRecord ?? []).flatMap((id) => given(id) ?? []),
    provisioningContext: {
      ...line.provisioningContext,
      ...(line.parentSubscriptionId ? { parentSubscriptionId: line.parentSubscriptionId } : {}),
    },
    attestationAccepted: line.attestationAccepted === true,
    promotionId: given(line.promotionId),
    customTermEndDate: line.customTermEndDate ?? null,
    renewsTo: given(line.renewsTo?.termDuration),
    parentLineNumber: null,
    ...(line.purchaseCommitment ? { purchaseCommitment: line.purchaseCommitment } : {}),
  }));
}

/** A request to cancel names its lines; without any, all of them are meant. */
export function canceledByWire(body: Static<typeof OrderUpdate>): number[] | null {
  const status = body.status?.trim().toLowerCase();
  if (status !== 'cancelled' && status !== 'canceled') return null;
  return (body.lineItems ?? []).map((line) => line.lineItemNumber);
}

/** Lines that name a base and are not part of the order yet; their own numbers say nothing. */
export function addonsFromWire(body: Static<typeof OrderUpdate>, order: Order): WantedLine[] {
  const keyOf = (offerId: string, base: string | undefined) => `${offerId} ${base ?? ''}`.toLowerCase();
  const present = new Set(
    order.lines.map((line) => keyOf(line.catalogItemId, line.attributes.parentSubscriptionId)),
  );
  const added = (body.lineItems ?? []).flatMap((line) => {
    const { parentSubscriptionId, offerId, quantity } = line;
    if (!parentSubscriptionId || !offerId || quantity === undefined || line.subscriptionId) return [];
    return present.has(keyOf(offerId, parentSubscriptionId)) ? [] : [{ ...line, offerId, quantity }];
  });
  return linesFromWire({
    lineItems: added.map((line, lineItemNumber) => ({ ...line, lineItemNumber })),
    billingCycle: order.billingCycle,
    currencyCode: order.currency,
  });
}

export function previewLinesFromWire(preview: Static<typeof OrderPreviewRequest>): WantedLine[] {
  return preview.lines.map((line, lineNumber) => ({
    lineNumber,
    catalogItemId: line.catalogItemId.trim(),
    quantity: line.quantity,
    friendlyName: null,
    termDuration: given(line.termDuration),
    billingCycle: billingCycleFromWire(line.billingCycle),
    currency: currencyFromWire(line.currencyCode),
    resellerPartnerId: given(preview.partnerId),
    additionalPartnerIds: preview.additionalPartnerIds ?? [],
    provisioningContext: line.provisioningContext ?? {},
    // Ticked on the review page, after the preview.
    attestationAccepted: line.attestationAccepted ?? true,
    promotionId: given(line.promotionId),
    customTermEndDate: null,
    renewsTo: null,
    parentLineNumber: null,
  }));
}

/** A thing by its id alone, for the question whether it may be chosen at all. */
export function choiceFromWire(catalogItemId: string, lineNumber: number): WantedLine {
  const [line] = previewLinesFromWire({ lines: [{ catalogItemId, quantity: 1 }] });
  return { ...(line as WantedLine), lineNumber };
}

export interface OrderReading {
  readonly country: string;
  readonly client: ClientKind;
  readonly withPrices: boolean;
}

export function orderToWire(order: Order, { country, client, withPrices }: OrderReading) {
  const self = `/customers/${order.customerId}/orders/${order.orderId}`;
  return present({
    id: order.orderId,
    alternateId: order.orderId,
    referenceCustomerId: order.customerId,
    billingCycle: billingCycleToWire(order.billingCycle, client),
    currencyCode: order.currency,
    currencySymbol: currencySymbol(order.currency),
    lineItems: order.lines.map((line) => lineToWire(line, order, { country, withPrices })),
    creationDate: instant(order.createdAt),
    status: order.status,
    transactionType: 'UserPurchase',
    totalPrice: withPrices ? Number(order.totalPrice) : undefined,
    partnerOnRecordAttestationAccepted:
      order.lines.some((line) => line.attributes.partnerOnRecordAttestation) || undefined,
    links: {
      provisioningStatus: link(`${self}/provisioningstatus`),
      patchOperation: link(self, 'PATCH'),
      self: link(self),
    },
    attributes: attributes('Order', etagOf(order)),
  });
}

/** Opaque to clients: which order in which version. */
export function etagOf(order: Pick<Order, 'orderId' | 'version'>): string {
  return Buffer.from(`${order.orderId}:${order.version}`).toString('base64url');
}

function lineToWire(
  line: OrderLine,
  order: Order,
  { country, withPrices }: { country: string; withPrices: boolean },
) {
  const { attributes: kept } = line;
  return present({
    lineItemNumber: line.lineNumber,
    offerId: line.catalogItemId,
    // There is none before it has been set up.
    subscriptionId: line.provisioning === 'fulfilled' ? line.subscriptionId : null,
    parentSubscriptionId: kept.parentSubscriptionId,
    friendlyName: line.friendlyName ?? line.offerName,
    quantity: kept.canceled ? 0 : line.quantity,
    termDuration: line.termDuration,
    transactionType: line.transactionType,
    partnerIdOnRecord: line.resellerPartnerId,
    additionalPartnerIdsOnRecord:
      line.additionalPartnerIds.length > 0 ? line.additionalPartnerIds : undefined,
    provisioningContext: kept.provisioningContext ?? {},
    renewsTo: kept.renewsTo === undefined ? undefined : { termDuration: kept.renewsTo },
    promotionId: kept.promotion?.promotionId,
    attestationAccepted: kept.attestationAccepted,
    purchaseCommitment: kept.purchaseCommitment,
    pricing: withPrices ? pricingToWire(line, kept.promotion) : undefined,
    links: lineLinks(line, order, country),
  });
}

/** Without a promotion every unit price is the same (resources 5). */
export function pricingToWire(
  { unitPrice, linePrice }: { readonly unitPrice: string; readonly linePrice: string },
  promotion: Pick<AppliedPromotion, 'listPrice'> | null | undefined,
) {
  const unit = Number(unitPrice);
  return {
    listPrice: Number(promotion?.listPrice ?? unitPrice),
    discountedPrice: unit,
    proratedPrice: unit,
    price: unit,
    extendedPrice: Number(linePrice),
  };
}

function lineLinks(line: OrderLine, order: Order, country: string) {
  const query = `?country=${country}`;
  const [productId, skuId, availabilityId] = line.catalogItemId.split(':');
  const customer = `/customers/${order.customerId}`;
  return {
    ...(line.subscriptionId && line.provisioning === 'fulfilled'
      ? { subscription: link(`${customer}/subscriptions/${line.subscriptionId}`) }
      : {}),
    ...(availabilityId
      ? {
          product: link(`/products/${productId}${query}`),
          sku: link(`/products/${productId}/skus/${skuId}${query}`),
          availability: link(`/products/${productId}/skus/${skuId}/availabilities/${availabilityId}${query}`),
        }
      : { offer: link(`/offers/${line.catalogItemId}${query}`) }),
    provisioningStatus: link(`${customer}/orders/${order.orderId}/provisioningstatus`),
  };
}

const provisioningNames: Readonly<Record<LineProvisioning, string>> = {
  pending: 'PrefulfillmentPending',
  fulfilled: 'Fulfilled',
  unfulfilled: 'Unfulfilled',
};

export function provisioningToWire(line: OrderLine) {
  const status = provisioningNames[line.provisioning];
  return {
    lineItemNumber: line.lineNumber,
    status,
    quantityProvisioningInformation: [{ quantity: line.quantity, status }],
    attributes: attributes('OrderLineItemProvisioningStatus'),
  };
}

export function problemIn(language: Language) {
  return ({ field, reason, parameters }: OrderProblem) => ({
    field,
    errorName: reason,
    message: sentenceOf(reason, parameters, language),
  });
}

export function previewToWire({ lines, problems, credit }: Assessment, language: Language) {
  const problemToWire = problemIn(language);
  const totals = Map.groupBy(
    lines.filter((line) => line.linePrice !== null),
    (line) => line.currency,
  );
  return present({
    lines: lines.map((line) =>
      present({
        ...previewLineToWire(line, language),
        problems: problems.filter((one) => one.lineNumber === line.wanted.lineNumber).map(problemToWire),
      }),
    ),
    problems: problems.filter((one) => one.lineNumber === null).map(problemToWire),
    totals: [...totals].map(([currency, priced]) => ({
      currency,
      amount: Number(sumOf(priced.map((line) => line.linePrice ?? '0'))),
    })),
    credit: { currency: credit.currency, available: Number(credit.available), needed: Number(credit.needed) },
    reseller: lines[0]?.reseller && { partnerId: lines[0].reseller.partnerId, name: lines[0].reseller.name },
    orders: orderGroups(lines).length,
    agreementMissing: problems.some((one) => one.reason === 'agreement-missing'),
  });
}

function previewLineToWire(line: AssessedLine, language: Language) {
  return {
    lineNumber: line.wanted.lineNumber,
    catalogItemId: line.sellable?.catalogItemId ?? line.wanted.catalogItemId,
    name: line.sellable ? nameOf(line.sellable, language) : line.wanted.catalogItemId,
    quantity: line.wanted.quantity,
    termDuration: line.termDuration,
    billingCycle: line.billingCycle,
    currency: line.currency,
    unitPrice: line.unitPrice === null ? undefined : Number(line.unitPrice),
    linePrice: line.linePrice === null ? undefined : Number(line.linePrice),
    promotion: line.promotion && promotionToWire(line.promotion, line.endsOn, language),
    attestationRequired: line.sellable?.attestationRequired ?? false,
  };
}

/** What it takes off until when, and what a unit costs afterwards at the prices of today. */
export function promotionToWire(promotion: AppliedPromotion, until: string | null, language: Language) {
  return present({
    id: promotion.promotionId,
    name: textIn(promotion.name, language),
    percent: Number(promotion.percent),
    listPrice: Number(promotion.listPrice),
    until,
  });
}
