import Type from 'typebox';
import { Cart, CartCheckoutResult, CartInput } from '../../../../contract/cart.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Routes } from '../../platform/http/index.ts';
import type { CartDeps } from './actions.ts';
import { checkOut, createCart, updateCart } from './actions.ts';
import { stateOf } from './rules.ts';
import { findCart } from './store.ts';
import { cartIdOf, cartToWire, checkedOutToWire, contentFromWire } from './wire.ts';

const tag = 'Carts';
const Ids = Type.Object({ customerId: Type.String(), cartId: Type.String() });

/** Baskets: filled, changed, checked out once (4.6). */
export function cartRoutes(routes: Routes, deps: CartDeps): void {
  const root = '/v1/customers/:customerId/carts';

  routes.addForCustomer({
    method: 'POST',
    path: root,
    operation: 'cart.create',
    tag,
    summary: 'Make a cart',
    body: CartInput,
    status: 201,
    answer: Cart,
    handle: async (call) =>
      cartToWire(await createCart(deps, call, contentFromWire(call.body)), call.context),
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:cartId`,
    operation: 'cart.read',
    tag,
    summary: 'One cart',
    params: Ids,
    answer: Cart,
    handle: async ({ scope, customer, params, context }) => {
      const cart = await findCart(deps.db, scope, customer.customerId, cartIdOf(params.cartId));
      if (!cart || stateOf(cart, deps.clock.now()) === 'expired') return refuse('cart-unknown');
      return cartToWire(cart, context);
    },
  });

  routes.addForCustomer({
    method: 'PUT',
    path: `${root}/:cartId`,
    operation: 'cart.update',
    tag,
    summary: 'Replace the lines of a cart',
    params: Ids,
    body: CartInput,
    answer: Cart,
    handle: async (call) =>
      cartToWire(
        await updateCart(deps, call, cartIdOf(call.params.cartId), contentFromWire(call.body)),
        call.context,
      ),
  });

  // The body is none of ours: every client sends a different one (conventions 18).
  routes.addForCustomer({
    method: 'POST',
    path: `${root}/:cartId/checkout`,
    operation: 'cart.checkOut',
    tag,
    summary: 'Check a cart out',
    params: Ids,
    status: 201,
    answer: CartCheckoutResult,
    handle: async (call) => {
      const result = await checkOut(deps, call, cartIdOf(call.params.cartId));
      return checkedOutToWire(result, call.customer.country, call.context);
    },
  });
}
