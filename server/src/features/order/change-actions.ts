import type { Caller } from '../../access/caller.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { sumOf } from '../../platform/money/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type {
  BillingCycle,
  HeldSubscription,
  SubscriptionChange,
  SubscriptionPorts,
} from '../subscription/index.ts';
import { changeSubscription, listHeldSubscriptions } from '../subscription/index.ts';
import type { OrderPorts } from './actions.ts';
import { checkPurchase, recordAttributions, spendOn } from './actions.ts';
import type { Deliveries } from './delivery-actions.ts';
import { queueDeliveries } from './delivery-store.ts';
import type { Order, OrderLine, Purchaser, WantedLine } from './model.ts';
import { newLines, saveSubscriptionsOf } from './new-lines.ts';
import { demandOf } from './review-rules.ts';
import { listReviewRules } from './review-store.ts';
import { billingCycleOf } from './rules.ts';
import { statusAfter } from './states-rules.ts';
import { addLines, lockOrder, markCanceled, readOrders, saveOrderState } from './store.ts';
import { orderWords } from './words.ts';

export interface OrderChangeDeps extends OrderPorts, SubscriptionPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly deliveries: Deliveries;
}

/** What a client wants of an order, read against the order as it is now. */
export interface WantedOrderChange {
  readonly stale: ErrorName | null;
  readonly billingCycle: BillingCycle | null;
  /** Numbers of the lines to cancel; empty: all. Null: nothing is canceled. */
  readonly cancel: readonly number[] | null;
  /** Add-ons of what was bought before, numbered from 0. */
  readonly addons: readonly WantedLine[];
}

export interface OrderChangeCall {
  readonly caller: Caller;
  readonly scope: TenantScope;
  readonly customer: Purchaser;
  readonly context: { readonly correlationId: string; readonly language: Language };
  readonly orderId: string;
  readonly attested: boolean;
  readonly wanted: (order: Order) => WantedOrderChange;
}

/** Cancels, changes the billing cycle or adds add-ons: three uses of one route, all or nothing. */
export async function changeOrder(deps: OrderChangeDeps, call: OrderChangeCall): Promise<Order> {
  const { db, deliveries } = deps;
  const { scope, customer, orderId } = call;
  const changed = await db.transaction(scope, async (tx) => {
    const head = await lockOrder(tx, scope.tenantId, orderId);
    if (!head || head.customerId !== customer.customerId) return refuse('order-unknown');
    const order = await readOne(tx, call);
    const wanted = call.wanted(order);
    if (wanted.stale) refuse(wanted.stale);
    if (wanted.cancel) await cancelLines(tx, deps, call, order, wanted.cancel);
    else if (wanted.addons.length > 0) await appendAddons(tx, deps, call, order, wanted.addons);
    else if (wanted.billingCycle !== null && wanted.billingCycle !== order.billingCycle)
      await changeCycle(tx, deps, call, order, wanted.billingCycle);
    return readOne(tx, call);
  });
  if (changed.status !== 'pending') return changed;
  await deliveries.deliverNow(scope, [orderId], actorOf(call.caller, call.context));
  return db.transaction(scope, (tx) => readOne(tx, call));
}

async function readOne(tx: Tx, { scope, customer, orderId }: OrderChangeCall): Promise<Order> {
  const [order] = await readOrders(tx, scope, customer.customerId, { orderId });
  return order ?? refuse('order-unknown');
}

/** Software and licenses bought for good, inside their window; the rest is canceled by its subscription (C54, C68). */
async function cancelLines(
  tx: Tx,
  deps: OrderChangeDeps,
  call: OrderChangeCall,
  order: Order,
  numbers: readonly number[],
): Promise<void> {
  const status = statusAfter(order.status, 'cancel');
  if (status === null) refuse('order-not-cancelable', { status: order.status });
  const open = order.lines.filter((line) => line.provisioning === 'fulfilled' && !line.attributes.canceled);
  const chosen = numbers.length === 0 ? open : open.filter((line) => numbers.includes(line.lineNumber));
  const unknown = numbers.find((number) => !order.lines.some((line) => line.lineNumber === number));
  if (unknown !== undefined) throw new Refusal('line-numbers-invalid');
  if (chosen.length === 0) refuse('order-not-cancelable', { status: order.status });
  const held = await heldBy(tx, call, chosen);
  if (held.some(({ kind }) => kind !== 'software' && kind !== 'perpetual'))
    refuse('order-cancel-software-only');
  for (const one of held) await change(tx, deps, call, one.subscriptionId, { kind: 'cancel' });
  const canceled = chosen.map((line) => line.lineNumber);
  await markCanceled(tx, order.partnerId, order.orderId, canceled);
  const whole = open.every((line) => canceled.includes(line.lineNumber));
  await save(tx, deps, call, order, { status: whole ? 'cancelled' : order.status }, { canceled });
}

