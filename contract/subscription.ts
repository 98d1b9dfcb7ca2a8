import type { Static } from 'typebox';
import Type from 'typebox';
import { attributes, instant, links, textEnum } from './parts.ts';
import { ChangePreview } from './subscription-change.ts';
import { cycles, statuses } from './subscription-parts.ts';

const productTerm = () =>
  Type.Object({
    productId: Type.Optional(Type.String({ maxLength: 100 })),
    skuId: Type.Optional(Type.String({ maxLength: 100 })),
    availabilityId: Type.Optional(Type.String({ maxLength: 100 })),
    billingCycle: Type.Optional(textEnum(cycles)),
    termDuration: Type.Optional(Type.String({ maxLength: 10 })),
    promotionId: Type.Optional(Type.String({ maxLength: 200 })),
  });

const instructions = () =>
  Type.Object({
    product: Type.Optional(productTerm()),
    quantity: Type.Optional(Type.Integer({ minimum: 1 })),
    customTermEndDate: Type.Optional(instant()),
  });

export const SubscriptionResource = Type.Object({
  id: Type.String({ format: 'uuid' }),
  offerId: Type.String(),
  offerName: Type.String(),
  friendlyName: Type.String(),
  productType: Type.Optional(Type.Object({ id: Type.String(), displayName: Type.String() })),
  quantity: Type.Integer(),
  unitType: Type.String(),
  parentSubscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
  entitlementId: Type.Optional(
    Type.String({ format: 'uuid', description: 'Of a usage plan: its first usage subscription' }),
  ),
  hasPurchasableAddons: Type.Boolean(),
  creationDate: instant(),
  effectiveStartDate: instant(),
  commitmentEndDate: instant(),
  commitmentEndDateTime: instant(),
  cancellationAllowedUntilDate: Type.Optional(instant()),
  billingCycleEndDate: Type.Optional(instant()),
  billingCycleEndDateTime: Type.Optional(instant()),
  status: textEnum(statuses),
  autoRenewEnabled: Type.Boolean(),
  isTrial: Type.Boolean(),
  billingType: textEnum(['none', 'usage', 'license']),
  billingCycle: textEnum(cycles),
  termDuration: Type.Optional(Type.String()),
  renewalTermDuration: Type.String(),
  actions: Type.Array(Type.String()),
  refundOptions: Type.Optional(
    Type.Array(Type.Object({ type: Type.String(), expiresAt: Type.Optional(instant()) })),
  ),
  refundableQuantity: Type.Optional(
    Type.Object({
      totalQuantity: Type.Integer(),
      details: Type.Array(Type.Object({ quantity: Type.Integer(), allowedUntilDateTime: instant() })),
    }),
  ),
  isMicrosoftProduct: Type.Boolean(),
  publisherName: Type.String(),
  partnerId: Type.String({ description: 'PartnerID of the reseller of record; empty for direct business' }),
  attentionNeeded: Type.Boolean(),
  actionTaken: Type.Boolean(),
  suspensionReasons: Type.Optional(Type.Array(Type.String())),
  contractType: textEnum(['subscription']),
  consumptionType: Type.Optional(textEnum(['overage'])),
  promotionId: Type.Optional(Type.String()),
  scheduledNextTermInstructions: Type.Optional(instructions()),
  nextChargeInstructions: Type.Optional(instructions()),
  orderId: Type.Optional(Type.String()),
  links,
  attributes,
});

export type SubscriptionResource = Static<typeof SubscriptionResource>;

export const SubscriptionCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(SubscriptionResource),
  links,
  attributes,
});

/** The whole resource as last read; what is read but never changed by clients is ignored. */
export const SubscriptionUpdate = Type.Object({
  friendlyName: Type.Optional(Type.String({ maxLength: 255 })),
  partnerId: Type.Optional(Type.String({ maxLength: 50 })),
  quantity: Type.Optional(Type.Integer()),
  status: Type.Optional(textEnum(statuses)),
  autoRenewEnabled: Type.Optional(Type.Boolean()),
  billingCycle: Type.Optional(textEnum(cycles)),
  termDuration: Type.Optional(Type.String()),
  suspensionReasons: Type.Optional(Type.Array(Type.String({ maxLength: 50 }), { maxItems: 10 })),
  scheduledNextTermInstructions: Type.Optional(instructions()),
  nextChargeInstructions: Type.Optional(instructions()),
  attributes: Type.Optional(Type.Object({ etag: Type.Optional(Type.String()) })),
});

export const SubscriptionProvisioningStatus = Type.Object({
  skuId: Type.String({ format: 'uuid' }),
  status: textEnum(['none', 'success', 'pending', 'failed']),
  quantity: Type.Integer(),
  endDate: instant(),
  attributes,
});

/** The subscription as it is afterwards, or what the change would do. */
export const SubscriptionUpdateAnswer = Type.Union([SubscriptionResource, ChangePreview]);
