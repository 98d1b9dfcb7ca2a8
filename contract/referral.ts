import type { Static } from 'typebox';
import Type from 'typebox';
import { customerSizes } from './business-profile.ts';

export const referralKinds = [
  'customer-inquiry',
  'marketing-qualified',
  'sales-qualified',
  'informational',
] as const;
export const referralStates = [
  'received',
  'accepted',
  'declined',
  'expired',
  'won',
  'lost',
  'archived',
] as const;
export const referralDeclineReasons = [
  'no-capacity',
  'not-our-field',
  'too-small',
  'too-far',
  'duplicate',
  'other',
] as const;
export const referralLossReasons = [
  'price',
  'competitor',
  'no-decision',
  'no-answer',
  'requirements',
  'other',
] as const;

const money = Type.String({ maxLength: 20, description: 'Exact decimal: 1500 or 1500.50' });
const currency = Type.String({ minLength: 3, maxLength: 3 });
const instant = Type.String({ format: 'date-time' });

export const ReferralCompany = Type.Object({
  name: Type.String({ maxLength: 200 }),
  country: Type.String({ maxLength: 2 }),
  city: Type.String({ maxLength: 100 }),
  size: Type.Enum([...customerSizes], { description: 'Employees' }),
});
export const ReferralContact = Type.Object({
  firstName: Type.String({ maxLength: 50 }),
  lastName: Type.String({ maxLength: 50 }),
  email: Type.String({ maxLength: 254 }),
  phone: Type.String({ maxLength: 40 }),
});

const need = {
  need: Type.String({ maxLength: 2000 }),
  value: Type.Optional(money),
  currency: Type.Optional(currency),
  timeFrame: Type.Optional(Type.String({ maxLength: 100 })),
  location: Type.Optional(
    Type.String({ description: 'PartnerID of a location of the partner; left out: where it transacts' }),
  ),
  wantsContact: Type.Boolean({
    description: 'Asks to be contacted: marked for 72 hours, and the partner gets mail',
  }),
};

export const NewInquiry = Type.Object({ ...need, company: ReferralCompany, contact: ReferralContact });

export const PassedReferral = Type.Object({
  ...need,
  resellerId: Type.String({ format: 'uuid' }),
  kind: Type.Enum(['marketing-qualified', 'sales-qualified', 'informational']),
  company: ReferralCompany,
  contact: ReferralContact,
});

export const ReferralLocations = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(Type.Object({ partnerId: Type.String(), name: Type.String(), country: Type.String() })),
});
export type ReferralLocations = Static<typeof ReferralLocations>;

export const SentReferral = Type.Object({ id: Type.String({ format: 'uuid' }) });

export const Deal = Type.Object({
  name: Type.String({ maxLength: 200 }),
  value: money,
  currency,
  closesOn: Type.String({ maxLength: 10, description: 'Calendar day' }),
  notes: Type.String({ maxLength: 2000 }),
  campaignId: Type.String({ maxLength: 100 }),
  crmId: Type.String({ maxLength: 100 }),
});

export const DealEntries = Type.Object({
  ...Deal.properties,
  team: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50, description: 'Own employees' }),
  etag: Type.Optional(Type.String()),
});

export const TeamMember = Type.Object({
  userId: Type.String({ format: 'uuid' }),
  displayName: Type.String(),
});

const ContractAddress = Type.Object({
  addressLine1: Type.Optional(Type.String({ maxLength: 200 })),
  addressLine2: Type.Optional(Type.String({ maxLength: 200 })),
  city: Type.Optional(Type.String({ maxLength: 100 })),
  state: Type.Optional(Type.String({ maxLength: 100 })),
  postalCode: Type.Optional(Type.String({ maxLength: 20 })),
  country: Type.String({ minLength: 2, maxLength: 2 }),
});
const ContractPerson = Type.Object({
  firstName: Type.Optional(Type.String({ maxLength: 50 })),
  lastName: Type.Optional(Type.String({ maxLength: 50 })),
  phoneNumber: Type.Optional(Type.String({ maxLength: 40 })),
  email: Type.String({ maxLength: 254 }),
});
export const ReferralProfile = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  size: Type.Optional(Type.String({ maxLength: 40 })),
  address: ContractAddress,
  team: Type.Optional(Type.Array(ContractPerson, { maxItems: 10 })),
});
const ContractLink = Type.Object({ uri: Type.String(), method: Type.String() });

/** A referral as the contract's engagement routes have it. */
export const ContractReferral = Type.Object({
  id: Type.String({ format: 'uuid' }),
  engagementId: Type.String({ format: 'uuid' }),
  organizationId: Type.String({ format: 'uuid' }),
  organizationName: Type.String(),
  name: Type.String(),
  externalReferenceId: Type.Optional(Type.String()),
  createdDateTime: instant,
  updatedDateTime: instant,
  expirationDateTime: Type.Optional(instant),
  acceptedDateTime: Type.Optional(instant),
  status: Type.Enum(['New', 'Active', 'Closed']),
  substatus: Type.Enum(['Pending', 'Received', 'Accepted', 'Won', 'Lost', 'Declined', 'Expired']),
  statusReason: Type.Optional(Type.String()),
  qualification: Type.Enum(['Direct', 'MarketingQualified', 'SalesQualified']),
  type: Type.Enum(['Independent', 'Shared']),
  direction: Type.Enum(['Incoming', 'Outgoing']),
  customerProfile: ReferralProfile,
  consent: Type.Object({ consentToContact: Type.Boolean() }),
  details: Type.Object({
    notes: Type.String(),
    customerRequirements: Type.Optional(Type.String()),
    dealValue: Type.Optional(Type.Number()),
    currency: Type.Optional(Type.String()),
    closingDateTime: Type.Optional(instant),
  }),
  team: Type.Array(ContractPerson),
  eTag: Type.String(),
  links: Type.Object({ relatedReferrals: ContractLink, self: ContractLink }),
});
export type ContractReferral = Static<typeof ContractReferral>;

