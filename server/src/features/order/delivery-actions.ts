import { randomUUID } from 'node:crypto';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import { sumOf } from '../../platform/money/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { takeOverExpired } from '../license/index.ts';
import { activatePending, removePending } from '../subscription/index.ts';
import { giveBackCredit } from './credit-store.ts';
import type {
  Delivery,
  DeliveryAdapter,
  DeliveryAnswer,
  DeliveryRequest,
  DeliveryStep,
} from './delivery-model.ts';
import { provisioningOf } from './delivery-model.ts';
import { deliveryLimits, inStages, isOverdue, retryAt, stepAfter } from './delivery-rules.ts';
import {
  claimDeliveries,
  keepSteps,
  listDeliveries,
  lockDeliveries,
  nextAttemptAt,
  saveLineOutcomes,
} from './delivery-store.ts';
import type { LineProvisioning } from './model.ts';
import { orderStatusOf } from './rules.ts';
import { lockOrder, readOrders, saveOrderState } from './store.ts';

export interface DeliveryParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly adapter: DeliveryAdapter;
  readonly log: { error(details: object, message: string): void };
}

/** Has what was ordered delivered: at once where that is possible, otherwise as often as it takes. */
export interface Deliveries {
  /**
   * The first attempt for orders just committed, in their buyer's own request. Never throws: what
   * does not succeed here stands in the queue. Without an actor it is the installation's own hand.
   */
  deliverNow(scope: TenantScope, orderIds: readonly string[], actor: Actor | null): Promise<void>;
  /** What still waits, at its dates. */
  readonly work: DueWork;
}

interface Asked {
  readonly delivery: Delivery;
  readonly step: DeliveryStep;
}

export function deliveries(parts: DeliveryParts): Deliveries {
  const { db, clock, log } = parts;
  return {
    async deliverNow(scope, orderIds, actor) {
      try {
        const all = await listDeliveries(db, scope, scope.tenantId, orderIds);
        const waiting = all.filter((one) => one.state === 'waiting');
        for (const ofOrder of Map.groupBy(waiting, (one) => one.orderId).values()) {
          await deliverOrder(parts, ofOrder, clock.now(), actor ?? actorOfDates(scope.tenantId));
        }
      } catch (error) {
        log.error({ err: error, orderIds }, 'orders are not delivered yet; they are tried again');
      }
    },
    work: {
      name: 'order.deliver',
      next: nextAttemptAt,
      run: (_db, now, limit) => deliverDue(parts, now, limit),
    },
  };
}

/** Goes on until nothing is due any more at this time: what is asked for again may be due again. */
async function deliverDue(parts: DeliveryParts, now: Date, limit: number): Promise<number> {
  let done = 0;
  while (done < limit) {
    const claimed = await claimDeliveries(parts.db, now, limit - done, deliveryLimits.leaseMs);
    if (claimed.length === 0) return done;
    const keyOf = (one: (typeof claimed)[number]) => `${one.partnerId} ${one.orderId} ${one.at.getTime()}`;
    for (const ofOrder of Map.groupBy(claimed, keyOf).values()) {
      const [{ at, partnerId }] = ofOrder as [(typeof claimed)[number]];
      try {
        await deliverOrder(parts, ofOrder, at, actorOfDates(partnerId));
      } catch (error) {
        parts.log.error({ err: error, orderId: ofOrder[0]?.orderId }, 'an order is not delivered yet');
      }
    }
    done += claimed.length;
  }
  return done;
}

/** Lines of one order: bases first, then what hangs on them. */
async function deliverOrder(
  parts: DeliveryParts,
  ofOrder: readonly Delivery[],
  at: Date,
  actor: Actor,
): Promise<void> {
  const [{ partnerId, orderId }] = ofOrder as [Delivery];
  for (const stage of inStages(ofOrder)) {
    const standing = new Map(
      stage.some((one) => one.afterLine !== null)
        ? (await listDeliveries(parts.db, tenantScope(partnerId), partnerId, [orderId])).map((one) => [
            one.lineNumber,
            one,
          ])
        : [],
    );
    const asked = stage.map((delivery) => ({
      delivery,
      early: withoutAsking(delivery.afterLine === null ? undefined : standing.get(delivery.afterLine)),
    }));
    const wanted = asked.filter(({ early }) => early === null).map(({ delivery }) => delivery);
    const answers = await answersFor(parts.adapter, wanted, at);
    const steps: Asked[] = [];
    for (const { delivery, early } of asked)
      steps.push({
        delivery,
        step: early ?? (await stepOf(parts.adapter, delivery, answers.get(delivery) ?? 'no answer', at)),
      });
    await settle(parts, steps, at, actor);
  }
}

/** An add-on goes the way of its base where that is not there yet. */
function withoutAsking(base: Delivery | undefined): DeliveryStep | null {
  if (base?.state === 'waiting' && base.nextAttemptAt)
    return { state: 'waiting', nextAttemptAt: base.nextAttemptAt, detail: null };
  return base && base.state !== 'delivered' ? { state: 'base-failed', detail: null } : null;
}

/** What whoever delivers says to each line; a text where nobody knows what happened. */
async function answersFor(
  adapter: DeliveryAdapter,
  wanted: readonly Delivery[],
  at: Date,
): Promise<ReadonlyMap<Delivery, DeliveryAnswer | string>> {
  const answers = new Map<Delivery, DeliveryAnswer | string>();
  const told = (delivery: Delivery, answer: DeliveryAnswer | Error | undefined) =>
    answers.set(delivery, answer === undefined || answer instanceof Error ? whyOf(answer) : answer);
  if (adapter.deliverTogether && wanted.length > 1) {
    const requests = wanted.map((delivery) => requestOf(delivery, at));
    const given = await adapter.deliverTogether(requests).catch((error: unknown) => {
      const broken = new Error(whyOf(error));
      return wanted.map(() => broken);
    });
    for (const [position, delivery] of wanted.entries()) told(delivery, given[position]);
    return answers;
  }
  for (const delivery of wanted) {
    const asking = adapter.deliver(requestOf(delivery, at));
    told(delivery, await asking.catch((error: unknown) => new Error(whyOf(error))));
  }
  return answers;
}

