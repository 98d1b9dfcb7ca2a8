import type { PurchaseRecord } from '../../../../contract/purchase.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant, present } from '../../platform/http/index.ts';
import { textIn } from '../catalog/index.ts';
import type { CostedPurchase } from './actions.ts';
import type { Purchase } from './model.ts';
import { decidableUntil, givableBackUntil, outlookOf } from './rules.ts';

/** What it is called in the catalog, and its own name: the seller's, where it gave one. */
export function namesIn(
  one: Purchase,
  language: Language,
): { readonly product: string; readonly name: string } {
  const product = (one.offerTitle && textIn(one.offerTitle, language)) || one.offerName;
  return { product, name: one.friendlyName === one.offerName ? product : one.friendlyName };
}

export function purchaseToWire(one: CostedPurchase, now: Date, language: Language): PurchaseRecord {
  const { name: contactName, country, email, phone, website } = one.contact;
  const decideUntil = decidableUntil(one, now);
  const giveBackUntil = givableBackUntil(one, now);
  return present({
    subscriptionId: one.subscriptionId,
    ...namesIn(one, language),
    kind: one.kind,
    quantity: one.quantity,
    isTrial: one.isTrial,
    status: one.status,
    seller: { id: one.sellerId, name: one.sellerName },
    reseller: one.resellerName,
    contact: present({ name: contactName, country, email, phone, website }),
    orderId: one.orderId,
    boughtAt: instant(one.boughtAt),
    byCustomer: one.byCustomer,
    termDuration: one.termDuration,
    billingCycle: one.billingCycle,
    startsAt: instant(one.startsAt),
    endsOn: one.endsOn,
    outlook: outlookOf(one),
    decideUntil: decideUntil && instant(decideUntil),
    giveBackUntil: giveBackUntil && instant(giveBackUntil),
    buyAt: one.buyAt,
    cost: one.cost,
  }) as PurchaseRecord;
}
