import type { CallerTenant } from '../../access/caller.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import type { RefusalParameters } from '../../errors/sentence.ts';
import type { KeptWindow, Sellable } from '../catalog/index.ts';
import type { AppliedPromotion, BillingCycle, CreditedReseller } from '../subscription/index.ts';

/** States of an order (4.7), spelled as on the wire. */
export const orderStatuses = [
  'pending',
  'pending_review',
  'pending_po_upload',
  'po_upload_complete',
  'po_review_rejected',
  'completed',
  'partial_success',
  'error',
  'cancelled',
  'suspended',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export type LineProvisioning = 'pending' | 'fulfilled' | 'unfulfilled';

/** A purchase as it is asked for: a line of an order, a cart, or the order page. */
/** What a savings plan commits its customer to, as it was declared. */
export interface PurchaseCommitment {
  readonly amount: number;
  readonly currency?: string;
  readonly grain?: string;
}

export interface WantedLine {
  readonly lineNumber: number;
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly friendlyName: string | null;
  readonly termDuration: string | null;
  /** Null: the first that is offered, monthly before others. */
  readonly billingCycle: BillingCycle | null;
  /** Null: the currency of the customer's market. */
  readonly currency: string | null;
  /** Location PartnerID of the reseller to credit; null: nobody (I26). */
  readonly resellerPartnerId: string | null;
  /** Further resellers, declared without credit (C60). */
  readonly additionalPartnerIds: readonly string[];
  readonly provisioningContext: Readonly<Record<string, string>>;
  readonly attestationAccepted: boolean;
  readonly promotionId: string | null;
  readonly customTermEndDate: string | null;
  /** Term after the first one. */
  readonly renewsTo: string | null;
  /** Add-on of a base in the same order. */
  readonly parentLineNumber: number | null;
  readonly purchaseCommitment?: PurchaseCommitment;
}

/** The customer a purchase is for, as the partner's relationship knows it. */
export interface Purchaser {
  readonly customerId: string;
  readonly companyName: string;
  readonly country: string;
  readonly agreementAccepted: boolean;
  readonly accountReview: 'allowed' | 'under-review' | 'not-approved';
}

/** One thing that stands against a purchase. */
export interface OrderProblem {
  /** Null: the purchase as a whole. */
  readonly lineNumber: number | null;
  /** Member of the line. */
  readonly field: string;
  readonly reason: ErrorName;
  readonly parameters: RefusalParameters;
}

/** A line with what the catalogue and the rules make of it. */
export interface AssessedLine {
  readonly wanted: WantedLine;
  readonly sellable: Sellable | null;
  readonly termDuration: string | null;
  readonly billingCycle: BillingCycle;
  readonly currency: string;
  /** Before tax, exact decimals as text, after the promotion; null while the line names nothing that has a price. */
  readonly unitPrice: string | null;
  /** The one it names, where it applies. */
  readonly promotion: AppliedPromotion | null;
  /** Last day of the first term; null: no end. */
  readonly endsOn: string | null;
  /** The window it is bought with, where that is not the usual one. */
  readonly window: KeptWindow | null;
  readonly linePrice: string | null;
  /** The line in the currency the partner is billed in: what counts against its credit. */
  readonly creditPrice: string | null;
  readonly reseller: CreditedReseller | null;
}

export interface Assessment {
  readonly lines: readonly AssessedLine[];
  readonly problems: readonly OrderProblem[];
  readonly credit: { readonly currency: string; readonly available: string; readonly needed: string };
}

export interface Order {
  readonly partnerId: string;
  readonly orderId: string;
  readonly customerId: string;
  readonly status: OrderStatus;
  readonly billingCycle: BillingCycle;
  readonly currency: string;
  readonly totalPrice: string;
  readonly createdAt: Date;
  readonly placedBy: string | null;
  readonly cartId: string | null;
  readonly version: number;
  readonly lines: readonly OrderLine[];
}

export interface OrderLine {
  readonly lineNumber: number;
  readonly catalogItemId: string;
  readonly offerName: string;
  readonly friendlyName: string | null;
  readonly quantity: number;
  readonly termDuration: string | null;
  readonly billingCycle: BillingCycle;
  readonly unitPrice: string;
  readonly linePrice: string;
  readonly subscriptionId: string | null;
  readonly resellerPartnerId: string | null;
  readonly additionalPartnerIds: readonly string[];
  readonly transactionType: string;
  readonly provisioning: LineProvisioning;
  readonly attributes: LineAttributes;
}

/** What is kept of a line only to be read again. */
export interface LineAttributes {
  readonly provisioningContext?: Readonly<Record<string, string>>;
  readonly attestationAccepted?: boolean;
  readonly partnerOnRecordAttestation?: boolean;
  readonly renewsTo?: string;
  readonly parentSubscriptionId?: string;
  readonly promotion?: AppliedPromotion;
  readonly purchaseCommitment?: PurchaseCommitment;
  /** Canceled through the order (C68). */
  readonly canceled?: true;
}

/** Who places an order: the partner that buys from the vendor. */
export interface Seller {
  readonly tenant: CallerTenant;
  readonly userId: string | null;
}
