import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const Attributes = Type.Object({ objectType: Type.String() });

// The partner contract

export const CustomerRelationshipRequest = Type.Object({
  url: Type.String({ description: 'Link to send to customers; the same for all of them' }),
  attributes: Attributes,
});

const AbsoluteLink = Type.Object({
  uri: Type.String({ description: 'Absolute' }),
  method: Type.String(),
  headers: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
});

export const ManagedService = Type.Object({
  id: Type.String(),
  name: Type.String(),
  groupName: Type.String(),
  links: Type.Object({
    adminService: AbsoluteLink,
    serviceHealth: AbsoluteLink,
    serviceTicket: AbsoluteLink,
  }),
  attributes: Attributes,
});

export const ManagedServiceCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(ManagedService),
  links: Type.Optional(Type.Unknown()),
  attributes: Attributes,
});

// The product's own: asking

export const NewRelationshipRequest = Type.Object({
  delegatedAdmin: Type.Optional(
    Type.Boolean({ description: 'Ask for admin permission too; yes when absent' }),
  ),
});

export const NewJointRequest = Type.Object({
  ...NewRelationshipRequest.properties,
  providerId: Type.String({ format: 'uuid', description: 'Tenant of the provider to invite to as well' }),
});

const DraftMessage = Type.Object({ subject: Type.String(), text: Type.String() });

export const RelationshipDraft = Type.Object({
  id: Id,
  kind: Type.Enum(['relationship', 'joint']),
  delegatedAdmin: Type.Boolean(),
  provider: Type.Optional(Type.String({ description: 'Joint: name of the provider' })),
  url: Type.String({ description: 'The personal link; shown in this answer only' }),
  expiresAt: Type.Optional(Instant),
  /** The message by language, with the link inside. */
  drafts: Type.Object({ en: DraftMessage, es: DraftMessage, ru: DraftMessage }),
});
export type RelationshipDraft = Static<typeof RelationshipDraft>;

export const RelationshipLink = Type.Object({
  id: Id,
  kind: Type.Enum(['relationship', 'joint']),
  delegatedAdmin: Type.Boolean(),
  provider: Type.Optional(Type.Object({ id: Id, name: Type.String() })),
  issuedAt: Instant,
  expiresAt: Type.Optional(Instant),
  state: Type.Enum(['issued', 'revoked', 'expired']),
  acceptedCount: Type.Integer(),
});
export type RelationshipLink = Static<typeof RelationshipLink>;

export const RelationshipLinkList = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(RelationshipLink),
  continuationToken: Type.Optional(Type.String()),
});

// The product's own: deciding

const Capacity = Type.Enum(['provider', 'reseller', 'direct']);

export const AskingPartner = Type.Object({
  id: Id,
  name: Type.String(),
  country: Type.String(),
  region: Type.String({ description: 'Selling region, in the reader’s language' }),
  partnerId: Type.String(),
  capacity: Capacity,
  related: Type.Optional(Type.Boolean({ description: 'A relationship with your company runs already' })),
});
export type AskingPartner = Static<typeof AskingPartner>;

export const OfferedService = Type.Object({
  id: Type.String(),
  name: Type.String(),
  heldBy: Type.Optional(
    Type.Object({ id: Id, name: Type.String() }, { description: 'The partner that would be replaced' }),
  ),
  preset: Type.Boolean(),
});
export type OfferedService = Static<typeof OfferedService>;

export const consequences = [
  'listed',
  'orders',
  'billing',
  'contact',
  'admin',
  'company-data',
  'unchanged',
] as const;
export type Consequence = (typeof consequences)[number];

export const RelationshipInvitation = Type.Object({
  kind: Type.Enum(['relationship', 'joint']),
  /** Whoever would get a relationship; for a joint link the reseller first. */
  partners: Type.Array(AskingPartner),
  delegatedAdmin: Type.Boolean(),
  /** What acceptance brings about, each named with the partner it is about. */
  follows: Type.Array(Type.Object({ what: Type.Enum([...consequences]), partner: Type.String() })),
  services: Type.Array(OfferedService),
  agreementMissing: Type.Boolean({ description: 'The customer agreement is accepted in the same step' }),
  agreementUrl: Type.Optional(Type.String()),
  /** The relationship is there; admin permission is all that is asked. */
  adminOnly: Type.Boolean(),
  expiresAt: Type.Optional(Instant),
  alreadyConnected: Type.Boolean(),
  mayAccept: Type.Boolean(),
  globalAdmins: Type.Array(Type.String({ description: 'Who of your company may accept' })),
  refusal: Type.Optional(
    Type.Object({ code: Type.Integer(), description: Type.String(), errorName: Type.String() }),
  ),
});
export type RelationshipInvitation = Static<typeof RelationshipInvitation>;

export const ServiceChoice = Type.Object({
  id: Type.String(),
  replaces: Type.Optional(
    Type.String({ format: 'uuid', description: 'The holder you were shown; absent: nobody' }),
  ),
});
export type ServiceChoice = Static<typeof ServiceChoice>;

export const RelationshipDecision = Type.Object({
  consent: Type.Optional(Type.Boolean()),
  agreement: Type.Optional(Type.Boolean({ description: 'The customer agreement is accepted' })),
  services: Type.Optional(Type.Array(ServiceChoice, { maxItems: 50 })),
});
export type RelationshipDecision = Static<typeof RelationshipDecision>;

