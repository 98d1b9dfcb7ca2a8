import Type from 'typebox';
import { OpenCarts } from '../../../../contract/cart.ts';
import { refuse } from '../../errors/refusal.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { listSkusById, textIn } from '../catalog/index.ts';
import type { CartDeps } from './actions.ts';
import { dropCart } from './actions.ts';
import { flatten, stateOf } from './rules.ts';
import { listOpenCarts } from './store.ts';
import { cartIdOf, openCartToWire } from './wire.ts';

/** Baskets that were put aside: found again, and dropped, by whoever may fill one (C45). */
export function cartPageRoutes(routes: Routes, deps: CartDeps): void {
  const { db, clock } = deps;
  const root = '/twotier/v1/customers/:customerId/carts';

  routes.addForCustomer({
    method: 'GET',
    path: root,
    operation: 'cart.read',
    tag: 'Pages',
    summary: 'Open baskets for a customer, those that lapse first on top',
    answer: OpenCarts,
    handle: async ({ scope, customer, context }) => {
      const all = await listOpenCarts(db, scope, customer.customerId);
      const open = all.filter((cart) => stateOf(cart, clock.now()) === 'active');
      const ids = open.flatMap((cart) => flatten(cart.lines).map((line) => skuOf(line.catalogItemId)));
      const skus = await listSkusById(readerOf(db, scope), [...new Set(ids)]);
      const names = new Map(skus.map((sku) => [sku.id.toLowerCase(), textIn(sku.title, context.language)]));
      const nameOf = (catalogItemId: string) =>
        names.get(skuOf(catalogItemId).toLowerCase()) ?? catalogItemId;
      return { items: open.map((cart) => openCartToWire(cart, nameOf, context.language)) };
    },
  });

  routes.addForCustomer({
    method: 'DELETE',
    path: `${root}/:cartId`,
    operation: 'cart.update',
    tag: 'Pages',
    summary: 'Drop a basket that was not submitted',
    params: Type.Object({ customerId: Type.String(), cartId: Type.String() }),
    handle: async (call) => {
      if (!(await dropCart(deps, call, cartIdOf(call.params.cartId)))) refuse('cart-unknown');
      return answer(204);
    },
  });
}

/** `product:sku:availability` → `product:sku`; legacy offers are their own. */
function skuOf(catalogItemId: string): string {
  return catalogItemId.split(':').slice(0, 2).join(':');
}
