import type { Static } from 'typebox';
import type { CartInput, CartLineInput } from '../../../../contract/cart.ts';
import { errorCodes } from '../../errors/error-codes.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { ClientKind } from '../../platform/http/index.ts';
import { attributes, instant, link, present } from '../../platform/http/index.ts';
import { sumOf } from '../../platform/money/index.ts';
import {
  billingCycleFromWire,
  billingCycleToWire,
  currencyFromWire,
  given,
  orderToWire,
  pricingToWire,
  promotionToWire,
} from '../order/index.ts';
import type { CartContent, CheckedOut } from './actions.ts';
import type { Cart, CartLine, Participant } from './model.ts';
import { flatten, numberLines } from './rules.ts';

type LineInput = Static<typeof CartLineInput>;

export function contentFromWire(body: Static<typeof CartInput>): CartContent {
  const ids = body.lineItems.flatMap((line) => [
    line.id ?? null,
    ...(line.addonItems ?? []).map((addon) => addon.id ?? null),
  ]);
  return {
    lines: numberLines(body.lineItems.map(lineFromWire), ids),
    attested: body.partnerOnRecordAttestationAccepted ?? null,
  };
}

function lineFromWire(line: LineInput): CartLine {
  return {
    id: 0,
    catalogItemId: line.catalogItemId.trim(),
    friendlyName: given(line.friendlyName),
    quantity: line.quantity,
    currency: currencyFromWire(line.currencyCode),
    billingCycle: billingCycleFromWire(line.billingCycle),
    termDuration: given(line.termDuration),
    customTermEndDate: line.customTermEndDate ?? null,
    participants: participantsFromWire(line.participants ?? []),
    provisioningContext: line.provisioningContext ?? {},
    renewsTo: given(line.renewsTo?.termDuration),
    promotionId: given(line.promotionId),
    attestationAccepted: line.attestationAccepted ?? null,
    addons: (line.addonItems ?? []).map(lineFromWire),
    orderGroup: '0',
    unitPrice: null,
    linePrice: null,
    error: null,
  };
}

/** A participant without a type or without an id says nothing. */
function participantsFromWire(list: NonNullable<LineInput['participants']>): Participant[] {
  return list.flatMap(({ key, value }) => {
    const id = given(value);
    return id === null || key === undefined || key === 'unknown' ? [] : [{ key, value: id }];
  });
}

export interface CartReading {
  readonly client: ClientKind;
  readonly language: Language;
}

export function cartToWire(cart: Cart, reading: CartReading) {
  return present({
    id: cart.cartId,
    creationTimestamp: instant(cart.createdAt),
    lastModifiedTimestamp: instant(cart.modifiedAt),
    expirationTimestamp: instant(cart.expiresAt),
    lastModifiedUser: cart.modifiedBy,
    status: cart.status === 'ordered' ? 'Ordered' : 'Active',
    lineItems: cart.lines.map((line) => lineToWire(line, reading)),
    partnerOnRecordAttestationAccepted: cart.attested,
    links: { self: link(`/customers/${cart.customerId}/carts/${cart.cartId}`) },
    attributes: attributes('Cart'),
  });
}

function lineToWire(line: CartLine, reading: CartReading): object {
  const addons = line.addons.map((addon) => lineToWire(addon, reading));
  return present({
    id: line.id,
    catalogItemId: line.catalogItemId,
    friendlyName: line.friendlyName,
    quantity: line.quantity,
    currencyCode: line.currency,
    billingCycle:
      line.billingCycle === null ? 'unknown' : billingCycleToWire(line.billingCycle, reading.client),
    termDuration: line.termDuration,
    customTermEndDate: line.customTermEndDate,
    participants: line.participants.filter((one) => isKnown(one, reading.client)),
    provisioningContext: line.provisioningContext,
    orderGroup: line.orderGroup,
    // Clients differ in the spelling (conventions 21): both are written.
    addonItems: addons,
    addOnItems: addons,
    renewsTo: line.renewsTo === null ? undefined : { termDuration: line.renewsTo },
    promotionId: line.promotionId,
    attestationAccepted: line.attestationAccepted,
    pricing:
      line.unitPrice !== null && line.linePrice !== null
        ? pricingToWire({ unitPrice: line.unitPrice, linePrice: line.linePrice }, line.promotion)
        : undefined,
    error: line.error && {
      errorCode: line.error.code,
      errorDescription: sentenceOf(line.error.reason, line.error.parameters, reading.language),
    },
  });
}

/** Two of the clients know one kind of participant only; another breaks their whole cart (conventions 7.4). */
function isKnown({ key }: Participant, client: ClientKind): boolean {
  return key === 'transaction_reseller' || (client !== 'java' && client !== 'open-dotnet');
}

export function checkedOutToWire(
  { orders, errors }: CheckedOut,
  country: string,
  { client, language }: CartReading,
) {
  return {
    orders: orders.map((order) => orderToWire(order, { country, client, withPrices: true })),
    orderErrors: errors.map(({ orderGroup, reason, parameters }) => ({
      orderGroupId: orderGroup,
      code: errorCodes[reason].code,
      description: sentenceOf(reason, parameters, language),
    })),
    attributes: attributes('CartCheckoutResult'),
  };
}

export function cartIdOf(text: string): string {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)
    ? text.toLowerCase()
    : refuse('cart-unknown');
}

/** As the list of open baskets shows it. */
export function openCartToWire(cart: Cart, nameOf: (catalogItemId: string) => string, language: Language) {
  const lines = flatten(cart.lines);
  const priced = lines.filter((line) => line.linePrice !== null && line.currency !== null);
  const totals = Map.groupBy(priced, (line) => line.currency as string);
  return {
    id: cart.cartId,
    createdAt: instant(cart.createdAt),
    modifiedAt: instant(cart.modifiedAt),
    expiresAt: instant(cart.expiresAt),
    lines: lines.map((line) =>
      present({
        name: line.friendlyName ?? nameOf(line.catalogItemId),
        quantity: line.quantity,
        promotion: line.promotion && promotionToWire(line.promotion, line.promotion.until, language),
      }),
    ),
    problems: lines.filter((line) => line.error !== null).length,
    totals: [...totals].map(([currency, of]) => ({
      currency,
      amount: Number(sumOf(of.map((line) => line.linePrice as string))),
    })),
  };
}
