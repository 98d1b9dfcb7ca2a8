import type { Static } from 'typebox';
import Type from 'typebox';

/** The own directory in the form of the field's directory graph: people, domains, licenses. */

const text = Type.String();
const optional = () => Type.Optional(text);
const context = { '@odata.context': optional() };

export const GraphUser = Type.Object({
  ...context,
  '@odata.type': optional(),
  id: optional(),
  accountEnabled: Type.Optional(Type.Boolean()),
  assignedLicenses: Type.Optional(Type.Array(Type.Object({ skuId: text, disabledPlans: Type.Array(text) }))),
  businessPhones: Type.Optional(Type.Array(text)),
  createdDateTime: optional(),
  displayName: optional(),
  givenName: optional(),
  mail: optional(),
  mailNickname: optional(),
  manager: Type.Optional(Type.Unknown()),
  mobilePhone: optional(),
  onPremisesImmutableId: optional(),
  preferredLanguage: optional(),
  surname: optional(),
  usageLocation: optional(),
  userPrincipalName: optional(),
  userType: optional(),
});
export type GraphUser = Static<typeof GraphUser>;

const name = () => Type.Optional(Type.String({ maxLength: 64 }));

/** Other members of the graph's user are not kept here and are left out. */
export const GraphUserInput = Type.Object({
  accountEnabled: Type.Optional(Type.Boolean({ description: 'False: sign-in is blocked' })),
  displayName: Type.Optional(Type.String({ maxLength: 256 })),
  givenName: name(),
  surname: name(),
  userPrincipalName: Type.Optional(Type.String({ maxLength: 128 })),
  mobilePhone: name(),
  usageLocation: Type.Optional(Type.String({ maxLength: 2 })),
  onPremisesImmutableId: Type.Optional(Type.String({ maxLength: 256 })),
  passwordProfile: Type.Optional(
    Type.Object({
      password: Type.Optional(Type.String({ maxLength: 256 })),
      forceChangePasswordNextSignIn: Type.Optional(Type.Boolean()),
    }),
  ),
});

export const GraphReference = Type.Object({ '@odata.id': Type.String({ maxLength: 500 }) });

export const GraphDomain = Type.Object({
  ...context,
  id: text,
  authenticationType: Type.Enum(['Managed', 'Federated']),
  isAdminManaged: Type.Boolean(),
  isDefault: Type.Boolean(),
  isInitial: Type.Boolean(),
  isRoot: Type.Boolean(),
  isVerified: Type.Boolean(),
  supportedServices: Type.Array(text),
});
export const GraphDomainInput = Type.Object({ id: Type.String({ minLength: 3, maxLength: 253 }) });
export const GraphDomainChange = Type.Object({
  authenticationType: Type.Optional(Type.String({ enum: ['Managed', 'Federated'] })),
});

export const GraphDnsRecord = Type.Object({
  '@odata.type': optional(),
  id: text,
  isOptional: Type.Boolean(),
  label: text,
  recordType: text,
  supportedService: text,
  ttl: Type.Integer(),
  text,
});

export const GraphSubscribedSku = Type.Object({
  id: text,
  accountId: text,
  appliesTo: text,
  capabilityStatus: text,
  consumedUnits: Type.Integer(),
  skuId: text,
  skuPartNumber: text,
  subscriptionIds: Type.Array(text),
  prepaidUnits: Type.Object({
    enabled: Type.Integer(),
    suspended: Type.Integer(),
    warning: Type.Integer(),
    lockedOut: Type.Integer(),
  }),
  servicePlans: Type.Array(
    Type.Object({
      servicePlanId: text,
      servicePlanName: text,
      provisioningStatus: text,
      appliesTo: text,
    }),
  ),
});

export const GraphUsers = Type.Object({
  ...context,
  '@odata.nextLink': optional(),
  value: Type.Array(GraphUser),
});
export const GraphDomains = Type.Object({ ...context, value: Type.Array(GraphDomain) });
export const GraphDnsRecords = Type.Object({ ...context, value: Type.Array(GraphDnsRecord) });
export const GraphSubscribedSkus = Type.Object({ ...context, value: Type.Array(GraphSubscribedSku) });
