import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });

// The partner contract

export const PartnerRelationship = Type.Object({
  id: Type.String({ format: 'uuid', description: 'Tenant of the other partner' }),
  name: Type.String(),
  relationshipType: Type.Enum(['is_indirect_reseller_of', 'is_indirect_cloud_solution_provider_of']),
  mpnId: Type.String({ description: 'Location PartnerID of the other partner' }),
  location: Type.String({ description: 'Country code' }),
  state: Type.String(),
  attributes: Type.Object({ objectType: Type.String() }),
});

export const PartnerRelationshipCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(PartnerRelationship),
});

export const AgreementSignatureStatus = Type.Object({ isAgreementSigned: Type.Boolean() });

export const MpnProfile = Type.Object({
  partnerName: Type.String(),
  mpnId: Type.String(),
  profileType: Type.String(),
});

// The product's own

/** `active`; `dormant` while the reseller is out of the program; `former` after its end. */
export const PartnershipState = Type.Enum(['active', 'dormant', 'former']);

export const LocationNumber = Type.String({
  maxLength: 20,
  description: 'PartnerID of one of your locations: in use, and in the country of your account',
});

export const PartnershipLocation = Type.Object({
  partnerId: Type.String(),
  name: Type.String(),
  country: Type.String(),
});

export const PartnershipLocationChoice = Type.Object({
  location: Type.Optional(LocationNumber),
  etag: Type.Optional(Type.String()),
});

export const PartnershipItem = Type.Object({
  tenantId: Id,
  name: Type.String(),
  country: Type.String(),
  partnerId: Type.String({ description: 'Location PartnerID' }),
  locationName: Type.Optional(
    Type.String({ description: 'Its location, where one was chosen; else the one it transacts under' }),
  ),
  ownLocation: Type.Optional(PartnershipLocation),
  etag: Type.String(),
  state: PartnershipState,
  acceptedAt: Instant,
  agreementSigned: Type.Optional(Type.Boolean({ description: 'For providers: of the reseller' })),
  customerCount: Type.Optional(
    Type.Integer({ description: 'For providers: own customers with this reseller' }),
  ),
  providerAdminAccess: Type.Optional(
    Type.Boolean({ description: 'For resellers: the provider may administer the own work account' }),
  ),
});
export type PartnershipItem = Static<typeof PartnershipItem>;

export const PartnershipList = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(PartnershipItem),
  continuationToken: Type.Optional(Type.String()),
});

export const VerifiedReseller = Type.Object({
  tenantId: Id,
  name: Type.String(),
  country: Type.String(),
  region: Type.String({ description: 'Selling region, in the reader’s language' }),
  partnerId: Type.String(),
  partnership: Type.Boolean({ description: 'A partnership with the caller is active' }),
  agreementSigned: Type.Boolean(),
});
export type VerifiedReseller = Static<typeof VerifiedReseller>;

export const PartnershipDraft = Type.Object({
  id: Id,
  url: Type.String({ description: 'The personal link; shown in this answer only' }),
  expiresAt: Type.Optional(Instant),
  subject: Type.String(),
  text: Type.String({ description: 'Draft of the message, with the link inside' }),
});
export type PartnershipDraft = Static<typeof PartnershipDraft>;

export const PartnershipLink = Type.Object({
  id: Id,
  issuedAt: Instant,
  expiresAt: Type.Optional(Instant),
  location: Type.Optional(Type.String({ description: 'PartnerID of your location that asks' })),
  state: Type.Enum(['issued', 'revoked', 'expired']),
  acceptedCount: Type.Integer(),
});
export type PartnershipLink = Static<typeof PartnershipLink>;

export const PartnershipLinkList = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(PartnershipLink),
  continuationToken: Type.Optional(Type.String()),
});

export const InvitationRefusal = Type.Object({
  code: Type.Integer(),
  description: Type.String(),
  errorName: Type.String(),
});

export const PartnershipInvitation = Type.Object({
  kind: Type.Literal('partnership'),
  provider: Type.Object({
    name: Type.String(),
    country: Type.String(),
    region: Type.String(),
    partnerId: Type.String(),
    locationName: Type.Optional(Type.String({ description: 'Where one was chosen to ask' })),
  }),
  /** What acceptance gives the provider. */
  grants: Type.Array(Type.Enum(['orders-for-customers', 'work-account-admin'])),
  expiresAt: Type.Optional(Instant),
  alreadyConnected: Type.Boolean(),
  agreementMissing: Type.Boolean({
    description: 'The caller’s company has not signed the partner agreement yet',
  }),
  mayAccept: Type.Boolean(),
  refusal: Type.Optional(InvitationRefusal),
});
export type PartnershipInvitation = Static<typeof PartnershipInvitation>;

export const AcceptedPartnership = Type.Object({
  providerId: Id,
  providerName: Type.String(),
  alreadyConnected: Type.Boolean(),
  agreementMissing: Type.Boolean(),
});
export type AcceptedPartnership = Static<typeof AcceptedPartnership>;

export const RemovalDeclaration = Type.Object({ version: Type.String(), text: Type.String() });
export type RemovalDeclaration = Static<typeof RemovalDeclaration>;

export const RemovedPartnership = Type.Object({ tenantId: Id, name: Type.String(), removedAt: Instant });
export type RemovedPartnership = Static<typeof RemovedPartnership>;
