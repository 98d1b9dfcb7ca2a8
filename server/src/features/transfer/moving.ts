import { randomUUID } from 'node:crypto';
import type { ErrorName } from '../../errors/error-codes.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { Actor } from '../audit/index.ts';
import { isReached } from './actions.ts';
import type { TargetGround, Transfer, TransferLine } from './model.ts';
import {
  copyReservation,
  endReservation,
  moveUsageSubscription,
  movingScope,
  nextTransferDue,
  takeDueTransfers,
} from './moving-store.ts';
import { saveArrival } from './order-of-arrival.ts';
import { recordTransfer } from './recording.ts';
import { afterObstacle, fateOf, refusalOfTarget, transferTimes } from './rules.ts';
import type { NextState } from './store.ts';
import { findGround, keepLines, listItems, listLines, setTransferState, settle } from './store.ts';

/** Lapses requests, and moves what was accepted: at once for both partners, or not at all (C65). */
export function transferDueWork(ids: Ids): DueWork {
  return {
    name: 'transfer.proceed',
    next: nextTransferDue,
    run: (db, now, limit) =>
      db.transaction(movingScope, async (tx) => {
        const due = await takeDueTransfers(tx, now, limit);
        for (const transfer of due) await carryTo(tx, ids, transfer, now);
        return due.length;
      }),
  };
}

/** Everything up to now, step by step: a clock that was moved by days tells the same story as days. */
async function carryTo(tx: Tx, ids: Ids, transfer: Transfer, now: Date): Promise<void> {
  let present = transfer;
  while (present.dueAt !== null && present.dueAt <= now)
    present = await proceed(tx, ids, present, present.dueAt);
}

/** What the transfer's own date brings about, dated with it. */
async function proceed(tx: Tx, ids: Ids, transfer: Transfer, at: Date): Promise<Transfer> {
  const next = await nextOf(tx, ids, transfer, at);
  await setTransferState(tx, transfer, next);
  if (next.state !== transfer.state) {
    const actor = actorOfDates(transfer.targetPartnerId);
    const reached = await isReached(tx, transfer);
    await recordTransfer(tx, actor, transfer, { operation: 'update_transfer', reached, to: next.state }, at);
  }
  const attempts = transfer.attempts + (next.attempted ? 1 : 0);
  return { ...transfer, state: next.state, dueAt: next.dueAt, attempts };
}

function actorOfDates(tenantId: string): Actor {
  return { tenantId, userId: null, name: 'Twotier', applicationId: null, correlationId: randomUUID() };
}

async function nextOf(tx: Tx, ids: Ids, transfer: Transfer, at: Date): Promise<NextState> {
  switch (transfer.state) {
    case 'pending':
      await keepLines(tx, transfer);
      return { state: 'lapsed', at, dueAt: null };
    case 'accepted': {
      const dueAt = new Date(at.getTime() + transferTimes.firstAttempt);
      return { state: 'transferring', at, dueAt };
    }
    case 'transferring':
      return attempt(tx, ids, transfer, at);
    default:
      return { state: transfer.state, at, dueAt: null };
  }
}

async function attempt(tx: Tx, ids: Ids, transfer: Transfer, at: Date): Promise<NextState> {
  const ground = await findGround(tx, transfer.targetPartnerId, transfer.customerId);
  const lines = await listLines(tx, transfer);
  const obstacle = refusalOfTarget(ground) ?? (await obstacleOfLines(tx, transfer, lines));
  if (obstacle === null) {
    await move(tx, ids, transfer, { lines, ground, at });
    return { state: 'done', at, dueAt: null, attempted: true };
  }
  const next = afterObstacle(transfer, at);
  if (next.event === null) return { state: 'transferring', at, dueAt: next.dueAt, obstacle, attempted: true };
  for (const { lineNumber } of lines) await settle(tx, transfer, lineNumber, 'kept', null);
  return { state: 'failed', at, dueAt: null, obstacle, attempted: true };
}

/** What was selected has to be there still; nothing moves in halves. */
async function obstacleOfLines(
  tx: Tx,
  { sourcePartnerId, customerId }: Transfer,
  lines: readonly TransferLine[],
): Promise<ErrorName | null> {
  const items = await listItems(tx, sourcePartnerId, customerId);
  const gone = lines.some(({ itemId }) => items.find((item) => item.itemId === itemId)?.status !== 'active');
  return gone ? 'transfer-item-unusable' : null;
}

async function move(
  tx: Tx,
  ids: Ids,
  transfer: Transfer,
  of: { readonly lines: readonly TransferLine[]; readonly ground: TargetGround; readonly at: Date },
): Promise<void> {
  const { lines, ground, at } = of;
  const { sourcePartnerId, targetPartnerId } = transfer;
  const planId = ground.planId as string;
  const items = await listItems(tx, sourcePartnerId, transfer.customerId);
  const orderId = ids.code(12);
  const arrived: { line: TransferLine; subscriptionId: string }[] = [];
  for (const line of lines) {
    const item = items.find(({ itemId }) => itemId === line.itemId);
    const newId = ids.guid();
    if (line.item === 'usage-subscription') {
      await moveUsageSubscription(tx, {
        from: { partnerId: sourcePartnerId, billingId: line.itemId },
        to: { partnerId: targetPartnerId, billingId: newId, planId },
        at,
      });
      await settle(tx, transfer, line.lineNumber, 'moved', newId);
      continue;
    }
    const fate = item ? fateOf(item, ground.planCurrency ?? item.currency) : 'canceled';
    if (fate === 'moved') {
      await copyReservation(tx, {
        from: { partnerId: sourcePartnerId, subscriptionId: line.itemId },
        to: {
          partnerId: targetPartnerId,
          subscriptionId: newId,
          planId,
          orderId,
          lineNumber: arrived.length,
          resellerPartnerId: transfer.resellerPartnerId,
        },
        quantity: line.quantity,
        at,
      });
      arrived.push({ line, subscriptionId: newId });
    }
    await endReservation(tx, sourcePartnerId, line.itemId, at);
    await settle(tx, transfer, line.lineNumber, fate, fate === 'moved' ? newId : null);
  }
  if (arrived.length > 0)
    await saveArrival(tx, { transfer, currency: ground.planCurrency ?? 'USD', orderId, arrived, at });
}
