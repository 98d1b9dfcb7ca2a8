import type { Static } from 'typebox';
import Type from 'typebox';
import { attributes, instant, links, textEnum } from './parts.ts';
import { ChangePreview } from './subscription-change.ts';
import { cycles, errorItem } from './subscription-parts.ts';

export const TransitionEligibilities = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      operationId: Type.String(),
      catalogItemId: Type.String(),
      title: Type.String(),
      description: Type.String(),
      quantity: Type.Integer(),
      eligibilities: Type.Array(
        Type.Object({
          isEligible: Type.Boolean(),
          transitionType: Type.String(),
          errors: Type.Array(errorItem()),
        }),
      ),
      subscriptionEligibilities: Type.Array(
        Type.Object({
          isEligible: Type.Boolean(),
          subscriptionId: Type.String({ format: 'uuid' }),
          subscriptionFriendlyName: Type.String(),
          subscriptionTermDuration: Type.Optional(Type.String()),
          subscriptionBillingCycle: textEnum(cycles),
          errors: Type.Array(errorItem()),
        }),
      ),
      attributes,
    }),
  ),
  links,
  attributes,
});

export type TransitionEligibilities = Static<typeof TransitionEligibilities>;

const transitionTypes = ['transition_only', 'transition_with_license_transfer'] as const;

export const TransitionRequest = Type.Object({
  toCatalogItemId: Type.String({ maxLength: 200 }),
  quantity: Type.Integer({ minimum: 1 }),
  transitionType: Type.Optional(textEnum(transitionTypes)),
  fromCatalogItemId: Type.Optional(Type.String({ maxLength: 200 })),
  fromSubscriptionId: Type.Optional(Type.String({ maxLength: 50 })),
  toSubscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
  termDuration: Type.Optional(Type.String({ maxLength: 10 })),
  billingCycle: Type.Optional(textEnum(cycles)),
  promotionId: Type.Optional(Type.String({ maxLength: 200 })),
});

export const TransitionResource = Type.Object({
  operationId: Type.String({ format: 'uuid' }),
  fromCatalogItemId: Type.String(),
  fromSubscriptionId: Type.String({ format: 'uuid' }),
  toCatalogItemId: Type.String(),
  toSubscriptionId: Type.String({ format: 'uuid' }),
  quantity: Type.Integer(),
  termDuration: Type.Optional(Type.String()),
  billingCycle: textEnum(cycles),
  transitionType: textEnum(transitionTypes),
  events: Type.Array(
    Type.Object({
      name: textEnum(['Conversion', 'LicenseReassignment']),
      status: textEnum(['Started', 'Completed', 'Failed']),
      timestamp: instant(),
      errors: Type.Array(errorItem()),
    }),
  ),
  attributes,
});

export type TransitionResource = Static<typeof TransitionResource>;

export const TransitionAnswer = Type.Union([TransitionResource, ChangePreview]);

export const TransitionCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(TransitionResource),
  links,
  attributes,
});

const upgradeTypes = ['none', 'upgrade_only', 'upgrade_with_license_transfer'] as const;

const upgradeError = () =>
  Type.Object({
    code: Type.String(),
    description: Type.String(),
    additionalDetails: Type.Optional(Type.String()),
  });

export const UpgradeCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      targetOffer: Type.Object({ id: Type.String(), name: Type.String() }),
      upgradeType: textEnum(upgradeTypes),
      isEligible: Type.Boolean(),
      quantity: Type.Integer(),
      upgradeErrors: Type.Array(upgradeError()),
      attributes,
    }),
  ),
  links,
  attributes,
});

export const UpgradeRequest = Type.Object({
  targetOffer: Type.Object({ id: Type.String({ maxLength: 200 }) }),
  upgradeType: Type.Optional(textEnum(upgradeTypes)),
  quantity: Type.Optional(Type.Integer({ minimum: 1 })),
});

export const UpgradeResult = Type.Object({
  sourceSubscriptionId: Type.String({ format: 'uuid' }),
  targetSubscriptionId: Type.String({ format: 'uuid' }),
  upgradeType: textEnum(upgradeTypes),
  upgradeErrors: Type.Array(upgradeError()),
  licenseErrors: Type.Array(
    Type.Object({
      userObjectId: Type.String({ format: 'uuid' }),
      name: Type.String(),
      email: Type.String(),
      errors: Type.Array(upgradeError()),
    }),
  ),
  attributes,
});

const conversion = () => ({
  offerId: Type.String({ maxLength: 200 }),
  targetOfferId: Type.String({ maxLength: 200 }),
  orderId: Type.Optional(Type.String({ maxLength: 100 })),
  quantity: Type.Integer({ minimum: 1 }),
  billingCycle: Type.Optional(textEnum(cycles)),
});

export const ConversionCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(Type.Object({ ...conversion(), attributes })),
  links,
  attributes,
});

export const ConversionRequest = Type.Object({
  ...conversion(),
  offerId: Type.Optional(Type.String({ maxLength: 200 })),
});

export const ConversionResult = Type.Object({
  subscriptionId: Type.String({ format: 'uuid' }),
  offerId: Type.String(),
  targetOfferId: Type.String(),
  error: Type.Optional(errorItem()),
  attributes,
});

export const ProductUpgradeRequest = Type.Object({
  customerId: Type.String({ maxLength: 50 }),
  productFamily: Type.String({ maxLength: 50 }),
});

export const ProductUpgradeEligibility = Type.Object({
  customerId: Type.String({ format: 'uuid' }),
  productFamily: Type.String(),
  isEligible: Type.Boolean(),
  reason: Type.Optional(Type.String()),
  attributes,
});

export const ProductUpgradeStatus = Type.Object({
  id: Type.String({ format: 'uuid' }),
  productFamily: Type.String(),
  status: Type.String(),
  lineItems: Type.Array(
    Type.Object({
      sourceProduct: Type.String(),
      targetProduct: Type.String(),
      upgradedDate: instant(),
      status: Type.String(),
    }),
  ),
  attributes,
});
