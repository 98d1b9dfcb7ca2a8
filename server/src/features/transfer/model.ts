import type { ErrorName } from '../../errors/error-codes.ts';
import type { RefusalParameters } from '../../errors/sentence.ts';

export const transferStates = [
  'pending',
  'accepted',
  'transferring',
  'done',
  'failed',
  'rejected',
  'withdrawn',
  'lapsed',
] as const;
export type TransferState = (typeof transferStates)[number];
export type TransferEvent = 'accept' | 'reject' | 'withdraw' | 'thirty days' | 'begin' | 'move' | 'give up';

/**
 * Usage plan: the new partner asks, the present one decides (C65). Direct to indirect: the present partner, which
 * is direct and a reseller at once, asks a provider to take over (C66).
 */
export type TransferKind = 'usage-plan' | 'direct-to-indirect';

/** A request that what a customer has with one partner goes to another. */
export interface Transfer {
  readonly kind: TransferKind;
  readonly targetPartnerId: string;
  readonly targetPartnerName: string;
  readonly transferId: string;
  readonly sourcePartnerId: string;
  readonly sourcePartnerName: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly resellerPartnerId: string | null;
  readonly state: TransferState;
  readonly askedAt: Date;
  readonly askedBy: string;
  readonly lapsesAt: Date;
  readonly decidedAt: Date | null;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  readonly attempts: number;
  readonly obstacle: string | null;
  readonly dueAt: Date | null;
}

export type TransferItemKind = 'usage-subscription' | 'reservation' | 'subscription';

/** Something of the source that could move, as it stands now. */
export interface TransferItem {
  readonly item: TransferItemKind;
  /** The source's id of it. */
  readonly itemId: string;
  readonly serviceId: string | null;
  readonly name: string;
  readonly planName: string;
  readonly offerId: string;
  readonly quantity: number;
  readonly billingCycle: string;
  readonly currency: string;
  readonly status: string;
}

/** Why a line stayed where it was. */
export interface LineProblem {
  readonly reason: ErrorName;
  readonly parameters: RefusalParameters;
}

/** Something selected, as it stood when the request was accepted, or for a handover made (I36). */
export interface TransferLine {
  readonly lineNumber: number;
  readonly item: TransferItemKind;
  readonly itemId: string;
  readonly serviceId: string | null;
  readonly name: string;
  readonly offerId: string;
  readonly quantity: number;
  readonly billingCycle: string;
  readonly state: 'open' | 'moved' | 'canceled' | 'kept' | 'failed';
  readonly newId: string | null;
  /** Of an add-on: the line it travels with. */
  readonly baseLine: number | null;
  readonly resellerPartnerId: string | null;
  readonly problem: LineProblem | null;
}

/** What must hold at the target for anything to arrive there. */
export interface TargetGround {
  readonly related: boolean;
  readonly agreementAccepted: boolean;
  readonly planId: string | null;
  readonly planStatus: string | null;
  readonly planCurrency: string | null;
}
