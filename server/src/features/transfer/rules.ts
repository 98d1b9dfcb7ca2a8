import type { ErrorName } from '../../errors/error-codes.ts';
import { nextState } from '../../platform/states/index.ts';
import { handoverStateTable } from './handover-states-rules.ts';
import type {
  TargetGround,
  Transfer,
  TransferEvent,
  TransferItem,
  TransferKind,
  TransferState,
} from './model.ts';
import { transferStateTable } from './states-rules.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A request waits thirty days; what was accepted moves within 15 minutes and is retried for three days (8). */
export const transferTimes = {
  lapses: 30 * day,
  firstAttempt: 5 * minute,
  retry: 15 * minute,
  /** After the first hour. */
  laterRetry: 180 * minute,
  givesUp: 3 * day,
} as const;

export const isOpen = (state: TransferState): boolean =>
  state === 'pending' || state === 'accepted' || state === 'transferring';

/** Who made the request: the new partner for a usage plan, the present one that hands over (4.13). */
export function askerOf(transfer: Pick<Transfer, 'kind' | 'sourcePartnerId' | 'targetPartnerId'>): string {
  return transfer.kind === 'usage-plan' ? transfer.targetPartnerId : transfer.sourcePartnerId;
}

/** Who accepts or rejects it. */
export function deciderOf(transfer: Pick<Transfer, 'kind' | 'sourcePartnerId' | 'targetPartnerId'>): string {
  return transfer.kind === 'usage-plan' ? transfer.sourcePartnerId : transfer.targetPartnerId;
}

/** Why an event is refused in a state, in the words that clients of the contract know; null where it is not. */
export function refusalOfEvent(
  { kind, state }: { readonly kind: TransferKind; readonly state: TransferState },
  event: TransferEvent,
): ErrorName | null {
  const table = kind === 'usage-plan' ? transferStateTable : handoverStateTable;
  if (nextState<TransferState | 'none', TransferEvent | 'ask'>(table, state, event) !== null) return null;
  return state === 'accepted' || state === 'transferring' ? 'transfer-running' : 'transfer-over';
}

/** What is missing at the partner that would take over; null where nothing is. */
export function refusalOfTarget(ground: TargetGround): ErrorName | null {
  if (!ground.related) return 'relationship-ended';
  if (!ground.agreementAccepted) return 'agreement-missing';
  if (ground.planId === null) return 'transfer-plan-missing';
  return ground.planStatus === 'active' ? null : 'transfer-plan-inactive';
}

/** Why a selection cannot be accepted: everything in it must be there, active, and in no other transfer (C65). */
export function refusalOfSelection(
  selected: readonly string[],
  items: readonly (TransferItem & { readonly inTransfer: boolean })[],
): { readonly reason: ErrorName; readonly name: string } | null {
  if (selected.length === 0) return { reason: 'transfer-nothing-selected', name: '' };
  for (const id of selected) {
    const found = items.find(({ itemId }) => itemId === id);
    if (!found) return { reason: 'transfer-item-unusable', name: id };
    if (found.inTransfer) return { reason: 'transfer-item-elsewhere', name: found.name };
    if (found.status !== 'active') {
      const reason =
        found.item === 'reservation' ? 'transfer-reservation-inactive' : 'transfer-item-unusable';
      return { reason, name: found.name };
    }
  }
  return null;
}

/** Paid by the month in another currency, a reservation ends instead of moving (C65). */
export function fateOf(
  item: Pick<TransferItem, 'item' | 'billingCycle' | 'currency'>,
  targetCurrency: string,
): 'moved' | 'canceled' {
  const ends =
    item.item === 'reservation' && item.currency !== targetCurrency && item.billingCycle !== 'one_time';
  return ends ? 'canceled' : 'moved';
}

/** What becomes of an attempt that met an obstacle, and when it is looked at again. */
export function afterObstacle(
  { decidedAt, askedAt, attempts }: Pick<Transfer, 'decidedAt' | 'askedAt' | 'attempts'>,
  at: Date,
): { readonly event: 'give up' } | { readonly event: null; readonly dueAt: Date } {
  const until = (decidedAt ?? askedAt).getTime() + transferTimes.givesUp;
  const next = at.getTime() + (attempts < 4 ? transferTimes.retry : transferTimes.laterRetry);
  return next > until ? { event: 'give up' } : { event: null, dueAt: new Date(next) };
}
