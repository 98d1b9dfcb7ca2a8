import { attributes, instant, link, present } from '../../platform/http/index.ts';
import type { Entitlement } from './model.ts';
import { stateOf, typeOf } from './rules.ts';

/** End of the last day, as instants are written. */
const endOf = (day: string | null) => (day === null ? undefined : `${day}T23:59:59Z`);

export function entitlementToWire(one: Entitlement, customerId: string, showExpiry: boolean) {
  const fulfilled = one.status === 'pending' ? 'Unfulfilled' : 'Fulfilled';
  return present({
    includedEntitlements: [],
    referenceOrder: { id: one.orderId, lineItemId: String(one.lineNumber), alternateId: one.orderId },
    productId: one.productId,
    skuId: one.skuId,
    // Without what was not delivered or was canceled.
    quantity: one.status === 'pending' || one.status === 'deleted' ? 0 : one.quantity,
    quantityDetails: [{ quantity: one.quantity, status: fulfilled }],
    entitledArtifacts: [artifactOf(one, customerId)],
    entitlementType: typeOf(one),
    fulfillmentState: one.status === 'deleted' ? 'Canceled' : fulfilled,
    expiryDate: showExpiry ? endOf(one.termEndsOn) : undefined,
    attributes: attributes('Entitlement'),
  });
}

/** Clients read the type of an artifact without looking whether it is there. */
function artifactOf(one: Entitlement, customerId: string) {
  const artifactType = typeOf(one);
  const group = `/customers/${customerId}/artifacts/${artifactType}/groups/${one.orderId}`;
  const uri = `${group}/lineitems/${one.lineNumber}/resource/${one.subscriptionId}`;
  return {
    artifactType,
    resourceId: one.subscriptionId,
    ...(artifactType === 'reservedinstance' ? { link: link(uri) } : {}),
    dynamicAttributes: {},
  };
}

export function artifactToWire(one: Entitlement) {
  return {
    type: 'reservedinstance',
    reservations: [
      present({
        reservationId: one.subscriptionId,
        scopeType: 'Shared',
        displayName: one.name,
        appliedScopes: [],
        quantity: one.quantity,
        expiryDateTime: endOf(one.termEndsOn),
        effectiveDateTime: instant(one.termStartsAt),
        provisioningState: {
          usable: 'Succeeded',
          waiting: 'Creating',
          canceled: 'Cancelled',
          over: 'Expired',
        }[stateOf(one)],
      }),
    ],
    attributes: attributes('ReservedInstanceArtifactDetails'),
  };
}

/** Following the link shows the key and is recorded, so it is no mere read. */
export function activationLinkToWire(one: Entitlement, customerId: string) {
  return {
    lineItemNumber: one.lineNumber,
    link: link(`/customers/${customerId}/subscriptions/${one.subscriptionId}/softwarekey`, 'POST'),
    attributes: attributes('OrderLineItemActivationLink'),
  };
}

export function softwareToWire(one: Entitlement) {
  return present({
    subscriptionId: one.subscriptionId,
    orderId: one.orderId,
    name: one.name,
    kind: one.kind,
    quantity: one.quantity,
    state: stateOf(one),
    boughtAt: instant(one.boughtAt),
    endsOn: one.termEndsOn,
    cancelableUntil: one.cancelableUntil ? instant(one.cancelableUntil) : undefined,
  });
}
