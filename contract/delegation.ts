import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const text = Type.String();

export const DirectoryRoleItem = Type.Object({
  id: Id,
  name: text,
  tasks: Type.Array(text, { description: 'What it allows at a customer' }),
  privileged: Type.Boolean({ description: 'Can give itself or others further rights' }),
  neverExtends: Type.Boolean({ description: 'A delegation with it never goes on by itself' }),
});
export type DirectoryRoleItem = Static<typeof DirectoryRoleItem>;

export const DirectoryRoleChoices = Type.Object({
  items: Type.Array(DirectoryRoleItem),
  templates: Type.Array(Type.Object({ key: text, roles: Type.Array(Id) })),
  daysMax: Type.Integer(),
});
export type DirectoryRoleChoices = Static<typeof DirectoryRoleChoices>;

export const DelegationState = Type.Enum([
  'draft',
  'approval-pending',
  'approved',
  'active',
  'termination-requested',
  'terminated',
  'expired',
]);

export const RoleName = Type.Object({ id: Id, name: text });
export type RoleName = Static<typeof RoleName>;

export const DelegationItem = Type.Object({
  id: Id,
  name: text,
  partnerId: Id,
  partnerName: text,
  customerId: Type.Optional(Id),
  customerName: Type.Optional(text),
  roles: Type.Array(RoleName),
  durationDays: Type.Integer(),
  autoExtend: Type.Boolean(),
  mayExtend: Type.Boolean({ description: 'False with global administrator' }),
  state: DelegationState,
  origin: Type.Enum(['request', 'creation', 'move']),
  groupCount: Type.Optional(Type.Integer({ description: 'Partner’s side only' })),
  createdAt: Instant,
  finalizedAt: Type.Optional(Instant),
  voidsAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'When an unapproved request is void' }),
  ),
  activatedAt: Type.Optional(Instant),
  endsAt: Type.Optional(Instant),
  endedAt: Type.Optional(Instant),
});
export type DelegationItem = Static<typeof DelegationItem>;

export const DelegationList = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(DelegationItem),
  continuationToken: Type.Optional(text),
});
export type DelegationList = Static<typeof DelegationList>;

const roleIds = Type.Array(Id, { maxItems: 100 });
export const DelegationInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 50 }),
  customerId: Type.Optional(Id),
  roles: roleIds,
  durationDays: Type.Integer(),
  autoExtend: Type.Optional(Type.Boolean()),
});
export type DelegationInput = Static<typeof DelegationInput>;

export const DelegationChange = Type.Object({
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
  roles: Type.Optional(roleIds),
  durationDays: Type.Optional(Type.Integer()),
  autoExtend: Type.Optional(Type.Boolean()),
});
export type DelegationChange = Static<typeof DelegationChange>;

export const DelegationDraft = Type.Object({
  id: Id,
  url: text,
  validUntil: Instant,
  subject: text,
  text,
});
export type DelegationDraft = Static<typeof DelegationDraft>;

export const OpenedDelegation = Type.Object({
  partner: Type.Object({ name: text, country: text, partnerId: text }),
  name: text,
  roles: Type.Array(DirectoryRoleItem),
  durationDays: Type.Integer(),
  autoExtend: Type.Boolean(),
  validUntil: Instant,
  legacyHeld: Type.Boolean({ description: 'The partner holds legacy rights besides, which are wider' }),
  mayApprove: Type.Boolean(),
  refusal: Type.Optional(Type.Object({ code: Type.Integer(), description: text, errorName: text })),
});
export type OpenedDelegation = Static<typeof OpenedDelegation>;

export const ApprovedDelegation = Type.Object({ partnerName: text, name: text, endsAt: Instant });
export type ApprovedDelegation = Static<typeof ApprovedDelegation>;

export const AssignmentItem = Type.Object({
  id: Id,
  groupId: Id,
  groupName: Type.Optional(text),
  roles: Type.Array(RoleName),
  state: Type.Enum(['pending', 'active', 'deleting', 'deleted', 'error']),
  createdAt: Instant,
});
export type AssignmentItem = Static<typeof AssignmentItem>;

export const AssignmentList = Type.Object({ totalCount: Type.Integer(), items: Type.Array(AssignmentItem) });
export type AssignmentList = Static<typeof AssignmentList>;

export const AssignmentInput = Type.Object({ groupId: Id, roles: roleIds });
export type AssignmentInput = Static<typeof AssignmentInput>;
export const AssignmentChange = Type.Object({ roles: roleIds });

