import type { CustomerReach } from '../../platform/http/index.ts';
import { instant, present } from '../../platform/http/index.ts';
import type { AttributionChange, ListedSubscription } from './model.ts';
import { lacksAttribution, refundableQuantity, tabOf } from './rules.ts';
import { nextStatus } from './status-rules.ts';
import { visibleReseller } from './wire.ts';

/** A subscription as the pages show it (C48); never with a price, as resellers read it too (D12). */
export function listedToWire(s: ListedSubscription, customer: CustomerReach, now: Date) {
  const asReseller = customer.capacity === 'reseller';
  const reseller = visibleReseller(s, customer);
  const batch = refundableQuantity(s, now)?.batches[0];
  return present({
    id: s.subscriptionId,
    tab: tabOf(s.kind),
    kind: s.kind,
    name: asReseller ? s.offerName : s.friendlyName,
    offerName: s.offerName,
    publisher: s.publisher,
    quantity: s.quantity,
    unitType: s.unitType,
    status: s.status,
    isTrial: s.isTrial,
    autoRenew: s.autoRenew,
    termDuration: s.termDuration,
    billingCycle: s.billingCycle,
    endsOn: s.termEndsOn,
    createdAt: instant(s.createdAt),
    termStartsAt: instant(s.termStartsAt),
    cancelableUntil: s.cancelableUntil && now < s.cancelableUntil ? instant(s.cancelableUntil) : undefined,
    reducible: batch && { quantity: batch.quantity, until: instant(batch.until) },
    parentSubscriptionId: s.parentSubscriptionId,
    orderId: asReseller ? undefined : s.orderId,
    reseller:
      reseller &&
      present({ ...reseller, tenantId: s.resellerId, standing: s.resellerStanding ?? 'in-order' }),
    attributionMissing: customer.capacity === 'provider' && lacksAttribution(s),
    supportContact: present({ tenantId: s.supportContactId, name: s.supportContactName }),
    canEdit: !asReseller && nextStatus(s.status, 'edit') !== null,
  });
}

export function attributionChangeToWire(change: AttributionChange) {
  return present({
    changedAt: instant(change.changedAt),
    oldPartnerId: change.oldPartnerId,
    newPartnerId: change.newPartnerId,
    changedBy: change.changedBy,
  });
}