export const ContractReferrals = Type.Object({
  '@odata.context': Type.String(),
  '@odata.count': Type.Optional(Type.Integer({ description: 'Referrals on this page' })),
  value: Type.Array(Type.Partial(ContractReferral)),
  '@odata.nextLink': Type.Optional(Type.String()),
});

export const NewContractReferral = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 200 })),
  type: Type.Enum(['Independent', 'Shared']),
  qualification: Type.Optional(Type.Enum(['Direct', 'MarketingQualified', 'SalesQualified'])),
  customerProfile: ReferralProfile,
  consent: Type.Object({ consentToContact: Type.Optional(Type.Boolean()) }),
  details: Type.Object({
    notes: Type.String({ minLength: 1, maxLength: 2000 }),
    dealValue: Type.Optional(Type.Number({ minimum: 0 })),
    currency: Type.Optional(currency),
    closingDateTime: Type.Optional(instant),
  }),
  target: Type.Optional(
    Type.Array(Type.Object({ id: Type.String({ description: 'Tenant or PartnerID of a reseller' }) }), {
      maxItems: 1,
    }),
  ),
  inviteContext: Type.Optional(Type.Object({ invitedMpnId: Type.Optional(Type.String()) })),
});
export type NewContractReferral = Static<typeof NewContractReferral>;

/** JSON Patch: members are replaced, nothing is removed. */
export const ReferralPatch = Type.Array(
  Type.Object({ op: Type.Enum(['add', 'replace']), path: Type.String(), value: Type.Unknown() }),
  { minItems: 1, maxItems: 50 },
);
export type ReferralPatch = Static<typeof ReferralPatch>;

export const Referral = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: Type.Enum([...referralKinds]),
  source: Type.Enum(['customer', 'provider', 'vendor']),
  senderName: Type.String(),
  receiverName: Type.String(),
  location: Type.String({ description: 'PartnerID of the location that it is for' }),
  company: ReferralCompany,
  /** Left out once it has expired: the contact is no longer the receiver's to see. */
  contact: Type.Optional(ReferralContact),
  need: Type.String(),
  value: Type.Optional(money),
  currency: Type.Optional(currency),
  timeFrame: Type.Optional(Type.String()),
  hot: Type.Boolean(),
  state: Type.Enum([...referralStates]),
  receivedAt: instant,
  /** Answer by; of informational ones: kept until. */
  dueAt: Type.Optional(instant),
  answeredAt: Type.Optional(instant),
  closedAt: Type.Optional(instant),
  deal: Type.Optional(Deal),
  reason: Type.Optional(Type.String()),
  reasonNote: Type.Optional(Type.String()),
  customerId: Type.Optional(Type.String({ format: 'uuid' })),
  customerName: Type.Optional(Type.String()),
  favorite: Type.Boolean(),
  team: Type.Array(TeamMember),
  etag: Type.String(),
});

/** What the sender sees of it: neither the deal nor who works on it. */
export const SentReferralItem = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: Type.Enum([...referralKinds]),
  receiverName: Type.String(),
  companyName: Type.String(),
  need: Type.String(),
  state: Type.Enum([...referralStates]),
  receivedAt: instant,
  dueAt: Type.Optional(instant),
  answeredAt: Type.Optional(instant),
  closedAt: Type.Optional(instant),
  reason: Type.Optional(Type.String({ description: 'Why it was declined' })),
});

const listed = (items: typeof Referral | typeof SentReferralItem) => ({
  totalCount: Type.Integer({ description: 'Referrals on this page' }),
  items: Type.Array(items),
  continuationToken: Type.Optional(Type.String()),
});
export const Referrals = Type.Object(listed(Referral));
export const SentReferrals = Type.Object(listed(SentReferralItem));

export const ReferralDecline = Type.Object({
  reason: Type.Enum([...referralDeclineReasons]),
  note: Type.Optional(Type.String({ maxLength: 500 })),
});
export const ReferralClosing = Type.Object({
  outcome: Type.Enum(['won', 'lost']),
  reason: Type.Optional(Type.Enum([...referralLossReasons])),
  note: Type.Optional(Type.String({ maxLength: 500 })),
});
export const ReferralTeam = Type.Object({ totalCount: Type.Integer(), items: Type.Array(TeamMember) });

export type Referral = Static<typeof Referral>;
export type SentReferralItem = Static<typeof SentReferralItem>;
export type DealEntries = Static<typeof DealEntries>;
export type NewInquiry = Static<typeof NewInquiry>;
export type PassedReferral = Static<typeof PassedReferral>;
export type TeamMember = Static<typeof TeamMember>;
