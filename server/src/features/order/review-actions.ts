import { refuseInput } from '../../errors/input-refusal.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { sumOf } from '../../platform/money/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { removePending } from '../subscription/index.ts';
import { giveBackCredit } from './credit-store.ts';
import type { Deliveries } from './delivery-actions.ts';
import { deliveryLimits } from './delivery-rules.ts';
import { keepSteps, lockDeliveries, releaseDeliveries, saveLineOutcomes } from './delivery-store.ts';
import type { OrderStatus } from './model.ts';
import type { Attachment, OrderReview, PurchaseOrderFacts, SentFile } from './review-model.ts';
import { attachmentLimits, type DocumentFault, documentFault, mediaTypeOf } from './review-rules.ts';
import { lockReview, saveAttachment, saveDocuments, saveReviewDecision } from './review-store.ts';
import { statusAfter } from './states-rules.ts';
import { lockOrder, readOrders, saveOrderState } from './store.ts';
import { orderWords } from './words.ts';

export interface ReviewDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly deliveries: Deliveries;
}

export interface DocumentCall {
  readonly scope: TenantScope;
  readonly customerId: string;
  readonly orderId: string;
  readonly actor: Actor;
  readonly language: Language;
  readonly facts: Partial<PurchaseOrderFacts> & { readonly partOfTender: boolean };
  readonly files: readonly SentFile[];
}

/** The purchase order and what it says, all at once: the order then waits for the operator (4.7). */
export function sendDocuments(
  { db, clock, ids }: ReviewDeps,
  { scope, customerId, orderId, actor, language, facts, files }: DocumentCall,
): Promise<Attachment[]> {
  return db.transaction(scope, async (tx) => {
    const head = await lockOrder(tx, scope.tenantId, orderId);
    if (!head || head.customerId !== customerId) return refuse('order-unknown');
    const review = await lockReview(tx, scope.tenantId, orderId);
    const status = statusAfter(head.status, 'send documents');
    if (!review || status === null) return refuse('order-not-awaiting-documents', { status: head.status });
    const fault = documentFault(facts, files);
    if (fault) throw refusalOf(fault, language);
    const now = clock.now();
    const kept: Attachment[] = [];
    for (const [position, file] of files.entries()) {
      const attachment: Attachment = {
        attachmentId: ids.guid(),
        kind: file.kind,
        fileName: file.fileName,
        mediaType: mediaTypeOf(file) ?? 'application/octet-stream',
        sizeBytes: file.content.length,
        addedAt: now,
      };
      await saveAttachment(tx, review, attachment, { position, content: file.content, by: actor.userId });
      kept.push(attachment);
    }
    await saveDocuments(
      tx,
      review,
      {
        customerPrice: facts.customerPrice as string,
        currency: facts.currency as string,
        fxRate: facts.fxRate ?? null,
        partOfTender: facts.partOfTender,
        tenderLink: facts.tenderLink ?? null,
      },
      now,
      actor.userId,
    );
    await changeStatus(tx, review, status);
    await appendAuditEvent(
      tx,
      actor,
      {
        operation: 'update_order',
        resourceType: 'order',
        customerId,
        customerName: head.customerName,
        oldValue: { id: orderId, status: head.status },
        newValue: { id: orderId, status, attachments: kept.map((one) => one.fileName) },
      },
      now,
    );
    return kept;
  });
}

function refusalOf(fault: DocumentFault, language: Language): Refusal {
  switch (fault.reason) {
    case 'attachment-metadata-invalid':
      return new Refusal(
        fault.reason,
        { members: fault.members.join(', ') },
        fault.members.map((field) => ({ field, message: field })),
      );
    case 'attachment-refused':
      return new Refusal(fault.reason, {
        file: fault.file,
        why: orderWords[`file-${fault.why}`][language],
        limit: attachmentLimits.fileBytes / 1_048_576,
      });
    case 'attachments-too-many':
      return new Refusal(fault.reason, { limit: attachmentLimits.filesMax });
    default:
      return new Refusal(fault.reason);
  }
}

async function changeStatus(
  tx: Tx,
  { partnerId, orderId, customerId }: Pick<OrderReview, 'partnerId' | 'orderId' | 'customerId'>,
  status: OrderStatus,
  totalPrice?: string,
): Promise<void> {
  const [order] = await readOrders(tx, tenantScope(partnerId), customerId, { orderId });
  if (order) await saveOrderState(tx, { ...order, status, totalPrice: totalPrice ?? order.totalPrice });
}

export interface DecisionCall {
  readonly partnerId: string;
  readonly orderId: string;
  readonly decision: 'approve' | 'reject';
  readonly reason: string | null;
  readonly actor: Actor;
}

const reviewing = systemScope('the operator decides about an order');

/** Passed: it is delivered from now on. Rejected: for good, and as if nothing had been bought (4.7). */
export async function decideReview(deps: ReviewDeps, call: DecisionCall): Promise<void> {
  const { partnerId, orderId, decision, actor } = call;
  await deps.db.transaction(reviewing, async (tx) => {
    const head = await lockOrder(tx, partnerId, orderId);
    const review = await lockReview(tx, partnerId, orderId);
    if (!head || !review) return refuse('order-unknown');
    const status = statusAfter(head.status, decision);
    if (status === null) return refuse('order-review-over', { status: head.status });
    if (decision === 'reject' && call.reason === null)
      return refuseInput({ field: 'reason', problem: 'missing' });
    const at = deps.clock.now();
    const state = decision === 'approve' ? 'approved' : 'rejected';
    const reason = call.reason;
    await saveReviewDecision(tx, review, { state, at, by: actor.name, reason });
    if (decision === 'approve') await release(tx, review, at);
    else await undo(tx, review, at);
    await changeStatus(tx, review, status, decision === 'reject' ? '0' : undefined);
    await appendAuditEvent(
      tx,
      actor,
      {
        operation: 'update_order',
        resourceType: 'order',
        customerId: head.customerId,
        // Under the name that the partner knows it by; nobody else reads this record.
        customerName: head.customerName,
        copiesTo: [partnerId],
        oldValue: { id: orderId, status: head.status },
        newValue: { id: orderId, status },
        details: reason === null ? {} : { Reason: reason },
      },
      at,
    );
    return undefined;
  });
  if (decision === 'approve') await deps.deliveries.deliverNow(tenantScope(partnerId), [orderId], null);
}

async function release(tx: Tx, { partnerId, orderId }: OrderReview, at: Date): Promise<void> {
  const first = new Date(at.getTime() + deliveryLimits.leaseMs);
  const end = new Date(at.getTime() + deliveryLimits.patienceMs);
  await releaseDeliveries(tx, partnerId, orderId, first, end);
}

async function undo(tx: Tx, { partnerId, orderId }: OrderReview, at: Date): Promise<void> {
  const held = (await lockDeliveries(tx, partnerId, orderId)).filter((one) => one.state === 'held');
  if (held.length === 0) return;
  const lineNumbers = held.map((one) => one.lineNumber);
  const step = { state: 'rejected', detail: null } as const;
  const order = { partnerId, orderId };
  await keepSteps(
    tx,
    order,
    lineNumbers.map((lineNumber) => ({ lineNumber, step })),
    at,
  );
  for (const delivery of held) await removePending(tx, delivery);
  await giveBackCredit(tx, order, sumOf(held.map((one) => one.creditPrice)));
  await saveLineOutcomes(tx, order, lineNumbers, 'unfulfilled');
}
