import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });

export const verificationKinds = ['enrollment', 'profile', 'location'] as const;
export const verificationStates = ['address', 'review', 'asked', 'approved', 'rejected'] as const;
export const programStandings = [
  'pending',
  'rejected',
  'qualified',
  'active',
  'restricted',
  'deauthorized',
] as const;

const shared = {
  id: Id,
  kind: Type.Enum([...verificationKinds]),
  state: Type.Enum([...verificationStates]),
  openedAt: Instant,
  waitsSince: Type.String({ format: 'date-time', description: 'In its present state' }),
  isLate: Type.Boolean({ description: 'The review takes longer than five business days' }),
  contactName: Type.String(),
  contactEmail: Type.String(),
  decidedAt: Type.Optional(Instant),
  reason: Type.Optional(Type.String({ description: 'Of the last question or rejection' })),
  locationName: Type.Optional(Type.String()),
  etag: Type.String(),
};

export const VerificationNote = Type.Object({
  id: Id,
  at: Instant,
  event: Type.Enum(['open', 'confirm', 'ask', 'answer', 'approve', 'reject']),
  author: Type.String(),
  byOperator: Type.Boolean(),
  text: Type.String(),
});

export const VerificationFile = Type.Object({
  id: Id,
  at: Instant,
  author: Type.String(),
  byOperator: Type.Boolean(),
  name: Type.String(),
  size: Type.Integer(),
});

/** One verification with everything said and sent in it. */
export const OwnVerification = Type.Object({
  ...shared,
  notes: Type.Array(VerificationNote),
  files: Type.Array(VerificationFile),
});

export const OwnVerifications = Type.Object({
  programStatus: Type.Enum([...programStandings]),
  canSign: Type.Boolean({ description: 'The partner agreement can be signed now' }),
  agreementSigned: Type.Boolean(),
  items: Type.Array(OwnVerification),
});

export const QueuedVerification = Type.Object({
  ...shared,
  tenantId: Id,
  companyName: Type.String(),
  partnerKind: Type.Enum(['indirect-provider', 'indirect-reseller', 'direct-partner']),
  country: Type.String(),
  cloud: Type.String(),
});

export const VerificationQueue = Type.Object({
  totalCount: Type.Integer({ description: 'Entries on this page' }),
  items: Type.Array(QueuedVerification),
  continuationToken: Type.Optional(Type.String()),
});

const Told = Type.Object({ name: Type.String(), value: Type.String() });

/** What the vendor compares the company with. */
export const VerificationWhole = Type.Object({
  ...QueuedVerification.properties,
  region: Type.String(),
  regionName: Type.String(),
  domain: Type.String(),
  registrationId: Type.Optional(Type.String()),
  globalPartnerId: Type.String(),
  locationPartnerId: Type.String(),
  programStatus: Type.Enum([...programStandings]),
  address: Type.Array(Type.String(), { description: 'Line by line' }),
  told: Type.Array(Told, { description: 'What was told with the enrollment' }),
  namesakes: Type.Array(
    Type.Object({
      tenantId: Id,
      name: Type.String(),
      kind: Type.String(),
      country: Type.String(),
      partnerId: Type.String(),
      programStatus: Type.String(),
      sameRegistration: Type.Boolean(),
    }),
    { description: 'Other partners of the same name or registration number' },
  ),
  notes: Type.Array(VerificationNote),
  files: Type.Array(VerificationFile),
});

export const VerificationDecision = Type.Object({
  event: Type.Enum(['ask', 'approve', 'reject']),
  text: Type.String({
    maxLength: 2000,
    description: 'The question or the reason; both are needed for ask and reject',
  }),
  creditLimit: Type.Optional(
    Type.String({
      pattern: '^\\d{1,13}(\\.\\d{1,2})?$',
      description: 'Of a provider or direct partner, in its currency',
    }),
  ),
  etag: Type.String(),
});

export const VerificationAnswer = Type.Object({ text: Type.String({ maxLength: 2000 }) });

export const VerificationUpload = Type.Object({
  fileName: Type.String({ minLength: 1, maxLength: 200 }),
  contentBase64: Type.String({ minLength: 1 }),
});

export const AddressConfirmation = Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) });
export const ConfirmedAddress = Type.Object({ companyName: Type.String(), email: Type.String() });

export type VerificationKind = (typeof verificationKinds)[number];
export type VerificationState = (typeof verificationStates)[number];
export type ProgramStanding = (typeof programStandings)[number];
export type OwnVerification = Static<typeof OwnVerification>;
export type OwnVerifications = Static<typeof OwnVerifications>;
export type QueuedVerification = Static<typeof QueuedVerification>;
export type VerificationWhole = Static<typeof VerificationWhole>;
export type VerificationDecision = Static<typeof VerificationDecision>;
