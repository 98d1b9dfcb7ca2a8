import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const text = (description?: string) => Type.Optional(Type.String(description ? { description } : {}));

// The partner contract

/** Names of the newer form, in the order of the contract. */
export const qualificationNames = ['Education', 'GovernmentCommunityCloud', 'StateOwnedEntity'] as const;
export type QualificationName = (typeof qualificationNames)[number];

export const NewQualification = Type.Object({
  qualification: text(qualificationNames.join(', ')),
  educationSegment: text('Education only: K12, HigherEducation'),
  website: text('Official website'),
  validationCode: text('Government community cloud only'),
});
export type NewQualification = Static<typeof NewQualification>;

export const CustomerQualification = Type.Object({
  qualification: Type.String(),
  vettingStatus: Type.String({ description: 'InReview, Approved, Denied' }),
  vettingReason: text('Why it was denied'),
  vettingCreateDate: Instant,
  vettingCreatedDate: Instant,
});
export type CustomerQualification = Static<typeof CustomerQualification>;

export const ValidationCode = Type.Object({
  partnerId: Id,
  organizationName: Type.String(),
  validationId: Type.String(),
  maxCreates: Type.Optional(Type.Integer()),
  remainingCreates: Type.Optional(Type.Integer()),
  eTag: Type.String(),
});
export type ValidationCode = Static<typeof ValidationCode>;

// The product's own

const Kind = Type.Enum(['education', 'government', 'state-owned']);
const Status = Type.Enum(['in-review', 'approved', 'denied']);

/** One special segment as a customer's page shows it. */
export const QualificationOnPage = Type.Object({
  qualification: Kind,
  status: Status,
  askedAt: Instant,
  decideAt: Type.Optional(Type.String({ format: 'date-time', description: 'Decided by then' })),
  decidedAt: Type.Optional(Instant),
  own: Type.Boolean({ description: 'You asked for it' }),
  reason: text('Why not; only for who asked'),
  educationSegment: Type.Optional(Type.Enum(['k12', 'higher-education'])),
  website: text('Only for who asked'),
  validationCode: text('Only for who asked'),
});
export type QualificationOnPage = Static<typeof QualificationOnPage>;

export const QualificationsOnPage = Type.Object({
  companyName: Type.String(),
  capacity: Type.Enum(['provider', 'reseller', 'direct']),
  offered: Type.Boolean({ description: 'The cloud has special segments' }),
  items: Type.Array(QualificationOnPage),
});
export type QualificationsOnPage = Static<typeof QualificationsOnPage>;

export const QualificationReview = Type.Object({
  customerId: Id,
  customerName: Type.String(),
  country: Type.String(),
  partnerName: Type.String(),
  qualification: Kind,
  status: Status,
  askedAt: Instant,
  decideAt: Type.Optional(Instant),
  decidedAt: Type.Optional(Instant),
  decidedBy: text('Nobody: the verification'),
  reason: text(),
  educationSegment: Type.Optional(Type.Enum(['k12', 'higher-education'])),
  website: text(),
});
export type QualificationReview = Static<typeof QualificationReview>;

export const QualificationReviewPage = Type.Object({
  totalCount: Type.Integer({ description: 'On this page' }),
  items: Type.Array(QualificationReview),
  continuationToken: text(),
});

export const QualificationDecision = Type.Object({
  decision: Type.Enum(['approve', 'deny']),
  reason: Type.Optional(Type.String({ maxLength: 500, description: 'Needed for a denial' })),
});

export const NewValidationCode = Type.Object({
  partnerId: Type.String({ format: 'uuid', description: 'Tenant of the partner' }),
  code: Type.String({ minLength: 4, maxLength: 50, pattern: '^[A-Za-z0-9-]+$' }),
  organizationName: Type.String({ minLength: 1, maxLength: 200 }),
  maxCreates: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
});

export const IssuedValidationCodes = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      partnerId: Id,
      partnerName: Type.String(),
      code: Type.String(),
      organizationName: Type.String(),
      maxCreates: Type.Optional(Type.Integer()),
      remainingCreates: Type.Optional(Type.Integer()),
      issuedAt: Instant,
    }),
  ),
});
export type IssuedValidationCode = Static<typeof IssuedValidationCodes>['items'][number];
