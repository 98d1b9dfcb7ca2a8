import type { Caller } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { Assessment, Deliveries, Order, OrderPorts, Purchaser } from '../order/index.ts';
import {
  assessPurchase,
  attestationOf,
  orderGroups,
  placeOrder,
  readOrders,
  refusalOf,
  renumbered,
  sellerOf,
} from '../order/index.ts';
import type { Cart, CartLine, CheckoutResult, OrderError } from './model.ts';
import {
  checkoutProblem,
  expiryOf,
  flatten,
  refusalOfEvent,
  stateOf,
  wantedLines,
  withFindings,
} from './rules.ts';
import { deleteCart, insertCart, lockCart, saveCart } from './store.ts';

export interface CartDeps extends OrderPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly deliveries: Deliveries;
}

/** Who works on a cart, for which customer. */
export interface CartCall {
  readonly caller: Caller;
  readonly scope: TenantScope;
  readonly customer: Purchaser;
  readonly context: { readonly correlationId: string; readonly language: Language };
}

export interface CartContent {
  readonly lines: readonly CartLine[];
  readonly attested: boolean | null;
}

/** Makes a cart. Lines that cannot be bought are kept with what stands against them. */
export function createCart(deps: CartDeps, call: CartCall, content: CartContent): Promise<Cart> {
  const { scope, customer, caller } = call;
  return deps.db.transaction(scope, async (tx) => {
    const now = deps.clock.now();
    const cart: Cart = {
      partnerId: scope.tenantId,
      cartId: deps.ids.guid(),
      customerId: customer.customerId,
      status: 'active',
      createdAt: now,
      modifiedAt: now,
      expiresAt: expiryOf(now),
      modifiedBy: caller.user?.id ?? null,
      attested: content.attested,
      lines: await checkedLines(tx, deps, call, content),
      checkoutResult: null,
      version: 1,
    };
    await insertCart(tx, cart);
    await record(tx, deps, call, 'create_cart', cart);
    return cart;
  });
}

/** Replaces the lines. The cart lapses when it would have lapsed anyway. */
export function updateCart(
  deps: CartDeps,
  call: CartCall,
  cartId: string,
  content: CartContent,
): Promise<Cart> {
  const { scope, caller } = call;
  return deps.db.transaction(scope, async (tx) => {
    const present = await lockedCart(tx, call, cartId);
    const now = deps.clock.now();
    const refusal = refusalOfEvent(stateOf(present, now), 'update');
    if (refusal) throw refusal;
    const cart: Cart = {
      ...present,
      modifiedAt: now,
      modifiedBy: caller.user?.id ?? null,
      attested: content.attested ?? present.attested,
      lines: await checkedLines(tx, deps, call, content),
    };
    await saveCart(tx, cart);
    await record(tx, deps, call, 'update_cart', cart);
    return cart;
  });
}

/** Drops a cart that was not submitted; one that was stays as the record of its orders. False: there is none. */
export function dropCart(deps: CartDeps, call: CartCall, cartId: string): Promise<boolean> {
  return deps.db.transaction(call.scope, async (tx) => {
    const cart = await lockedCart(tx, call, cartId);
    const refusal = refusalOfEvent(stateOf(cart, deps.clock.now()), 'update');
    if (refusal) throw refusal;
    await deleteCart(tx, cart);
    await record(tx, deps, call, 'delete_cart', cart);
    return true;
  });
}

async function checkedLines(
  tx: Tx,
  deps: CartDeps,
  call: CartCall,
  { lines, attested }: CartContent,
): Promise<CartLine[]> {
  const assessment = await assessCart(tx, deps, call, { lines, attested });
  // Said with the cart itself, not with a line (900206).
  const role = assessment.problems.filter((one) => one.reason === 'attestation-missing');
  if (role.length > 0) throw refusalOf(role, call.context.language);
  return withFindings(lines, assessment, call.caller.tenant.kind === 'indirect-provider');
}

function assessCart(
  tx: Tx,
  { clock }: CartDeps,
  call: CartCall,
  { lines, attested }: CartContent,
): Promise<Assessment> {
  return assessPurchase(
    tx,
    {
      seller: sellerOf(call.caller),
      customer: call.customer,
      lines: wantedLines(lines),
      language: call.context.language,
      now: clock.now(),
    },
    attestationOf(attested ?? undefined),
  );
}

async function lockedCart(tx: Tx, { scope, customer }: CartCall, cartId: string): Promise<Cart> {
  const cart = await lockCart(tx, scope, customer.customerId, cartId);
  if (cart === 'busy') return refuse('cart-busy');
  return cart ?? refuse('cart-unknown');
}

