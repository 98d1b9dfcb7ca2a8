import { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { isZero, sumOf } from '../../platform/money/index.ts';
import { appendAuditEvent, appendAuditEvents } from '../audit/index.ts';
import { lockRelationship } from '../customer/index.ts';
import { lockCreditAccount, spendCredit } from './credit-store.ts';
import { queueDeliveries } from './delivery-store.ts';
import type { PurchaseFacts } from './facts.ts';
import type { AssessedLine, Assessment, Order, OrderLine, OrderProblem } from './model.ts';
import { heldBack, newLines, saveSubscriptionsOf } from './new-lines.ts';
import type { Purchase } from './purchase-facts.ts';
import { readFacts } from './purchase-facts.ts';
import type { OrderRequest } from './request-model.ts';
import { demandOf, heldStatusOf } from './review-rules.ts';
import { askForReview, listReviewRules } from './review-store.ts';
import type { RoleAttestation } from './rules.ts';
import {
  assess,
  billingCycleOf,
  creditProblems,
  numberedWithoutGaps,
  orderGroups,
  orderStatusOf,
  standingProblems,
} from './rules.ts';
import { lockPurchases, saveOrder } from './store.ts';
import { orderWords } from './words.ts';

export interface OrderPorts {
  readonly ids: Ids;
}

/** What a purchase would meet now, without buying anything. */
export async function assessPurchase(
  tx: Tx,
  purchase: Purchase,
  attestation: RoleAttestation,
): Promise<Assessment> {
  const { facts, lines } = await readFacts(tx, purchase);
  return assess(lines, facts, attestation);
}

/** For each candidate what keeps it from being chosen, beside what was chosen already. */
export async function assessChoices(
  tx: Tx,
  purchase: Purchase,
  candidates: Purchase['lines'],
): Promise<{ catalogItemId: string; problems: OrderProblem[] }[]> {
  const { facts } = await readFacts(tx, { ...purchase, lines: [...candidates, ...purchase.lines] });
  return candidates.map((candidate) => ({
    catalogItemId: candidate.catalogItemId,
    problems: standingProblems(candidate, purchase.lines, facts),
  }));
}

/**
 * Places one order in the caller's transaction, in the seller's scope: all checks of I23 made anew
 * under lock, the attribution recorded, the lines queued for delivery, the credit spent. Refuses with
 * the first thing that stands against it and lists the rest at their fields. Whoever places an order has
 * it delivered once the transaction is committed (`Deliveries.deliverNow`).
 */
export async function placeOrder(tx: Tx, ports: OrderPorts, request: OrderRequest): Promise<Order> {
  if (!numberedWithoutGaps(request.lines.map((line) => line.lineNumber)))
    throw new Refusal('line-numbers-invalid');
  const { lines, facts } = await checkPurchase(tx, request);
  const order = await saveNewOrder(tx, ports, request, lines, facts);
  await recordOrder(tx, request, order);
  await spendOn(tx, request, lines);
  return order;
}

/**
 * Spends what lines cost, last of all: whatever a seller buys passes through its one account, and nothing waits there
 * for longer than this takes. Refuses what would have fit when it was looked at and does not any more (I23).
 */
export async function spendOn(
  tx: Tx,
  { seller, language, now }: Pick<OrderRequest, 'seller' | 'language' | 'now'>,
  lines: readonly AssessedLine[],
): Promise<void> {
  const needed = sumOf(lines.map((line) => line.creditPrice ?? '0'));
  if (isZero(needed)) return;
  const credit = await lockCreditAccount(tx, seller.tenant.id);
  const left = credit && { creditAvailable: credit.available, accountCurrency: credit.currency };
  const problems = left ? creditProblems(needed, left) : [];
  if (problems.length > 0) throw refusalOf(problems, language);
  await spendCredit(tx, seller.tenant.id, needed, now);
}

/** All checks of I23, of the customer under lock; refuses unless all lines can stand in one order. */
export async function checkPurchase(
  tx: Tx,
  request: OrderRequest,
): Promise<{ readonly lines: readonly AssessedLine[]; readonly facts: PurchaseFacts }> {
  const { language, customer, seller } = request;
  await lockPurchases(tx, customer.customerId);
  // An ending at the same time: the later of the two is refused (C37).
  if (!(await lockRelationship(tx, seller.tenant.id, customer.customerId)))
    throw new Refusal('relationship-ended');
  const { facts, lines } = await readFacts(tx, request);
  const assessment = assess(lines, facts, request.attestation);
  if (assessment.problems.length > 0) throw refusalOf(assessment.problems, language);
  if (orderGroups(assessment.lines).length > 1) {
    throw new Refusal('order-unprocessable', { why: orderWords['mixed-groups'][language] });
  }
  return { lines: assessment.lines, facts };
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
  assessed: readonly AssessedLine[],
  facts: PurchaseFacts,
): Promise<Order> {
  const orderId = request.orderId ?? ids.code(12);
  const made = newLines(assessed, request, facts, ids, orderId);
  const placed: Order = {
    partnerId: request.seller.tenant.id,
    orderId,
    customerId: request.customer.customerId,
    status: orderStatusOf(made.lines.map((line) => line.provisioning)),
    billingCycle: billingCycleOf(assessed),
    currency: assessed[0]?.currency ?? facts.accountCurrency,
    totalPrice: sumOf(made.lines.map((line) => line.linePrice)),
    createdAt: request.now,
    placedBy: request.seller.userId,
    cartId: request.cartId ?? null,
    version: 1,
    lines: made.lines,
  };
  const demand = request.delivered ? null : demandOf(placed, await listReviewRules(tx));
  const order = demand === null ? placed : { ...placed, status: heldStatusOf[demand] };
  await saveOrder(tx, order);
  await saveSubscriptionsOf(tx, made, request.seller.userId);
  const queued = demand === null ? made.deliveries : made.deliveries.map(heldBack);
  if (queued.length > 0) await queueDeliveries(tx, order.partnerId, orderId, queued);
  if (demand !== null) await askForReview(tx, { ...order, demand, askedAt: request.now });
  return order;
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
  await recordAttributions(tx, { actor, customer, now }, order.orderId, order.lines);
}

export async function recordAttributions(
  tx: Tx,
  { actor, customer, now }: Pick<OrderRequest, 'actor' | 'customer' | 'now'>,
  orderId: string,
  lines: readonly OrderLine[],
): Promise<void> {
  const credited = lines.filter((line) => line.resellerPartnerId !== null && line.subscriptionId !== null);
  await appendAuditEvents(
    tx,
    actor,
    credited.map((line) => ({
      operation: 'create_mpn_association',
      resourceType: 'mpn_association',
      customerId: customer.customerId,
      customerName: customer.companyName,
      newValue: { subscriptionId: line.subscriptionId, partnerId: line.resellerPartnerId, orderId },
    })),
    now,
  );
}
