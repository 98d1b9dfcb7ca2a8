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

/** A request to take over what a customer has under the usage plans of another partner (C65). */
export interface Transfer {
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

export type TransferItemKind = 'usage-subscription' | 'reservation';

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

/** Something selected, as it stood when the request was accepted (I36). */
export interface TransferLine {
  readonly lineNumber: number;
  readonly item: TransferItemKind;
  readonly itemId: string;
  readonly serviceId: string | null;
  readonly name: string;
  readonly offerId: string;
  readonly quantity: number;
  readonly billingCycle: string;
  readonly state: 'open' | 'moved' | 'canceled' | 'kept';
  readonly newId: string | null;
}

/** What must hold at the target for anything to arrive there. */
export interface TargetGround {
  readonly related: boolean;
  readonly agreementAccepted: boolean;
  readonly planId: string | null;
  readonly planStatus: string | null;
  readonly planCurrency: string | null;
}
