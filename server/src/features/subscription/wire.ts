import type { Static } from 'typebox';
import type { SubscriptionUpdate } from '../../../../contract/subscription.ts';
import type { Language } from '../../errors/sentence.ts';
import type { ClientKind, CustomerReach } from '../../platform/http/index.ts';
import { attributes, instant, link, present } from '../../platform/http/index.ts';
import { namedGuid } from '../../platform/ids/index.ts';
import { splitCatalogItemId, textIn } from '../catalog/index.ts';
import type { Change, WantedSchedule } from './change-model.ts';
import { suspensionReasons } from './change-model.ts';
import type {
  BillingCycle,
  KeptSubscription,
  ScheduledChange,
  Subscription,
  SubscriptionKind,
  SubscriptionStatus,
} from './model.ts';
import { refundableQuantity } from './rules.ts';
import { nextStatus } from './status-rules.ts';
import { dayOf, lastDayOfCycle, startOf } from './term-rules.ts';
import { cancellationClock, refundOptions } from './window-rules.ts';

/** Who reads, and with which client: some facts and spellings depend on it. */
export interface Reading {
  readonly customer: CustomerReach;
  readonly client: ClientKind;
  readonly language: Language;
  readonly now: Date;
}

/** Types of products as clients know them; legacy ones have none (resources 6). */
const productTypes: Readonly<Record<SubscriptionKind, { id: string; displayName: string }>> = {
  license: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
  usage: { id: 'Azure', displayName: 'Azure' },
  reservation: { id: 'Azure', displayName: 'Azure' },
  software: { id: 'Software', displayName: 'Software' },
  perpetual: { id: 'Software', displayName: 'Software' },
  marketplace: { id: 'SaaS', displayName: 'SaaS' },
};

/** Two of the clients know four states only; any other breaks their whole page (conventions 7.4). */
function statusFor(status: SubscriptionStatus, client: ClientKind): SubscriptionStatus {
  const knowsAll = client === 'dotnet' || client === 'other';
  return knowsAll || status === 'active' || status === 'deleted' ? status : 'suspended';
}

function billingCycleFor(cycle: BillingCycle, client: ClientKind): BillingCycle {
  const long = cycle === 'triennial' || cycle === 'biennial';
  return long && (client === 'java' || client === 'open-dotnet') ? 'annual' : cycle;
}

/** Opaque to clients: which subscription in which version. */
export function etagOf({
  subscriptionId,
  version,
}: Pick<Subscription, 'subscriptionId' | 'version'>): string {
  return Buffer.from(`${subscriptionId}:${version}`).toString('base64url');
}

// Far enough ahead to mean "no end", and still a date in every client's own time zone.
const noEnd = '9999-12-14';

function dayStart(day: string): string {
  return `${day}T00:00:00Z`;
}

/** End dates are inclusive: the term runs through its last day (3.0 Dates). */
function dayEnd(day: string): string {
  return `${day}T23:59:59Z`;
}

/** The catalog's name in the reader's language, or the one it was bought under. */
export function offerNameIn(s: KeptSubscription, language: Language): string {
  return (s.offerTitle && textIn(s.offerTitle, language)) || s.offerName;
}

export function subscriptionToWire(s: KeptSubscription, { customer, client, language, now }: Reading) {
  const asReseller = customer.capacity === 'reseller';
  const cycleEnd = lastDayOfCycle({ ...s, termStartsAt: startOf(s.cyclesFrom) }, now);
  return present({
    id: s.subscriptionId,
    offerId: s.catalogItemId,
    offerName: offerNameIn(s, language),
    // A nickname is its giver's own (I51).
    friendlyName: asReseller ? offerNameIn(s, language) : s.friendlyName,
    productType: s.ruleSet === 'legacy' ? undefined : productTypes[s.kind],
    quantity: s.quantity,
    unitType: s.unitType,
    parentSubscriptionId: s.parentSubscriptionId,
    entitlementId: s.entitlementId,
    hasPurchasableAddons: s.hasPurchasableAddons ?? false,
    creationDate: instant(s.createdAt),
    effectiveStartDate: instant(s.termStartsAt),
    commitmentEndDate: dayStart(s.termEndsOn ?? noEnd),
    commitmentEndDateTime: dayEnd(s.termEndsOn ?? noEnd),
    cancellationAllowedUntilDate: s.cancelableUntil && instant(s.cancelableUntil),
    billingCycleEndDate: cycleEnd && dayStart(cycleEnd),
    billingCycleEndDateTime: cycleEnd && dayEnd(cycleEnd),
    status: statusFor(s.status, client),
    autoRenewEnabled: s.autoRenew,
    isTrial: s.isTrial,
    billingType: s.kind === 'usage' || s.kind === 'reservation' ? 'usage' : 'license',
    billingCycle: billingCycleFor(s.billingCycle, client),
    termDuration: s.termDuration,
    renewalTermDuration:
      s.scheduled && s.scheduled.termDuration !== s.termDuration ? s.scheduled.termDuration : '',
    actions: [
      ...(nextStatus(s.status, 'edit') === null ? [] : ['Edit']),
      ...(cancellationClock(s, now).open ? ['Cancel'] : []),
    ],
    ...refunds(s, now),
    isMicrosoftProduct: s.kind !== 'marketplace',
    publisherName: s.publisher,
    partnerId: visibleReseller(s, customer)?.partnerId ?? '',
    attentionNeeded: false,
    actionTaken: false,
    suspensionReasons: s.status === 'suspended' ? s.suspensionReasons : undefined,
    contractType: 'subscription',
    consumptionType: s.overageEnabled ? 'overage' : undefined,
    promotionId: s.promotion?.promotionId,
    scheduledNextTermInstructions: s.scheduled && scheduledToWire(s.scheduled, client),
    nextChargeInstructions: s.nextCharge && {
      product: { ...productTermOf(s), billingCycle: billingCycleFor(s.nextCharge.billingCycle, client) },
      quantity: s.quantity,
    },
    // Orders are between the seller and the vendor (2.2).
    orderId: asReseller ? undefined : s.orderId,
    links: linksOf(s, customer),
    attributes: attributes('Subscription', etagOf(s)),
  });
}

