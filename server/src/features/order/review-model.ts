/** What an order is asked for before it is delivered (C61). */
export type Demand = 'review' | 'purchase-order';

/** The operator's choice of orders that are looked at. */
export interface ReviewRule {
  readonly ruleId: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly demand: Demand;
  /** Null: any product or legacy offer. */
  readonly productId: string | null;
  /** Orders from this total on, in this currency; null: any. */
  readonly minimumTotal: string | null;
  readonly currency: string | null;
}

/** `documents`: waits for the purchase order. */
export type ReviewState = 'documents' | 'waiting' | 'approved' | 'rejected';

/** What the purchase order says. */
export interface PurchaseOrderFacts {
  readonly customerPrice: string;
  readonly currency: string;
  readonly fxRate: string | null;
  readonly partOfTender: boolean;
  readonly tenderLink: string | null;
}

export interface OrderReview {
  readonly partnerId: string;
  readonly orderId: string;
  readonly customerId: string;
  readonly demand: Demand;
  readonly state: ReviewState;
  readonly askedAt: Date;
  readonly customerPrice: string | null;
  readonly currency: string | null;
  readonly fxRate: string | null;
  readonly partOfTender: boolean;
  readonly tenderLink: string | null;
  readonly documentedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

/** As the operator's queue shows it. */
export interface QueuedReview extends OrderReview {
  readonly partnerName: string;
  readonly customerName: string;
  readonly country: string;
  readonly totalPrice: string;
  readonly orderCurrency: string;
  readonly lines: number;
}

export const attachmentKinds = ['POAttachment', 'TenderAttachment'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export interface Attachment {
  readonly attachmentId: string;
  readonly kind: AttachmentKind;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly addedAt: Date;
}

/** A file as it was sent, before it is known whether it can be kept. */
export interface SentFile {
  readonly kind: AttachmentKind;
  readonly fileName: string;
  readonly content: Buffer;
}
