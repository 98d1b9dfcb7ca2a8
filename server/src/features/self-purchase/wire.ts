import type { CommitmentOnPage, PurchaseDesk as WireDesk } from '../../../../contract/self-purchase.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import { textIn } from '../catalog/index.ts';
import { permissionKinds } from '../customer-permission/index.ts';
import type { PurchaseDesk } from './actions.ts';
import type { Commitment } from './model.ts';
import { refusalOfPurchase } from './rules.ts';

export function deskToWire({ usage, ground, items, bought }: PurchaseDesk, language: Language): WireDesk {
  return {
    serviceId: usage.serviceId,
    name: usage.name,
    planName: usage.planName,
    partnerName: usage.partnerName,
    isOwner: ground.isOwner,
    isActive: ground.status === 'active' && ground.planStatus === 'active',
    kinds: permissionKinds.map((kind) => ({
      kind,
      allowed: ground.allowed.includes(kind),
      buyable: refusalOfPurchase(kind, ground) === null,
    })),
    // The partner sets the price; what it pays itself is not shown (C63).
    items: items.map((item) => ({
      catalogItemId: item.catalogItemId,
      kind: item.kind,
      name: textIn(item.name, language),
      description: textIn(item.description, language),
      minimum: item.minimum,
      maximum: item.maximum,
      terms: item.terms.flatMap(({ term, billingCycle }) =>
        term === null ? [] : [{ termDuration: term, billingCycle }],
      ),
    })),
    bought: bought.map(commitmentToWire),
  };
}

export function commitmentToWire(one: Commitment): CommitmentOnPage {
  return {
    subscriptionId: one.subscriptionId,
    planName: one.planName,
    name: one.name,
    kind: one.kind,
    quantity: one.quantity,
    ...(one.termDuration ? { termDuration: one.termDuration } : {}),
    billingCycle: one.billingCycle,
    status: one.status,
    orderId: one.orderId,
    boughtAt: instant(one.boughtAt),
    ...(one.termEndsOn ? { endsOn: one.termEndsOn } : {}),
    byCustomer: one.byCustomer,
  };
}