/** Legacy only (C57): the whole order, each subscription beginning a new term at today's price. */
async function changeCycle(
  tx: Tx,
  deps: OrderChangeDeps,
  call: OrderChangeCall,
  order: Order,
  billingCycle: BillingCycle,
): Promise<void> {
  const held = await heldBy(
    tx,
    call,
    order.lines.filter((line) => line.provisioning === 'fulfilled'),
  );
  if (held.some(({ ruleSet }) => ruleSet !== 'legacy')) refuse('order-cycle-elsewhere');
  if (held.length === 0 || held.some(({ status }) => status !== 'active'))
    refuse('order-subscription-not-active');
  for (const one of held) {
    try {
      await change(tx, deps, call, one.subscriptionId, { kind: 'term', termDuration: null, billingCycle });
    } catch (error) {
      const offered = error instanceof Refusal && error.reason === 'term-not-offered';
      throw offered ? new Refusal('order-cycle-not-offered', { billingCycle }) : error;
    }
  }
  await save(tx, deps, call, order, { billingCycle }, { billingCycle });
}

/** Add-ons of what the order or an earlier one bought: new lines, delivered like the first ones (C59). */
async function appendAddons(
  tx: Tx,
  deps: OrderChangeDeps,
  call: OrderChangeCall,
  order: Order,
  addons: readonly WantedLine[],
): Promise<void> {
  const { caller, customer, context } = call;
  const status = statusAfter(order.status, 'append add-ons');
  const unprocessable = (why: keyof typeof orderWords) =>
    refuse('order-unprocessable', { why: orderWords[why][context.language] });
  if (status === null) return unprocessable('not-appendable');
  const now = deps.clock.now();
  const from = order.lines.length;
  const actor = actorOf(caller, context);
  const request = {
    seller: { tenant: caller.tenant, userId: caller.user?.id ?? null },
    customer,
    lines: addons.map((line, index) => ({ ...line, lineNumber: from + index })),
    language: context.language,
    now,
    actor,
    attestation: call.attested ? ('given' as const) : ('missing' as const),
  };
  const { lines, facts } = await checkPurchase(tx, request);
  if (!lines.every((line) => line.sellable?.isAddon)) return unprocessable('addons-only');
  const fits = billingCycleOf(lines) === order.billingCycle && lines[0]?.currency === order.currency;
  if (!fits) return unprocessable('mixed-groups');
  const made = newLines(lines, request, facts, deps.ids, order.orderId);
  const added = sumOf(made.lines.map((line) => line.linePrice));
  const alone = { totalPrice: added, currency: order.currency, lines: made.lines };
  if (demandOf(alone, await listReviewRules(tx)) !== null) return unprocessable('needs-review');
  await addLines(tx, order.partnerId, order.orderId, made.lines);
  await saveSubscriptionsOf(tx, made, caller.user?.id ?? null);
  await queueDeliveries(tx, order.partnerId, order.orderId, made.deliveries);
  const totalPrice = sumOf([order.totalPrice, added]);
  const appended = made.lines.map((line) => ({
    lineItemNumber: line.lineNumber,
    offerId: line.catalogItemId,
    quantity: line.quantity,
  }));
  await save(tx, deps, call, order, { status, totalPrice }, { lineItems: appended });
  await recordAttributions(tx, { actor, customer, now }, order.orderId, made.lines);
  await spendOn(tx, request, lines);
}

/** The subscriptions behind lines; what another partner sold is none of them. */
async function heldBy(
  tx: Tx,
  { customer, scope }: OrderChangeCall,
  lines: readonly OrderLine[],
): Promise<HeldSubscription[]> {
  const ids = new Set(lines.map((line) => line.subscriptionId));
  const held = await listHeldSubscriptions(tx, customer.customerId);
  return held.filter((one) => one.partnerId === scope.tenantId && ids.has(one.subscriptionId));
}

async function change(
  tx: Tx,
  deps: OrderChangeDeps,
  { caller, scope, customer, context }: OrderChangeCall,
  subscriptionId: string,
  wanted: SubscriptionChange,
): Promise<void> {
  await changeSubscription(tx, deps, {
    caller,
    scope,
    customer,
    context,
    subscriptionId,
    wanted: () => ({ changes: [wanted], stale: null }),
  });
}

async function save(
  tx: Tx,
  { clock }: OrderChangeDeps,
  { caller, context, customer }: OrderChangeCall,
  order: Order,
  changes: Partial<Pick<Order, 'status' | 'billingCycle' | 'totalPrice'>>,
  told: object,
): Promise<void> {
  const next = { ...order, ...changes };
  await saveOrderState(tx, next);
  await appendAuditEvent(
    tx,
    actorOf(caller, context),
    {
      operation: 'update_order',
      resourceType: 'order',
      customerId: customer.customerId,
      customerName: customer.companyName,
      oldValue: { id: order.orderId, status: order.status, billingCycle: order.billingCycle },
      newValue: { id: order.orderId, status: next.status, billingCycle: next.billingCycle, ...told },
    },
    clock.now(),
  );
}