function productTermOf(s: {
  catalogItemId: string;
  termDuration: string | null;
  productId?: string;
  skuId?: string;
}) {
  const item = splitCatalogItemId(s.catalogItemId);
  return present({
    productId: item?.productId ?? s.productId ?? s.catalogItemId,
    skuId: item?.skuId ?? s.skuId ?? s.catalogItemId,
    availabilityId: item?.availabilityId,
    termDuration: s.termDuration,
  });
}

function scheduledToWire(scheduled: ScheduledChange, client: ClientKind) {
  return present({
    product: present({
      ...productTermOf(scheduled),
      billingCycle: billingCycleFor(scheduled.billingCycle, client),
      promotionId: scheduled.promotionId,
    }),
    quantity: scheduled.quantity,
    customTermEndDate: scheduled.customTermEndOn && dayStart(scheduled.customTermEndOn),
  });
}

/** A reseller reads its own credit, and of nobody else's (9.3). */
export function visibleReseller(
  s: Subscription,
  customer: CustomerReach,
): { partnerId: string; name: string } | null {
  if (s.resellerPartnerId === null) return null;
  if (customer.capacity === 'reseller' && s.resellerId !== customer.partnerId) return null;
  return { partnerId: s.resellerPartnerId, name: s.resellerName ?? s.resellerPartnerId };
}

function refunds(s: KeptSubscription, now: Date) {
  const live = nextStatus(s.status, 'cancel') !== null;
  const options = live ? refundOptions(s, s.cancelableUntil, now) : [];
  const quantity = refundableQuantity(s, now);
  return {
    refundOptions: options.map(({ type, expiresAt }) => ({ type, expiresAt: instant(expiresAt) })),
    refundableQuantity: quantity && {
      totalQuantity: quantity.total,
      details: quantity.batches.map((one) => ({
        quantity: one.quantity,
        allowedUntilDateTime: instant(one.until),
      })),
    },
  };
}

function linksOf(s: KeptSubscription, customer: CustomerReach) {
  const self = `/customers/${s.customerId}/subscriptions/${s.subscriptionId}`;
  const country = `?country=${customer.country}`;
  const [productId, skuId, availabilityId] = s.catalogItemId.split(':');
  const product = `/products/${productId}`;
  return {
    ...(availabilityId
      ? {
          product: link(`${product}${country}`),
          sku: link(`${product}/skus/${skuId}${country}`),
          availability: link(`${product}/skus/${skuId}/availabilities/${availabilityId}${country}`),
        }
      : { offer: link(`/offers/${s.catalogItemId}${country}`) }),
    ...(s.parentSubscriptionId
      ? { parentSubscription: link(`/customers/${s.customerId}/subscriptions/${s.parentSubscriptionId}`) }
      : {}),
    ...(s.entitlementId ? { entitlement: link(`${self}/azureEntitlements/${s.entitlementId}`) } : {}),
    activationLinks: link(`${self}/activationlinks`),
    self: link(self),
  };
}

export interface ReadEdit {
  readonly changes: readonly Change[];
  /** Null: nobody is credited any more. */
  readonly partnerId?: string | null;
}

type UpdateBody = Static<typeof SubscriptionUpdate>;

/**
 * What a client wants changed, found by comparing the resource it sends with the one it read
 * (conventions 7.2): a member that is missing or at its default is unchanged. Three are taken at face
 * value: leaving out `autoRenewEnabled`, `scheduledNextTermInstructions` or `nextChargeInstructions`
 * means off, or none.
 */