async function stepOf(
  adapter: DeliveryAdapter,
  delivery: Delivery,
  answer: DeliveryAnswer | string,
  at: Date,
): Promise<DeliveryStep> {
  const step =
    typeof answer === 'string'
      ? // Without an end to its patience here: whether it may be given up is asked below.
        stepAfter({ ...delivery, givesUpAt: null }, { outcome: 'broken', why: answer }, at)
      : stepAfter(delivery, answer, at);
  const overdue = step.state === 'waiting' && isOverdue(delivery, at);
  return overdue ? giveUp(adapter, requestOf(delivery, at), step) : step;
}

/** It may have been handed over just now: then it counts as delivered. */
async function giveUp(
  adapter: DeliveryAdapter,
  request: DeliveryRequest,
  step: DeliveryStep,
): Promise<DeliveryStep> {
  try {
    const late = await adapter.withdraw(request);
    return { state: late === 'delivered' ? 'delivered' : 'timed-out', detail: step.detail };
  } catch (error) {
    const nextAttemptAt = retryAt(request.at, deliveryLimits.longestPauseMs);
    return { state: 'waiting', nextAttemptAt, detail: whyOf(error) };
  }
}

function whyOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 500) : 'no answer';
}

function requestOf(delivery: Delivery, at: Date): DeliveryRequest {
  const { deliveryKey: key, partnerId, customerId, orderId, lineNumber, lines } = delivery;
  const { subscriptionId, catalogItemId, quantity } = delivery;
  return {
    key,
    partnerId,
    customerId,
    orderId,
    lineNumber,
    lines,
    subscriptionId,
    catalogItemId,
    quantity,
    at,
  };
}

/** Writes down what became of the lines and of their order; what somebody else settled meanwhile stands (4.7). */
async function settle({ db }: DeliveryParts, asked: readonly Asked[], at: Date, actor: Actor): Promise<void> {
  const [{ delivery: first }] = asked as [Asked];
  const { partnerId, orderId } = first;
  const scope = tenantScope(partnerId);
  await db.transaction(scope, async (tx) => {
    const head = await lockOrder(tx, partnerId, orderId);
    if (!head) return;
    const present = new Map(
      (await lockDeliveries(tx, partnerId, orderId)).map((one) => [one.lineNumber, one]),
    );
    const open = asked.filter(({ delivery }) => present.get(delivery.lineNumber)?.state === 'waiting');
    const settled = open.filter(({ step }) => step.state !== 'waiting');
    const ended = (outcome: LineProvisioning) =>
      settled.filter(({ step }) => provisioningOf[step.state] === outcome).map(({ delivery }) => delivery);
    const kept = open.map(({ delivery: { lineNumber }, step }) => ({ lineNumber, step }));
    if (kept.length > 0) await keepSteps(tx, first, kept, at);
    await fulfill(tx, first, ended('fulfilled'), at);
    await fail(tx, first, ended('unfulfilled'));
    if (settled.length === 0) return;
    const [order] = await readOrders(tx, scope, head.customerId, { orderId });
    if (!order) return;
    const status = orderStatusOf(order.lines.map((line) => line.provisioning));
    const totalPrice = sumOf(order.lines.map((line) => line.linePrice));
    await saveOrderState(tx, { ...order, status, totalPrice });
    await appendAuditEvent(
      tx,
      actor,
      {
        operation: 'update_order',
        resourceType: 'order',
        customerId: head.customerId,
        customerName: head.customerName,
        oldValue: { id: orderId, status: head.status },
        newValue: {
          id: orderId,
          status,
          lineItems: settled.map(({ delivery, step }) => ({
            lineItemNumber: delivery.lineNumber,
            provisioning: step.state,
          })),
        },
      },
      at,
    );
  });
}

/** Set up for the customer: their terms begin. */
async function fulfill(tx: Tx, order: Delivery, lines: readonly Delivery[], at: Date): Promise<void> {
  if (lines.length === 0) return;
  const { partnerId, customerId } = order;
  await activatePending(tx, partnerId, lines, at);
  // People who had the same from a subscription that has expired go on with what was bought now (C67).
  const bought = { partnerId, customerId, subscriptionIds: lines.map((line) => line.subscriptionId) };
  await tx.within(tenantScope(customerId), (inner) => takeOverExpired(inner, bought));
  await saveLineOutcomes(tx, order, numbersOf(lines), 'fulfilled');
}

async function fail(tx: Tx, order: Delivery, lines: readonly Delivery[]): Promise<void> {
  if (lines.length === 0) return;
  for (const line of lines) await removePending(tx, line);
  await giveBackCredit(tx, order, sumOf(lines.map((line) => line.creditPrice)));
  await saveLineOutcomes(tx, order, numbersOf(lines), 'unfulfilled');
}

function numbersOf(lines: readonly Delivery[]): number[] {
  return lines.map((line) => line.lineNumber);
}

/** The installation's own hand, in the name of the partner whose order it is. */
function actorOfDates(partnerId: string): Actor {
  return {
    tenantId: partnerId,
    userId: null,
    name: 'Twotier',
    applicationId: null,
    correlationId: randomUUID(),
  };
}