export const DelegationReport = Type.Object({
  active: Type.Integer(),
  pending: Type.Integer(),
  ending: Type.Integer({ description: 'Ends within 60 days, extended or not' }),
  endingForGood: Type.Integer({ description: 'Of these, not extended' }),
  countedTo: Type.Integer({ description: 'Counts go no further' }),
  byDay: Type.Array(Type.Object({ day: text, count: Type.Integer(), extended: Type.Integer() })),
});
export type DelegationReport = Static<typeof DelegationReport>;

export const RowOutcome = Type.Object({
  id: Id,
  done: Type.Boolean(),
  failure: Type.Optional(Type.Object({ errorName: text, description: text })),
});
export type RowOutcome = Static<typeof RowOutcome>;
export const RowOutcomes = Type.Object({ items: Type.Array(RowOutcome) });
export type RowOutcomes = Static<typeof RowOutcomes>;

export const RenewalOutcomes = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      done: Type.Boolean(),
      failure: Type.Optional(Type.Object({ errorName: text, description: text })),
      made: Type.Optional(Type.Object({ delegation: DelegationItem, draft: DelegationDraft })),
    }),
  ),
});
export type RenewalOutcomes = Static<typeof RenewalOutcomes>;

export const LegacyItem = Type.Object({
  customerId: Id,
  companyName: text,
  since: Instant,
  lastUsedAt: Type.Optional(Instant),
  daysHeld: Type.Integer(),
  daysInactive: Type.Integer(),
  advice: Type.Enum(['keep', 'watch', 'remove']),
  signInsOfLastDay: Type.Integer(),
  agentsOfLastDay: Type.Integer(),
  granularCount: Type.Integer(),
});
export type LegacyItem = Static<typeof LegacyItem>;
export const LegacyList = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(LegacyItem),
  continuationToken: Type.Optional(text),
});
export type LegacyList = Static<typeof LegacyList>;

export const MoveInput = Type.Object({
  customers: Type.Array(
    Type.Object({ customerId: Id, name: Type.Optional(Type.String({ maxLength: 50 })) }),
    {
      maxItems: 3000,
    },
  ),
  namePrefix: Type.String({ minLength: 1, maxLength: 20 }),
  roles: roleIds,
  durationDays: Type.Integer(),
  groupIds: Type.Array(Id, { maxItems: 50 }),
  removeLegacy: Type.Boolean(),
});
export type MoveInput = Static<typeof MoveInput>;

export const MoveItem = Type.Object({
  id: Id,
  startedAt: Instant,
  rowsTotal: Type.Integer(),
  done: Type.Integer(),
  failed: Type.Integer(),
  removeLegacy: Type.Boolean(),
});
export type MoveItem = Static<typeof MoveItem>;
export const MoveList = Type.Object({ items: Type.Array(MoveItem) });
export type MoveList = Static<typeof MoveList>;

export const MoveDetails = Type.Object({
  move: MoveItem,
  rows: Type.Array(
    Type.Object({
      customerId: Id,
      customerName: text,
      name: text,
      state: Type.Enum(['waiting', 'done', 'failed']),
      failure: Type.Optional(text),
      delegationId: Type.Optional(Id),
    }),
  ),
});
export type MoveDetails = Static<typeof MoveDetails>;

export const ServiceAccessItem = Type.Object({
  id: text,
  name: text,
  group: text,
  level: Type.Enum(['administer', 'support', 'none']),
  via: Type.Enum(['granular', 'legacy', 'none']),
  permission: Type.Enum(['own', 'other', 'nobody'], {
    description: 'Whose the permission for this service is: of your channel, of another, of nobody',
  }),
  grants: Type.Array(
    Type.Object({ delegationId: Id, delegationName: text, groupName: text, endsAt: Instant }),
  ),
});
export type ServiceAccessItem = Static<typeof ServiceAccessItem>;

export const ServiceAccessList = Type.Object({
  via: Type.Enum(['granular', 'legacy', 'none']),
  roles: Type.Array(RoleName),
  items: Type.Array(ServiceAccessItem),
});
export type ServiceAccessList = Static<typeof ServiceAccessList>;

export const EnteredService = Type.Object({ service: ServiceAccessItem, url: text });
export type EnteredService = Static<typeof EnteredService>;

export const CustomerGrants = Type.Object({
  items: Type.Array(DelegationItem),
  legacy: Type.Array(Type.Object({ partnerId: Id, partnerName: text, since: Instant })),
});
export type CustomerGrants = Static<typeof CustomerGrants>;
