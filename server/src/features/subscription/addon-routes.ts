import Type from 'typebox';
import { AddonsOfSubscription } from '../../../../contract/subscription-page.ts';
import type { Routes } from '../../platform/http/index.ts';
import type { SubscriptionDeps } from './actions.ts';
import { hasAddonsOffered, listAddons } from './addon-store.ts';
import type { KeptSubscription } from './model.ts';
import { findOwnSubscription, sellerOf } from './reading.ts';
import { offerNameIn } from './wire.ts';

/** What is bought on top of a subscription, and what becomes of it with its base (C59). */
export function addonRoutes(routes: Routes, { db }: Pick<SubscriptionDeps, 'db'>): void {
  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/subscriptions/:subscriptionId/addons',
    operation: 'subscription.read',
    tag: 'Pages',
    summary: 'Add-ons of a subscription',
    params: Type.Object({ customerId: Type.String(), subscriptionId: Type.String() }),
    answer: AddonsOfSubscription,
    handle: async ({ customer, params, context }) => {
      const base = await findOwnSubscription(db, customer, params.subscriptionId);
      const seller = sellerOf(customer);
      if (!seller || base.kind !== 'license') return { offered: false, items: [] };
      const [found, offered] = await Promise.all([
        listAddons(db, seller, base),
        hasAddonsOffered(db, seller, base),
      ]);
      const asReseller = customer.capacity === 'reseller';
      const nameOf = (one: KeptSubscription) =>
        asReseller || one.friendlyName === one.offerName
          ? offerNameIn(one, context.language)
          : one.friendlyName;
      return {
        offered,
        base: {
          name: nameOf(base),
          quantity: base.quantity,
          ids: [`${base.productId}:${base.skuId}`, base.catalogItemId],
        },
        items: found.map((one) => ({
          id: one.subscriptionId,
          name: nameOf(one),
          quantity: one.quantity,
          status: one.status,
          follows: one.parentSubscriptionId === base.subscriptionId,
          ...(one.termEndsOn ? { endsOn: one.termEndsOn } : {}),
        })),
      };
    },
  });
}
