import type { Static, TUnsafe } from 'typebox';
import Type from 'typebox';

function textEnum<const T extends readonly string[]>(values: T): TUnsafe<T[number]> {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
}

const Id = Type.String({ format: 'uuid' });
const Attributes = Type.Object({ objectType: Type.String() });
const Links = Type.Record(Type.String(), Type.Unknown());
const onThisPage = Type.Integer({ description: 'On this page' });

/** Directory-managed licenses are `group1`; nothing sold here is in another group. */
export const licenseGroups = ['none', 'group1', 'group2'] as const;

/** Passwords are no member: they are given out once, where they are made (I20). */
export const CustomerUser = Type.Object({
  id: Id,
  usageLocation: Type.Optional(Type.String({ description: 'ISO 3166 alpha-2; needed before a license' })),
  userPrincipalName: Type.String(),
  firstName: Type.String(),
  lastName: Type.String(),
  displayName: Type.String(),
  userDomainType: textEnum(['none', 'managed', 'federated']),
  state: textEnum(['active', 'inactive']),
  softDeletionTime: Type.Optional(
    Type.String({ format: 'date-time', description: 'Start of the 30 days in which restoring is possible' }),
  ),
  links: Links,
  attributes: Attributes,
});
export type CustomerUser = Static<typeof CustomerUser>;

export const CustomerUserCollection = Type.Object({
  totalCount: onThisPage,
  items: Type.Array(CustomerUser),
  continuationToken: Type.Optional(Type.String()),
  links: Links,
  attributes: Attributes,
});

const ServicePlan = Type.Object({
  id: Id,
  displayName: Type.String(),
  serviceName: Type.String(),
  capabilityStatus: Type.String(),
  targetType: Type.String(),
});

const ProductSku = Type.Object({
  id: Id,
  name: Type.String(),
  skuPartNumber: Type.String(),
  targetType: Type.String(),
  licenseGroupId: textEnum(licenseGroups),
});

export const License = Type.Object({
  servicePlans: Type.Array(ServicePlan),
  productSku: ProductSku,
  attributes: Attributes,
});
export type License = Static<typeof License>;

export const LicenseCollection = Type.Object({
  totalCount: onThisPage,
  items: Type.Array(License),
  links: Links,
  attributes: Attributes,
});

export const SubscribedSku = Type.Object({
  availableUnits: Type.Integer({ description: 'Total less consumed' }),
  activeUnits: Type.Integer(),
  consumedUnits: Type.Integer({ description: 'Assigned' }),
  suspendedUnits: Type.Integer(),
  totalUnits: Type.Integer({ description: 'Active and warning' }),
  warningUnits: Type.Integer({ description: 'Past their term, usable for some days more' }),
  productSku: ProductSku,
  servicePlans: Type.Array(ServicePlan),
  capabilityStatus: textEnum(['Enabled', 'Warning', 'Suspended']),
  attributes: Attributes,
});
export type SubscribedSku = Static<typeof SubscribedSku>;

export const SubscribedSkuCollection = Type.Object({
  totalCount: onThisPage,
  items: Type.Array(SubscribedSku),
  links: Links,
  attributes: Attributes,
});