function record(
  tx: Tx,
  { clock }: CartDeps,
  { caller, context, customer }: CartCall,
  operation: string,
  cart: Cart,
): Promise<void> {
  return appendAuditEvent(
    tx,
    actorOf(caller, context),
    {
      operation,
      resourceType: 'cart',
      customerId: customer.customerId,
      customerName: customer.companyName,
      newValue: {
        id: cart.cartId,
        lineItems: flatten(cart.lines).map((line) => ({
          catalogItemId: line.catalogItemId,
          quantity: line.quantity,
        })),
      },
    },
    clock.now(),
  );
}

export interface CheckedOut {
  readonly orders: readonly Order[];
  readonly errors: readonly OrderError[];
}

/**
 * Checks everything anew and turns the cart into one order per group (4.6). A group that is refused
 * does not undo the others; when all are, the cart stays as it is and the first refusal answers. A
 * repeat gives the first result again.
 */
export async function checkOut(deps: CartDeps, call: CartCall, cartId: string): Promise<CheckedOut> {
  const { scope, customer } = call;
  const outcome = await deps.db.transaction(scope, async (tx): Promise<CheckedOut | Refusal> => {
    const cart = await lockedCart(tx, call, cartId);
    const refusal = refusalOfEvent(stateOf(cart, deps.clock.now()), 'check-out');
    if (refusal) throw refusal;
    if (cart.checkoutResult) return firstResult(tx, scope, customer.customerId, cart.checkoutResult);
    const assessment = await assessCart(tx, deps, call, cart);
    const problem = checkoutProblem(cart, assessment);
    if (problem !== null) {
      // What was found is kept on the lines, so the refusal leaves after the commit.
      await saveCart(tx, {
        ...cart,
        lines: withFindings(cart.lines, assessment, call.caller.tenant.kind === 'indirect-provider'),
      });
      return problem === 'lines'
        ? linesInvalid(assessment, call.context.language)
        : refusalOf([problem], call.context.language);
    }
    const result = await orderGroupsOf(tx, deps, call, cart, assessment);
    await saveCart(tx, {
      ...cart,
      status: 'ordered',
      modifiedAt: deps.clock.now(),
      modifiedBy: call.caller.user?.id ?? null,
      checkoutResult: { orderIds: result.orders.map((order) => order.orderId), errors: result.errors },
    });
    return result;
  });
  if (outcome instanceof Refusal) throw outcome;
  return delivered(deps, call, outcome);
}

/** The orders as they stand once they have been delivered as far as possible. */
async function delivered(
  deps: CartDeps,
  call: CartCall,
  { orders, errors }: CheckedOut,
): Promise<CheckedOut> {
  const ids = orders.filter((order) => order.status === 'pending').map((order) => order.orderId);
  if (ids.length === 0) return { orders, errors };
  const { scope, customer } = call;
  await deps.deliveries.deliverNow(scope, ids, actorOf(call.caller, call.context));
  const result = { orderIds: orders.map((order) => order.orderId), errors };
  return deps.db.transaction(scope, (tx) => firstResult(tx, scope, customer.customerId, result));
}

async function orderGroupsOf(
  tx: Tx,
  deps: CartDeps,
  call: CartCall,
  cart: Cart,
  assessment: Assessment,
): Promise<CheckedOut> {
  const orders: Order[] = [];
  const errors: (OrderError & { refusal: Refusal })[] = [];
  for (const [index, group] of orderGroups(assessment.lines).entries()) {
    try {
      orders.push(
        await tx.attempt((inner) =>
          placeOrder(inner, deps, {
            seller: sellerOf(call.caller),
            customer: call.customer,
            language: call.context.language,
            now: deps.clock.now(),
            lines: renumbered(group.map((line) => line.wanted)),
            actor: actorOf(call.caller, call.context),
            attestation: attestationOf(cart.attested ?? undefined),
            cartId: cart.cartId,
          }),
        ),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors.push({
        orderGroup: String(index),
        reason: error.reason,
        parameters: error.parameters,
        refusal: error,
      });
    }
  }
  const [first] = errors;
  if (orders.length === 0 && first) throw first.refusal;
  return {
    orders,
    errors: errors.map(({ orderGroup, reason, parameters }) => ({ orderGroup, reason, parameters })),
  };
}

async function firstResult(
  tx: Tx,
  scope: TenantScope,
  customerId: string,
  result: CheckoutResult,
): Promise<CheckedOut> {
  const all = await readOrders(tx, scope, customerId, { orderIds: result.orderIds });
  return {
    orders: result.orderIds.flatMap((id) => all.find((order) => order.orderId === id) ?? []),
    errors: result.errors,
  };
}

function linesInvalid({ problems }: Assessment, language: Language): Refusal {
  const ofLines = problems.filter((one) => one.lineNumber !== null);
  const { fields } = refusalOf(ofLines, language);
  const text = ofLines.map((one) => sentenceOf(one.reason, one.parameters, language)).join(' ');
  return new Refusal('cart-lines-invalid', { problems: text }, fields);
}
