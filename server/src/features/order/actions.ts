import { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { lockRelationship } from '../customer/index.ts';
import type { Subscription } from '../subscription/index.ts';
import { insertSubscription, recordFirstAttribution } from '../subscription/index.ts';
import { deliveryLimits } from './delivery-rules.ts';
import type { NewDelivery } from './delivery-store.ts';
import { queueDeliveries } from './delivery-store.ts';
import { customEndOf } from './end-rules.ts';
import type { AssessedLine, Assessment, LineProvisioning, Order, OrderProblem } from './model.ts';
import { sumOf } from './money.ts';
import { orderLineOf, subscriptionOf } from './new-order-rules.ts';
import type { Purchase } from './purchase-facts.ts';
import { readFacts } from './purchase-facts.ts';
import { demandOf, heldStatusOf } from './review-rules.ts';
import { askForReview, listReviewRules } from './review-store.ts';
import type { RoleAttestation } from './rules.ts';
import {
  assess,
  billingCycleOf,
  numberedWithoutGaps,
  orderGroups,
  orderStatusOf,
  standingProblems,
} from './rules.ts';
import { lockCreditAccount, lockPurchases, saveOrder, spendCredit } from './store.ts';
import { orderWords } from './words.ts';

export interface OrderPorts {
  readonly ids: Ids;
}

export interface OrderRequest extends Purchase {
  readonly actor: Actor;
  readonly attestation: RoleAttestation;
  readonly cartId?: string | null;
  /** Ids of the demo world; made up otherwise. */
  readonly orderId?: string;
  readonly subscriptionIds?: readonly string[];
  /** Delivered long ago: nobody is asked for it any more. */
  readonly delivered?: true;
}

/** What a purchase would meet now, without buying anything. */
export async function assessPurchase(
  tx: Tx,
  purchase: Purchase,
  attestation: RoleAttestation,
): Promise<Assessment> {
  const { facts, lines } = await readFacts(tx, purchase, undefined);
  return assess(lines, facts, attestation);
}

/** For each candidate what keeps it from being chosen, beside what was chosen already. */
export async function assessChoices(
  tx: Tx,
  purchase: Purchase,
  candidates: Purchase['lines'],
): Promise<{ catalogItemId: string; problems: OrderProblem[] }[]> {
  const { facts } = await readFacts(
    tx,
    { ...purchase, lines: [...candidates, ...purchase.lines] },
    undefined,
  );
  return candidates.map((candidate) => ({
    catalogItemId: candidate.catalogItemId,
    problems: standingProblems(candidate, purchase.lines, facts),
  }));
}

/**
 * Places one order in the caller's transaction, in the seller's scope: all checks of I23 made anew
 * under lock, the credit spent, the attribution recorded, the lines queued for delivery. Refuses with
 * the first thing that stands against it and lists the rest at their fields. Whoever places an order has
 * it delivered once the transaction is committed (`Deliveries.deliverNow`).
 */
export async function placeOrder(tx: Tx, ports: OrderPorts, request: OrderRequest): Promise<Order> {
  const { language, customer, seller } = request;
  if (!numberedWithoutGaps(request.lines.map((line) => line.lineNumber)))
    throw new Refusal('line-numbers-invalid');
  await lockPurchases(tx, customer.customerId);
  // An ending at the same time: the later of the two is refused (C37).
  if (!(await lockRelationship(tx, seller.tenant.id, customer.customerId)))
    throw new Refusal('relationship-ended');
  const { facts, lines } = await readFacts(tx, request, await lockCreditAccount(tx, seller.tenant.id));
  const assessment = assess(lines, facts, request.attestation);
  if (assessment.problems.length > 0) throw refusalOf(assessment.problems, language);
  if (orderGroups(assessment.lines).length > 1) {
    throw new Refusal('order-unprocessable', { why: orderWords['mixed-groups'][language] });
  }
  const order = await saveNewOrder(tx, ports, request, assessment.lines, facts);
  await spendCredit(tx, seller.tenant.id, sumOf(assessment.lines.map((line) => line.creditPrice ?? '0')));
  await recordOrder(tx, request, order);
  return order;
}

/**
 * Places as many orders as the lines need, one per sales group, billing cycle and currency: all or
 * nothing, for whoever wants several things at once without a cart (C44).
 */
export async function placeOrders(tx: Tx, ports: OrderPorts, request: OrderRequest): Promise<Order[]> {
  const assessment = await assessPurchase(tx, request, request.attestation);
  if (assessment.problems.length > 0) throw refusalOf(assessment.problems, request.language);
  const orders: Order[] = [];
  for (const group of orderGroups(assessment.lines)) {
    orders.push(
      await placeOrder(tx, ports, { ...request, lines: renumbered(group.map((line) => line.wanted)) }),
    );
  }
  return orders;
}

/** Lines taken out of a larger whole, numbered from 0 again; add-ons keep their bases. */
export function renumbered(lines: Purchase['lines']): Purchase['lines'] {
  const numbers = new Map(lines.map((line, index) => [line.lineNumber, index]));
  return lines.map((line, index) => ({
    ...line,
    lineNumber: index,
    parentLineNumber: line.parentLineNumber === null ? null : (numbers.get(line.parentLineNumber) ?? null),
  }));
}

/** The first problem is the refusal, every one of them stands at its field. */
export function refusalOf(problems: readonly OrderProblem[], language: Language): Refusal {
  const [first] = problems as [OrderProblem, ...OrderProblem[]];
  return new Refusal(
    first.reason,
    first.parameters,
    problems.map((problem) => ({
      field: fieldOf(problem),
      message: sentenceOf(problem.reason, problem.parameters, language),
    })),
  );
}

export function fieldOf({ lineNumber, field }: OrderProblem): string {
  return lineNumber === null ? field : `lineItems[${lineNumber}].${field}`;
}

async function saveNewOrder(
  tx: Tx,
  { ids }: OrderPorts,
  request: OrderRequest,
  lines: readonly AssessedLine[],
  facts: Parameters<typeof subscriptionOf>[0]['facts'],
): Promise<Order> {
  const orderId = request.orderId ?? ids.code(12);
  const outcome: LineProvisioning = request.delivered ? 'fulfilled' : 'pending';
  const made: Subscription[] = [];
  const orderLines = withBasesFirst(lines, request, ids)
    .map(({ line, subscriptionId }) => {
      const subscription = subscriptionOf({ line, subscriptionId, orderId, outcome, made, facts });
      made.push(subscription);
      return orderLineOf(line, outcome, subscription, request.attestation === 'given');
    })
    .sort((a, b) => a.lineNumber - b.lineNumber);
  const placed: Order = {
    partnerId: request.seller.tenant.id,
    orderId,
    customerId: request.customer.customerId,
    status: orderStatusOf(orderLines.map((line) => line.provisioning)),
    billingCycle: billingCycleOf(lines),
    currency: lines[0]?.currency ?? facts.accountCurrency,
    totalPrice: sumOf(orderLines.map((line) => line.linePrice)),
    createdAt: request.now,
    placedBy: request.seller.userId,
    cartId: request.cartId ?? null,
    version: 1,
    lines: orderLines,
  };
  const demand = request.delivered ? null : demandOf(placed, await listReviewRules(tx));
  const order = demand === null ? placed : { ...placed, status: heldStatusOf[demand] };
  await saveOrder(tx, order);
  for (const subscription of made) await insertSubscription(tx, subscription);
  for (const subscription of made.filter((one) => one.resellerPartnerId !== null)) {
    await recordFirstAttribution(tx, subscription, request.seller.userId);
  }
  if (!request.delivered) {
    const queued = lines.map((line) => deliveryOf(line, made, request, ids));
    await queueDeliveries(tx, order.partnerId, orderId, demand === null ? queued : queued.map(heldBack));
    if (demand !== null) await askForReview(tx, { ...order, demand, askedAt: request.now });
  }
  return order;
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
function heldBack(delivery: NewDelivery): NewDelivery {
  return { ...delivery, state: 'held', attempts: 0, nextAttemptAt: null, givesUpAt: null };
}

/** One record for the order and one for each attribution (C45, C46, I45); no copies: credit is no access (I25). */
async function recordOrder(tx: Tx, { actor, customer, now }: OrderRequest, order: Order): Promise<void> {
  const about = { customerId: customer.customerId, customerName: customer.companyName };
  await appendAuditEvent(
    tx,
    actor,
    {
      operation: 'create_order',
      resourceType: 'order',
      ...about,
      newValue: {
        id: order.orderId,
        status: order.status,
        billingCycle: order.billingCycle,
        lineItems: order.lines.map((line) => ({
          lineItemNumber: line.lineNumber,
          offerId: line.catalogItemId,
          quantity: line.quantity,
          partnerIdOnRecord: line.resellerPartnerId ?? '',
          subscriptionId: line.subscriptionId ?? '',
        })),
      },
    },
    now,
  );
  for (const line of order.lines) {
    if (line.resellerPartnerId === null || line.subscriptionId === null) continue;
    await appendAuditEvent(
      tx,
      actor,
      {
        operation: 'create_mpn_association',
        resourceType: 'mpn_association',
        ...about,
        newValue: {
          subscriptionId: line.subscriptionId,
          partnerId: line.resellerPartnerId,
          orderId: order.orderId,
        },
      },
      now,
    );
  }
}
