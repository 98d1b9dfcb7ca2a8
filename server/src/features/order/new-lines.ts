import type { Tx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { Subscription } from '../subscription/index.ts';
import { insertSubscriptions, recordFirstAttributions } from '../subscription/index.ts';
import { deliveryLimits } from './delivery-rules.ts';
import type { NewDelivery } from './delivery-store.ts';
import { customEndOf } from './end-rules.ts';
import type { PurchaseFacts } from './facts.ts';
import type { AssessedLine, LineProvisioning, OrderLine } from './model.ts';
import { orderLineOf, subscriptionOf } from './new-order-rules.ts';
import type { OrderRequest } from './request-model.ts';

export interface NewLines {
  readonly lines: readonly OrderLine[];
  readonly subscriptions: readonly Subscription[];
  readonly deliveries: readonly NewDelivery[];
}

/** What assessed lines become under the number of an order: lines, subscriptions, places in the queue. */
export function newLines(
  assessed: readonly AssessedLine[],
  request: OrderRequest,
  facts: PurchaseFacts,
  ids: Ids,
  orderId: string,
): NewLines {
  const outcome: LineProvisioning = request.delivered ? 'fulfilled' : 'pending';
  const made: Subscription[] = [];
  const lines = withBasesFirst(assessed, request, ids)
    .map(({ line, subscriptionId }) => {
      const subscription = subscriptionOf({ line, subscriptionId, orderId, outcome, made, facts });
      made.push(subscription);
      const ordered = orderLineOf(line, outcome, subscription, request.attestation === 'given');
      return { ...ordered, transactionType: request.transactionType ?? ordered.transactionType };
    })
    .sort((a, b) => a.lineNumber - b.lineNumber);
  const deliveries = request.delivered ? [] : assessed.map((line) => deliveryOf(line, made, request, ids));
  return { lines, subscriptions: made, deliveries };
}

/** The subscriptions of new lines, and who is credited for them from the start (C46). */
export async function saveSubscriptionsOf(
  tx: Tx,
  { subscriptions }: NewLines,
  userId: string | null,
): Promise<void> {
  await insertSubscriptions(tx, subscriptions);
  await recordFirstAttributions(tx, subscriptions, userId);
}

/** Bases before the add-ons that hang on them. */
function withBasesFirst(lines: readonly AssessedLine[], { subscriptionIds }: OrderRequest, ids: Ids) {
  return [...lines]
    .sort((a, b) => a.wanted.lineNumber - b.wanted.lineNumber)
    .map((line, index) => ({ line, subscriptionId: subscriptionIds?.[index] ?? ids.guid() }))
    .sort((a, b) => Number(a.line.sellable?.isAddon ?? false) - Number(b.line.sellable?.isAddon ?? false));
}

/** The first attempt is the buyer's own, so the queue looks at it only after a lease. */
function deliveryOf(
  line: AssessedLine,
  made: readonly Subscription[],
  { customer, now }: OrderRequest,
  ids: Ids,
): NewDelivery {
  const { lineNumber } = line.wanted;
  const own = made.find((one) => one.lineNumber === lineNumber);
  const base = made.find((one) => one.subscriptionId === own?.parentSubscriptionId);
  return {
    lineNumber,
    customerId: customer.customerId,
    deliveryKey: ids.guid(),
    afterLine: base?.lineNumber ?? null,
    state: 'waiting',
    attempts: 1,
    nextAttemptAt: new Date(now.getTime() + deliveryLimits.leaseMs),
    givesUpAt: new Date(now.getTime() + deliveryLimits.patienceMs),
    creditPrice: line.creditPrice ?? '0',
    customEndOn: customEndOf(line.wanted),
  };
}

/** Until the operator has agreed. */
export function heldBack(delivery: NewDelivery): NewDelivery {
  return { ...delivery, state: 'held', attempts: 0, nextAttemptAt: null, givesUpAt: null };
}
