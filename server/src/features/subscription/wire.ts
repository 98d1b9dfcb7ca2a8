import type { Static } from 'typebox';
import type { SubscriptionUpdate } from '../../../../contract/subscription.ts';
import type { ClientKind, CustomerReach } from '../../platform/http/index.ts';
import { attributes, instant, link, present } from '../../platform/http/index.ts';
import type { BillingCycle, Subscription, SubscriptionKind, SubscriptionStatus } from './model.ts';
import { refundableQuantity } from './rules.ts';
import { nextStatus } from './status-rules.ts';
import { lastDayOfCycle } from './term-rules.ts';
import { refundOptions } from './window-rules.ts';

/** Who reads, and with which client: some facts and spellings depend on it. */
export interface Reading {
  readonly customer: CustomerReach;
  readonly client: ClientKind;
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

export function subscriptionToWire(s: Subscription, { customer, client, now }: Reading) {
  const asReseller = customer.capacity === 'reseller';
  const cycleEnd = lastDayOfCycle(s, now);
  return present({
    id: s.subscriptionId,
    offerId: s.catalogItemId,
    offerName: s.offerName,
    // A nickname is its giver's own (I51).
    friendlyName: asReseller ? s.offerName : s.friendlyName,
    productType: s.ruleSet === 'legacy' ? undefined : productTypes[s.kind],
    quantity: s.quantity,
    unitType: s.unitType,
    parentSubscriptionId: s.parentSubscriptionId,
    hasPurchasableAddons: false,
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
    renewalTermDuration: '',
    actions: nextStatus(s.status, 'edit') === null ? [] : ['Edit'],
    ...refunds(s, now),
    isMicrosoftProduct: s.kind !== 'marketplace',
    publisherName: s.publisher,
    partnerId: visibleReseller(s, customer)?.partnerId ?? '',
    attentionNeeded: false,
    actionTaken: false,
    suspensionReasons: s.status === 'suspended' ? s.suspensionReasons : undefined,
    contractType: 'subscription',
    // Orders are between the seller and the vendor (2.2).
    orderId: asReseller ? undefined : s.orderId,
    links: linksOf(s, customer),
    attributes: attributes('Subscription', etagOf(s)),
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

function refunds(s: Subscription, now: Date) {
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

function linksOf(s: Subscription, customer: CustomerReach) {
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
    self: link(self),
  };
}

export interface ReadEdit {
  readonly friendlyName?: string;
  /** Null: nobody is credited any more. */
  readonly partnerId?: string | null;
  /** Members that differ from what was read and that this update does not change. */
  readonly others: readonly string[];
  readonly autoRenewMissing: boolean;
}

/**
 * What a client wants changed, found by comparing the resource it sends with the one it read
 * (conventions 7.2): a member that is missing or at its default is unchanged. `autoRenewEnabled`
 * is taken at face value, so that leaving it out asks for renewal to be switched off.
 */
export function editOf(
  body: Static<typeof SubscriptionUpdate>,
  s: Subscription,
  client: ClientKind,
): ReadEdit {
  const others: string[] = [];
  if (body.quantity && body.quantity !== s.quantity) others.push('quantity');
  if (body.status && body.status !== 'none' && body.status !== statusFor(s.status, client))
    others.push('status');
  if (body.autoRenewEnabled !== undefined && body.autoRenewEnabled !== s.autoRenew)
    others.push('autoRenewEnabled');
  const cycle = body.billingCycle;
  if (cycle && cycle !== 'unknown' && cycle !== 'none' && cycle !== billingCycleFor(s.billingCycle, client))
    others.push('billingCycle');
  if (body.termDuration && body.termDuration !== s.termDuration) others.push('termDuration');
  if (body.scheduledNextTermInstructions) others.push('scheduledNextTermInstructions');
  const name = body.friendlyName?.trim();
  const partnerId = body.partnerId?.trim();
  return {
    ...(name && name !== s.friendlyName ? { friendlyName: name } : {}),
    ...(partnerId !== undefined && partnerId !== (s.resellerPartnerId ?? '')
      ? { partnerId: partnerId || null }
      : {}),
    others,
    autoRenewMissing: body.autoRenewEnabled === undefined && s.autoRenew,
  };
}

/** The GUID that clients want for a SKU whose own id is none. */
export function provisioningToWire(s: Subscription, skuGuid: string) {
  return {
    skuId: skuGuid,
    status: s.status === 'pending' ? 'pending' : 'success',
    quantity: s.quantity,
    endDate: dayStart(s.termEndsOn ?? noEnd),
    attributes: attributes('SubscriptionProvisioningStatus'),
  };
}
