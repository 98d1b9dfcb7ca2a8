import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { BillingCycle } from '../catalog/index.ts';
import { readRelationship } from '../customer/index.ts';
import { rehomeAssignments } from '../license/index.ts';
import type { Order, Purchaser, Seller, WantedLine } from '../order/index.ts';
import { assessPurchase, orderGroups, placeOrder, refusalOf, renumbered } from '../order/index.ts';
import type { HandoverItem } from './handover-model.ts';
import { withFollowers } from './handover-rules.ts';
import {
  closeSource,
  dropBegunUsage,
  listHandoverItems,
  listUsageBelow,
  lockSources,
} from './handover-store.ts';
import type { LineProblem, Transfer, TransferLine } from './model.ts';
import { moveUsageSubscription } from './moving-store.ts';
import type { TransferCall, TransferDeps } from './parts.ts';
import { listLines, settle } from './store.ts';

/** Everything one acceptance works with. */
interface Taking {
  readonly transfer: Transfer;
  readonly lines: readonly TransferLine[];
  /** The source's subscriptions as they are now, by id. */
  readonly sources: ReadonlyMap<string, HandoverItem>;
  readonly seller: Seller;
  readonly customer: Purchaser;
  readonly language: Language;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * The provider takes over what a dual partner offers (C66): an order of its own with all checks of any order, in the
 * quantities of the request (I36). What cannot arrive stays with its error, and with a base its add-ons; what stands
 * against the order as a whole refuses it. License-based sources are suspended, usage sources go.
 */
export async function takeOver(
  tx: Tx,
  deps: TransferDeps,
  { caller, context }: TransferCall,
  transfer: Transfer,
  at: Date,
): Promise<{ readonly orders: readonly Order[] }> {
  const { sourcePartnerId, customerId } = transfer;
  const customer = await readRelationship(tx, caller.tenant.id, customerId);
  if (customer?.state !== 'active') return refuse('relationship-ended');
  const lines = await listLines(tx, transfer);
  const sources = await tx.within(tenantScope(sourcePartnerId), async (inner) => {
    await lockSources(
      inner,
      sourcePartnerId,
      lines.map(({ itemId }) => itemId),
    );
    const found = await listHandoverItems(inner, sourcePartnerId, customerId);
    return new Map(found.map((item) => [item.subscriptionId, item]));
  });
  const taking: Taking = {
    transfer,
    lines,
    sources,
    seller: { tenant: caller.tenant, userId: caller.user?.id ?? null },
    customer,
    language: context.language,
    actor: actorOf(caller, context),
    at,
  };
  const failed = await findFailures(tx, taking);
  for (const [lineNumber, problem] of failed) await settle(tx, transfer, lineNumber, 'failed', null, problem);
  return { orders: await placeAll(tx, deps, taking, failed) };
}

/** What keeps lines from arriving: the source has gone, the provider cannot sell it, or its base stays. */
async function findFailures(tx: Tx, taking: Taking): Promise<ReadonlyMap<number, LineProblem>> {
  const { lines, sources, language } = taking;
  let failed = new Map<number, LineProblem>();
  for (const { lineNumber, itemId, name } of lines) {
    if (sources.get(itemId)?.status !== 'active')
      failed.set(lineNumber, { reason: 'transfer-item-unusable', parameters: { name } });
  }
  for (;;) {
    failed = withFollowers(lines, failed);
    const left = lines.filter(({ lineNumber }) => !failed.has(lineNumber));
    if (left.length === 0) return failed;
    const { problems } = await assessPurchase(tx, purchaseOf(taking, left), 'unasked');
    const whole = problems.filter(({ lineNumber }) => lineNumber === null);
    const ofLines = problems.filter(({ lineNumber }) => lineNumber !== null);
    // Credit and limits are counted over what is left once the lines that fail anyway are out.
    if (ofLines.length === 0) {
      if (whole.length > 0) throw refusalOf(whole, language);
      return failed;
    }
    for (const { lineNumber, reason, parameters } of ofLines) {
      const line = left[lineNumber as number];
      if (line && !failed.has(line.lineNumber)) failed.set(line.lineNumber, { reason, parameters });
    }
  }
}

function purchaseOf({ sources, seller, customer, language, at }: Taking, lines: readonly TransferLine[]) {
  const numbers = new Map(lines.map(({ lineNumber }, index) => [lineNumber, index]));
  const wanted = lines.map(
    (line, lineNumber): WantedLine => ({
      lineNumber,
      catalogItemId: line.offerId,
      quantity: line.quantity,
      // The nickname is the source's own (I51).
      friendlyName: null,
      termDuration: sources.get(line.itemId)?.termDuration ?? null,
      billingCycle: line.billingCycle as BillingCycle,
      currency: null,
      resellerPartnerId: line.resellerPartnerId,
      additionalPartnerIds: [],
      provisioningContext: {},
      // What the offer asks to be confirmed was confirmed when it was bought.
      attestationAccepted: true,
      promotionId: null,
      customTermEndDate: null,
      renewsTo: null,
      parentLineNumber: line.baseLine === null ? null : (numbers.get(line.baseLine) ?? null),
    }),
  );
  return { seller, customer, lines: wanted, language, now: at };
}

async function placeAll(
  tx: Tx,
  deps: TransferDeps,
  taking: Taking,
  failed: ReadonlyMap<number, LineProblem>,
): Promise<Order[]> {
  const left = taking.lines.filter(({ lineNumber }) => !failed.has(lineNumber));
  if (left.length === 0) return [];
  const purchase = purchaseOf(taking, left);
  const { lines } = await assessPurchase(tx, purchase, 'unasked');
  const orders: Order[] = [];
  for (const group of orderGroups(lines)) {
    const order = await placeOrder(tx, deps, {
      ...purchase,
      lines: renumbered(group.map(({ wanted }) => wanted)),
      actor: taking.actor,
      attestation: 'unasked',
      delivered: true,
      transactionType: 'Transfer',
    });
    for (const [index, { wanted }] of group.entries()) {
      const newId = order.lines.find(({ lineNumber }) => lineNumber === index)?.subscriptionId;
      const line = left[wanted.lineNumber];
      if (line && newId) await handOver(tx, deps, taking, line, newId);
    }
    orders.push(order);
  }
  return orders;
}

/** Licenses and what runs under it go along; then the source is closed, and its partner reads so in its log. */
async function handOver(
  tx: Tx,
  deps: TransferDeps,
  { transfer, sources, actor, at }: Taking,
  line: TransferLine,
  newId: string,
): Promise<void> {
  const { sourcePartnerId, targetPartnerId, customerId } = transfer;
  const item = sources.get(line.itemId);
  if (!item) return;
  const from = { partnerId: sourcePartnerId, subscriptionId: line.itemId };
  const to = { partnerId: targetPartnerId, subscriptionId: newId };
  if (item.kind === 'license') {
    await tx.within(tenantScope(customerId), (inner) =>
      rehomeAssignments(inner, { customerId, from, to, limit: line.quantity }),
    );
  } else {
    await tx.within(tenantScope(customerId), async (inner) => {
      const running = await listUsageBelow(inner, sourcePartnerId, line.itemId);
      if (running.length > 0) await dropBegunUsage(inner, targetPartnerId, newId);
      for (const billingId of running) {
        await moveUsageSubscription(inner, {
          from: { partnerId: sourcePartnerId, billingId },
          to: { partnerId: targetPartnerId, billingId: deps.ids.guid(), planId: newId },
          at,
        });
      }
    });
  }
  await tx.within(tenantScope(sourcePartnerId), async (inner) => {
    await closeSource(inner, sourcePartnerId, item, at);
    const status = item.kind === 'usage' ? 'deleted' : 'suspended';
    await appendAuditEvent(
      inner,
      { ...actor, tenantId: sourcePartnerId, userId: null, name: transfer.targetPartnerName },
      {
        operation: 'update_subscription',
        resourceType: 'subscription',
        customerId,
        customerName: transfer.customerName,
        counterpartId: targetPartnerId,
        oldValue: { id: line.itemId, status: item.status },
        newValue: { id: line.itemId, status },
        details: { Reason: 'Transferred', Transfer: transfer.transferId },
      },
      at,
    );
  });
  await settle(tx, transfer, line.lineNumber, 'moved', newId);
}