export const AcceptedRelationship = Type.Object({
  partners: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  alreadyConnected: Type.Boolean(),
  adminGranted: Type.Boolean(),
});
export type AcceptedRelationship = Static<typeof AcceptedRelationship>;

export const DeclinedRelationship = Type.Object({
  partners: Type.Array(Type.Object({ id: Id, name: Type.String() })),
});
export type DeclinedRelationship = Static<typeof DeclinedRelationship>;

// The product's own: the customer's partners

export const AdminGrantItem = Type.Object({
  id: Id,
  name: Type.String(),
  roles: Type.Array(Type.String()),
  since: Instant,
  endsAt: Type.Optional(Instant),
  autoExtend: Type.Boolean(),
});

export const dutyNames = ['support', 'contract', 'billing', 'phone-requests'] as const;

export const OwnPartner = Type.Object({
  id: Id,
  name: Type.String(),
  country: Type.String(),
  partnerId: Type.String(),
  capacity: Capacity,
  state: Type.Enum(['active', 'ended', 'frozen']),
  since: Instant,
  endedAt: Type.Optional(Instant),
  /** Who serves the company together with this partner, as one channel. */
  together: Type.Optional(Type.Object({ id: Id, name: Type.String() })),
  delegatedAdmin: Type.Enum(['none', 'granular', 'legacy']),
  legacyAdminSince: Type.Optional(Instant),
  adminWithdrawnAt: Type.Optional(Instant),
  grants: Type.Array(AdminGrantItem),
  /** Ids of services whose admin portal it may open. */
  services: Type.Array(Type.String()),
  subscriptionCount: Type.Integer({ description: 'Subscriptions bought through it that are not over' }),
  supportCount: Type.Integer({ description: 'Subscriptions it is the support contact of' }),
  mayWithdraw: Type.Boolean(),
  mayGive: Type.Boolean(),
  /** What it still owes although it has no admin permission. */
  owes: Type.Array(Type.Enum([...dutyNames])),
  version: Type.Integer(),
});
export type OwnPartner = Static<typeof OwnPartner>;

export const OwnService = Type.Object({
  id: Type.String(),
  name: Type.String(),
  group: Type.String(),
  holder: Type.Optional(
    Type.Object({
      channelId: Id,
      name: Type.String({ description: 'Of the channel: its partners' }),
      since: Instant,
    }),
  ),
  /** Partners that could be given it. */
  candidates: Type.Array(Type.Object({ id: Id, name: Type.String(), channelId: Id })),
});
export type OwnService = Static<typeof OwnService>;

export const OwnPartners = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(OwnPartner),
  services: Type.Array(OwnService),
});
export type OwnPartners = Static<typeof OwnPartners>;

export const PermissionChange = Type.Object({
  version: Type.Integer({ description: 'Of the partner, as you saw it' }),
  services: Type.Optional(Type.Array(ServiceChoice, { maxItems: 50 })),
});

export const ServiceAssignment = Type.Object({
  partnerId: Type.Optional(Type.String({ format: 'uuid', description: 'Absent: nobody holds it any more' })),
  replaces: ServiceChoice.properties.replaces,
});

export const SupportedItem = Type.Object({
  subscriptionId: Id,
  name: Type.String(),
  quantity: Type.Integer(),
  seller: Type.Object({ id: Id, name: Type.String() }),
  contact: Type.Object({
    id: Id,
    name: Type.String(),
    country: Type.String(),
    partnerId: Type.String(),
    email: Type.Optional(Type.String()),
    phone: Type.Optional(Type.String()),
    website: Type.Optional(Type.String()),
  }),
  /** The reseller that serves the organization for it (9.3). */
  reseller: Type.Optional(Type.String()),
});
export type SupportedItem = Static<typeof SupportedItem>;

export const OwnSupport = Type.Object({ totalCount: Type.Integer(), items: Type.Array(SupportedItem) });
export type OwnSupport = Static<typeof OwnSupport>;

// The product's own: a partner's side of one relationship

export const PartnerRelationshipRecord = Type.Object({
  customerId: Id,
  customerName: Type.String(),
  capacity: Capacity,
  since: Instant,
  together: Type.Optional(
    Type.Object({ id: Id, name: Type.String(), partnerId: Type.String(), active: Type.Boolean() }),
  ),
  mayRemoveDesignation: Type.Boolean(),
  agreementAcceptedAt: Type.Optional(Instant),
  delegatedAdmin: Type.Enum(['none', 'granular', 'legacy']),
  legacyAdminSince: Type.Optional(Instant),
  adminWithdrawnAt: Type.Optional(Instant),
  grants: Type.Array(AdminGrantItem),
  services: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      group: Type.String(),
      /** Other partners of the customer are not named (9.3). */
      holder: Type.Enum(['own', 'other', 'nobody']),
      mayOpen: Type.Boolean({ description: 'Your channel holds it and your own permission opens it' }),
    }),
  ),
  owes: Type.Array(Type.Enum([...dutyNames])),
});
export type PartnerRelationshipRecord = Static<typeof PartnerRelationshipRecord>;
