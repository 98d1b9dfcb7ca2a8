import type { Static } from 'typebox';
import Type from 'typebox';
import { textEnum } from './parts.ts';

const Id = Type.String({ format: 'uuid' });
const Attributes = Type.Object({ objectType: Type.String() });
const Links = Type.Record(Type.String(), Type.Unknown());
const onThisPage = Type.Integer({ description: 'On this page' });

/** Directory-managed licenses are `group1`; nothing sold here is in another group. */
export const licenseGroups = ['none', 'group1', 'group2'] as const;

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

/** What is sent to change one person's licenses; the answer holds the same lists. */
export const LicenseUpdate = Type.Object({
  licensesToAssign: Type.Optional(
    Type.Array(
      Type.Object({
        skuId: Type.String({ description: 'Id of the SKU, or its part number' }),
        excludedPlans: Type.Optional(
          Type.Array(Type.String({ format: 'uuid' }), { description: 'Services to switch off' }),
        ),
      }),
      { maxItems: 100 },
    ),
  ),
  licensesToRemove: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })),
});
export type LicenseUpdate = Static<typeof LicenseUpdate>;

export const LicenseUpdateAnswer = Type.Object({
  licensesToAssign: Type.Array(Type.Object({ skuId: Id, excludedPlans: Type.Optional(Type.Array(Id)) })),
  licensesToRemove: Type.Array(Id),
  licenseWarnings: Type.Array(
    Type.Object({ code: Type.String(), message: Type.String(), servicePlans: Type.Array(Type.String()) }),
  ),
  attributes: Attributes,
});
export type LicenseUpdateAnswer = Static<typeof LicenseUpdateAnswer>;

// Twotier's own pages

const amount = Type.String({ description: 'Exact decimal' });

const PoolSubscription = Type.Object({
  id: Id,
  name: Type.String(),
  status: Type.String(),
  quantity: Type.Integer(),
  assigned: Type.Integer(),
  unused: Type.Integer(),
  cost: Type.Optional(
    Type.Object(
      { currency: Type.String(), billingCycle: Type.String(), unitPrice: amount, unusedCost: amount },
      { description: 'Only for who sold it' },
    ),
  ),
});

const LicensePool = Type.Object({
  skuId: Id,
  name: Type.String(),
  skuPartNumber: Type.String(),
  state: textEnum(['Enabled', 'Warning', 'Suspended']),
  total: Type.Integer(),
  assigned: Type.Integer(),
  available: Type.Integer(),
  suspended: Type.Integer(),
  services: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  subscriptions: Type.Array(PoolSubscription),
});
export type LicensePool = Static<typeof LicensePool>;

export const LicenseOverview = Type.Object({
  pools: Type.Array(LicensePool),
  ofBlocked: Type.Integer({ description: 'Licenses of people who cannot sign in' }),
  unusedCosts: Type.Array(Type.Object({ currency: Type.String(), billingCycle: Type.String(), amount }), {
    description: 'What licenses cost that nobody holds; only for who sold them',
  }),
});
export type LicenseOverview = Static<typeof LicenseOverview>;

/** What is paid for and used by nobody, across customers. */
export const UnusedLicenseList = Type.Object({
  items: Type.Array(
    Type.Object({
      customerId: Id,
      customerName: Type.String(),
      subscriptionId: Id,
      name: Type.String(),
      quantity: Type.Integer(),
      assigned: Type.Integer(),
      unused: Type.Integer(),
      ofBlocked: Type.Integer({ description: 'Assigned to people who cannot sign in' }),
      currency: Type.String(),
      billingCycle: Type.String(),
      unitPrice: amount,
      monthlyCost: amount,
    }),
  ),
});
export type UnusedLicense = Static<typeof UnusedLicenseList>['items'][number];

/** How many people are looked at or changed at a time. */
export const peopleMax = 1000;
const UserIds = Type.Array(Id, { minItems: 1, maxItems: peopleMax });

export const LicenseSelection = Type.Object({ userIds: UserIds });

export const SelectionHoldings = Type.Object({
  people: Type.Integer(),
  licenses: Type.Array(
    Type.Object({
      skuId: Id,
      name: Type.String(),
      available: Type.Integer(),
      holders: Type.Integer({ description: 'Of the people chosen' }),
      services: Type.Array(Type.Object({ id: Id, name: Type.String() })),
    }),
  ),
});
export type SelectionHoldings = Static<typeof SelectionHoldings>;

export const LicenseChanges = Type.Object({
  userIds: UserIds,
  assign: Type.Optional(Type.Array(Type.String(), { maxItems: 100, description: 'Ids of SKUs' })),
  revoke: Type.Optional(Type.Array(Type.String(), { maxItems: 100, description: 'Ids of SKUs' })),
  servicesOff: Type.Optional(
    Type.Array(Type.Object({ skuId: Type.String(), planIds: Type.Array(Id, { maxItems: 200 }) }), {
      maxItems: 100,
      description: 'Which services of what is assigned stay off; holders of a license not named keep theirs',
    }),
  ),
});
export type LicenseChanges = Static<typeof LicenseChanges>;

export const LicenseChangeResult = Type.Object({
  userId: Id,
  displayName: Type.Optional(Type.String()),
  userPrincipalName: Type.Optional(Type.String()),
  skuId: Id,
  skuName: Type.String(),
  outcome: Type.String(),
  done: Type.Boolean(),
  message: Type.Optional(Type.String({ description: 'Why not' })),
});

export const LicenseChangeResults = Type.Object({ results: Type.Array(LicenseChangeResult) });
export type LicenseChangeResults = Static<typeof LicenseChangeResults>;
