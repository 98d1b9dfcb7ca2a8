import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const Role = Type.Union([
  Type.Literal('owner'),
  Type.Literal('contributor'),
  Type.Literal('reader'),
  Type.Literal('access-administrator'),
]);

export const UsageRoleHeld = Type.Object({
  id: Id,
  role: Role,
  holder: Type.Union([Type.Literal('person'), Type.Literal('partner')]),
  name: Type.Optional(Type.String({ description: 'People of the customer only with delegated admin' })),
  userPrincipalName: Type.Optional(Type.String()),
  grantedAt: Instant,
  grantedBy: Type.Optional(Type.String()),
});
export type UsageRoleHeld = Static<typeof UsageRoleHeld>;

export const UsageAccessOnPage = Type.Object({
  serviceId: Type.String({ format: 'uuid', description: 'Kept, whoever is billed' }),
  billingId: Type.String({ format: 'uuid', description: 'Of the partner that is billed for it' }),
  previousBillingId: Type.Optional(Id),
  name: Type.String(),
  status: Type.Union([Type.Literal('active'), Type.Literal('cancelled'), Type.Literal('transferred')]),
  planId: Id,
  planName: Type.String(),
  partnerId: Id,
  partnerName: Type.String(),
  createdAt: Instant,
  canManage: Type.Boolean(),
  canBuy: Type.Boolean(),
  canAsk: Type.Boolean(),
  ownRoles: Type.Array(Role),
  adminAgentsId: Type.Optional(Type.String({ format: 'uuid', description: 'Of your own Admin agents' })),
  roles: Type.Array(UsageRoleHeld),
  requests: Type.Array(
    Type.Object({
      id: Id,
      partnerId: Id,
      partnerName: Type.String(),
      adminAgentsId: Id,
      state: Type.Union([Type.Literal('pending'), Type.Literal('approved'), Type.Literal('declined')]),
      askedAt: Instant,
    }),
  ),
  partners: Type.Array(Type.Object({ id: Id, name: Type.String() }), {
    description: 'Partners that could be given a role here',
  }),
});
export type UsageAccessOnPage = Static<typeof UsageAccessOnPage>;

export const UsageAccessPage = Type.Object({ items: Type.Array(UsageAccessOnPage) });
export const UsageAccessOfCustomer = Type.Object({
  companyName: Type.String(),
  capacity: Type.Union([Type.Literal('provider'), Type.Literal('reseller'), Type.Literal('direct')]),
  items: Type.Array(UsageAccessOnPage),
});
export type UsageAccessOfCustomer = Static<typeof UsageAccessOfCustomer>;

export const PersonRole = Type.Object({
  userPrincipalName: Type.String({ minLength: 1, maxLength: 200 }),
  role: Role,
});
export const PartnerRole = Type.Object({ partnerId: Id, role: Role });
export const NewUsageSubscription = Type.Object({
  planId: Id,
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
});

// The partner contract

export const AzureEntitlement = Type.Object({
  id: Id,
  friendlyName: Type.String(),
  status: Type.String({ description: 'active, suspended, cancelled' }),
  subscriptionId: Type.String({ format: 'uuid', description: 'The plan' }),
  links: Type.Unknown(),
  attributes: Type.Object({ objectType: Type.String() }),
});
export type AzureEntitlement = Static<typeof AzureEntitlement>;

export const AzureEntitlements = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(AzureEntitlement),
  links: Type.Optional(Type.Unknown()),
  attributes: Type.Object({ objectType: Type.String() }),
});

export const EntitlementCancellation = Type.Object({ cancellationReason: Type.String() });
