import type { ErrorName } from '../../errors/error-codes.ts';
import type { RefusalParameters } from '../../errors/sentence.ts';
import type { AppliedPromotion, BillingCycle } from '../subscription/index.ts';

/** Stored states; `expired` follows from the clock (4.6). */
export type StoredCartStatus = 'active' | 'ordered';

export type ParticipantType =
  | 'transaction_reseller'
  | 'consumption_reseller'
  | 'additional_transaction_reseller';

export interface Participant {
  readonly key: ParticipantType;
  readonly value: string;
}

/** A line as it was put into the cart, and what was made of it when it was last checked. */
export interface CartLine {
  readonly id: number;
  readonly catalogItemId: string;
  readonly friendlyName: string | null;
  readonly quantity: number;
  readonly currency: string | null;
  readonly billingCycle: BillingCycle | null;
  readonly termDuration: string | null;
  readonly customTermEndDate: string | null;
  readonly participants: readonly Participant[];
  readonly provisioningContext: Readonly<Record<string, string>>;
  readonly renewsTo: string | null;
  readonly promotionId: string | null;
  readonly attestationAccepted: boolean | null;
  readonly addons: readonly CartLine[];
  /** Lines with equal text end in one order. */
  readonly orderGroup: string;
  readonly unitPrice: string | null;
  /** The promotion it names, where it applied, and the last day it is for; baskets from before there were any have none. */
  readonly promotion?: (AppliedPromotion & { readonly until: string | null }) | null;
  readonly linePrice: string | null;
  readonly error: CartLineError | null;
}

export interface CartLineError {
  /** Number of the contract's cart errors (resources 5). */
  readonly code: number;
  readonly reason: ErrorName;
  readonly parameters: RefusalParameters;
}

export interface Cart {
  readonly partnerId: string;
  readonly cartId: string;
  readonly customerId: string;
  readonly status: StoredCartStatus;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
  readonly expiresAt: Date;
  readonly modifiedBy: string | null;
  /** Role attestation (C60); null: not said. */
  readonly attested: boolean | null;
  readonly lines: readonly CartLine[];
  readonly checkoutResult: CheckoutResult | null;
  readonly version: number;
}

/** What the one checkout gave: read again by every repeat of it (I38). */
export interface CheckoutResult {
  readonly orderIds: readonly string[];
  readonly errors: readonly OrderError[];
}

export interface OrderError {
  readonly orderGroup: string;
  readonly reason: ErrorName;
  readonly parameters: RefusalParameters;
}
