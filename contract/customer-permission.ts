import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });

/** Kinds of things by the names of the contract. */
export const permissionResources = ['AzureReservedInstances', 'AzureSavingsPlan'] as const;
export const permissionActions = ['Purchase'] as const;

const Permission = Type.Object({
  resource: Type.String({ description: permissionResources.join(', ') }),
  action: Type.String({ description: permissionActions.join(', ') }),
});

export const SelfServePolicyInput = Type.Object({
  id: Type.Optional(Type.String()),
  selfServeEntity: Type.Object({
    selfServeEntityType: Type.String({ description: 'customer' }),
    tenantID: Type.String({ format: 'uuid' }),
  }),
  grantor: Type.Object({
    grantorType: Type.String({ description: 'billToPartner' }),
    tenantID: Type.String({ format: 'uuid' }),
  }),
  permissions: Type.Array(Permission),
  attributes: Type.Optional(Type.Object({ etag: Type.Optional(Type.String()) })),
});

export const SelfServePolicy = Type.Object({
  id: Type.String({ description: 'Grantor and customer, joined by an underscore' }),
  selfServeEntity: Type.Object({ selfServeEntityType: Type.Literal('customer'), tenantID: Id }),
  grantor: Type.Object({ grantorType: Type.Literal('billToPartner'), tenantID: Id }),
  permissions: Type.Array(
    Type.Object({
      resource: Type.Union([Type.Literal('AzureReservedInstances'), Type.Literal('AzureSavingsPlan')]),
      action: Type.Literal('Purchase'),
    }),
  ),
  attributes: Type.Object({ objectType: Type.String(), etag: Type.String() }),
});
export type SelfServePolicy = Static<typeof SelfServePolicy>;

export const SelfServePolicies = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(SelfServePolicy),
  links: Type.Optional(Type.Unknown()),
  attributes: Type.Object({ objectType: Type.String() }),
});

// The page

export const CustomerPermissions = Type.Object({
  items: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('reservation'), Type.Literal('savings-plan')]),
      allowed: Type.Boolean(),
    }),
  ),
  hasUsagePlan: Type.Boolean({ description: 'Without one the customer has nothing to buy for' }),
  since: Type.Optional(Type.String({ format: 'date-time' })),
});
export type CustomerPermissions = Static<typeof CustomerPermissions>;

export const PermissionSwitch = Type.Object({ allowed: Type.Boolean() });
