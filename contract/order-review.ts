import type { Static } from 'typebox';
import Type from 'typebox';
import { instant } from './parts.ts';

const Demand = Type.Unsafe<'review' | 'purchase-order'>({
  type: 'string',
  enum: ['review', 'purchase-order'],
});
const State = Type.Unsafe<'documents' | 'waiting' | 'approved' | 'rejected'>({
  type: 'string',
  enum: ['documents', 'waiting', 'approved', 'rejected'],
});

/** What comes as a form: `metadata` is JSON text, the files stand beside it. */
export const OrderDocuments = Type.Object({
  metadata: Type.String({
    description: 'JSON: customerPrice, currency, and where they apply fxRate, isPartOfTender, tenderLink',
  }),
  pofiles: Type.Array(Type.String({ format: 'binary' })),
  tenderfiles: Type.Optional(Type.Array(Type.String({ format: 'binary' }))),
});

export const OrderAttachment = Type.Object({
  attachmentId: Type.String({ format: 'uuid' }),
  fileName: Type.String(),
  sizeInKB: Type.Integer(),
  attachmentType: Type.String({ description: 'POAttachment or TenderAttachment' }),
  attributes: Type.Object({ objectType: Type.String() }),
});

export const OrderAttachmentCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(OrderAttachment),
  links: Type.Record(Type.String(), Type.Unknown()),
  attributes: Type.Object({ objectType: Type.String() }),
});

const reviewMembers = {
  demand: Demand,
  state: State,
  askedAt: instant(),
  customerPrice: Type.Optional(Type.Number()),
  currency: Type.Optional(Type.String()),
  fxRate: Type.Optional(Type.Number()),
  isPartOfTender: Type.Boolean(),
  tenderLink: Type.Optional(Type.String()),
  documentedAt: Type.Optional(instant()),
  decidedAt: Type.Optional(instant()),
  decidedBy: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
};

/** Of one order, for whoever placed it. */
export const OrderReview = Type.Object(reviewMembers);

export const QueuedOrderReview = Type.Object({
  ...reviewMembers,
  partnerId: Type.String({ format: 'uuid' }),
  partnerName: Type.String(),
  orderId: Type.String(),
  customerName: Type.String(),
  country: Type.String(),
  totalPrice: Type.Number(),
  orderCurrency: Type.String(),
  lines: Type.Integer(),
});

export const OrderReviewPage = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(QueuedOrderReview),
  continuationToken: Type.Optional(Type.String()),
  attributes: Type.Object({ objectType: Type.String() }),
});

export const OrderReviewDetails = Type.Object({
  ...QueuedOrderReview.properties,
  lineItems: Type.Array(
    Type.Object({
      lineNumber: Type.Integer(),
      name: Type.String(),
      quantity: Type.Integer(),
      linePrice: Type.Number(),
    }),
  ),
  attachments: Type.Array(OrderAttachment),
});

export const OrderReviewDecision = Type.Object({
  decision: Type.Unsafe<'approve' | 'reject'>({ type: 'string', enum: ['approve', 'reject'] }),
  reason: Type.Optional(Type.String({ maxLength: 1000 })),
});

export const NewReviewRule = Type.Object({
  demand: Demand,
  productId: Type.Optional(Type.String({ maxLength: 100 })),
  minimumTotal: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000_000_000 })),
  currency: Type.Optional(Type.String({ pattern: '^[A-Za-z]{3}$' })),
});

export const ReviewRule = Type.Object({
  id: Type.String({ format: 'uuid' }),
  createdAt: instant(),
  createdBy: Type.String(),
  demand: Demand,
  productId: Type.Optional(Type.String()),
  minimumTotal: Type.Optional(Type.Number()),
  currency: Type.Optional(Type.String()),
});

export const ReviewRules = Type.Object({ items: Type.Array(ReviewRule) });

export type OrderReview = Static<typeof OrderReview>;
export type QueuedOrderReview = Static<typeof QueuedOrderReview>;
export type OrderReviewDetails = Static<typeof OrderReviewDetails>;
export type OrderAttachment = Static<typeof OrderAttachment>;
export type ReviewRule = Static<typeof ReviewRule>;
export type NewReviewRule = Static<typeof NewReviewRule>;