export function editOf(
  body: UpdateBody,
  s: KeptSubscription,
  reading: Pick<Reading, 'client' | 'language'>,
): ReadEdit {
  const partnerId = body.partnerId?.trim();
  return {
    changes: [
      ...renaming(body, s, reading.language),
      ...(body.quantity && body.quantity !== s.quantity
        ? [{ kind: 'quantity' as const, quantity: body.quantity }]
        : []),
      ...standing(body, s, reading.client),
      ...((body.autoRenewEnabled ?? false) === s.autoRenew
        ? []
        : [{ kind: 'auto-renew' as const, on: !s.autoRenew }]),
      ...terms(body, s, reading.client),
      ...scheduling(body, s, reading.client),
    ],
    ...(partnerId !== undefined && partnerId !== (s.resellerPartnerId ?? '')
      ? { partnerId: partnerId || null }
      : {}),
  };
}

/** The product's own name in whatever language is no nickname. */
function renaming(body: UpdateBody, s: KeptSubscription, language: Language): Change[] {
  const given = body.friendlyName?.trim();
  const name = given === offerNameIn(s, language) ? s.offerName : given;
  return name && name !== s.friendlyName ? [{ kind: 'rename', friendlyName: name }] : [];
}

function standing(body: UpdateBody, s: KeptSubscription, client: ClientKind): Change[] {
  const { status } = body;
  if (!status || status === 'none' || status === statusFor(s.status, client)) return [];
  if (status === 'active') return [{ kind: 'resume' }];
  if (status === 'deleted') return [{ kind: 'cancel' }];
  if (status !== 'suspended') return [{ kind: 'other-status', status }];
  const reason = suspensionReasons.find((one) => body.suspensionReasons?.includes(one));
  return [{ kind: 'suspend', reason: reason ?? 'CustomerRequest' }];
}

function cycleGiven(cycle: UpdateBody['billingCycle']): BillingCycle | null {
  return !cycle || cycle === 'unknown' || cycle === 'none' ? null : cycle;
}

function terms(body: UpdateBody, s: KeptSubscription, client: ClientKind): Change[] {
  const cycle = cycleGiven(body.billingCycle);
  const changed = cycle !== null && cycle !== billingCycleFor(s.billingCycle, client);
  const longer = body.termDuration && body.termDuration !== s.termDuration ? body.termDuration : null;
  const dropped = s.nextCharge !== null && !body.nextChargeInstructions;
  if (!changed && longer === null && !dropped) return [];
  return [{ kind: 'term', termDuration: longer, billingCycle: changed ? cycle : s.billingCycle }];
}

function scheduling(body: UpdateBody, s: KeptSubscription, client: ClientKind): Change[] {
  const given = body.scheduledNextTermInstructions;
  if (!given) return s.scheduled === null ? [] : [{ kind: 'schedule', wanted: null }];
  const { product = {}, quantity, customTermEndDate } = given;
  const { productId, skuId, availabilityId } = product;
  const item = availabilityId ? `${productId}:${skuId}:${availabilityId}` : (skuId ?? productId);
  const wanted: WantedSchedule = {
    catalogItemId: item || null,
    termDuration: product.termDuration || null,
    billingCycle: cycleGiven(product.billingCycle),
    quantity: quantity ?? null,
    customTermEndOn: customTermEndDate ? dayOf(new Date(customTermEndDate)) : null,
    promotionId: product.promotionId || null,
  };
  return s.scheduled && isSame(s.scheduled, wanted, client) ? [] : [{ kind: 'schedule', wanted }];
}

/** What was read and sent back unchanged is no change. */
function isSame(scheduled: ScheduledChange, wanted: WantedSchedule, client: ClientKind): boolean {
  const same = <T>(kept: T, given: T | null) => given === null || given === kept;
  return (
    (wanted.catalogItemId === null ||
      wanted.catalogItemId.toLowerCase() === scheduled.catalogItemId.toLowerCase()) &&
    same(scheduled.termDuration, wanted.termDuration) &&
    same(billingCycleFor(scheduled.billingCycle, client), wanted.billingCycle) &&
    same(scheduled.quantity, wanted.quantity) &&
    scheduled.customTermEndOn === wanted.customTermEndOn
  );
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Clients know SKUs by GUIDs here. First choice is the catalog's own for license assignment, then the id
 * of a legacy offer, which is one; otherwise a GUID that always follows from `sku <product>:<sku>`.
 */
export function skuGuid(
  { productId, skuId }: { readonly productId: string; readonly skuId: string },
  provisioningId: string | null,
): string {
  if (provisioningId !== null && guid.test(provisioningId)) return provisioningId.toLowerCase();
  return guid.test(skuId) ? skuId.toLowerCase() : namedGuid(`sku ${productId}:${skuId}`);
}

/** The same GUID of the SKU as in the licenses of people. */
export function provisioningToWire(s: KeptSubscription) {
  return {
    skuId: skuGuid(s, s.provisioningId),
    status: s.status === 'pending' ? 'pending' : 'success',
    quantity: s.quantity,
    endDate: dayStart(s.termEndsOn ?? noEnd),
    attributes: attributes('SubscriptionProvisioningStatus'),
  };
}
