import type { Static, TUnsafe } from 'typebox';
import Type from 'typebox';

function textEnum<const T extends readonly string[]>(values: T): TUnsafe<T[number]> {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
}

const statuses = ['none', 'active', 'suspended', 'deleted', 'expired', 'pending', 'disabled'] as const;
const cycles = ['unknown', 'monthly', 'annual', 'none', 'one_time', 'triennial', 'biennial'] as const;
const attributes = Type.Object({ objectType: Type.String(), etag: Type.Optional(Type.String()) });
const links = Type.Record(Type.String(), Type.Unknown());
const instant = () => Type.String({ format: 'date-time' });

export const SubscriptionResource = Type.Object({
  id: Type.String({ format: 'uuid' }),
  offerId: Type.String(),
  offerName: Type.String(),
  friendlyName: Type.String(),
  productType: Type.Optional(Type.Object({ id: Type.String(), displayName: Type.String() })),
  quantity: Type.Integer(),
  unitType: Type.String(),
  parentSubscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
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
  orderId: Type.Optional(Type.String()),
  links,
  attributes,
});

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
  scheduledNextTermInstructions: Type.Optional(Type.Object({})),
  attributes: Type.Optional(Type.Object({ etag: Type.Optional(Type.String()) })),
});

export const SubscriptionProvisioningStatus = Type.Object({
  skuId: Type.String({ format: 'uuid' }),
  status: textEnum(['none', 'success', 'pending', 'failed']),
  quantity: Type.Integer(),
  endDate: instant(),
  attributes,
});

/** One row of a customer's subscriptions, as the pages show it. */
export const ListedSubscription = Type.Object({
  id: Type.String({ format: 'uuid' }),
  tab: textEnum(['license', 'usage', 'software', 'marketplace']),
  kind: textEnum(['license', 'usage', 'software', 'perpetual', 'reservation', 'marketplace']),
  name: Type.String({ description: 'Nickname, or the name of what was bought' }),
  offerName: Type.String(),
  publisher: Type.String(),
  quantity: Type.Integer(),
  unitType: Type.String(),
  status: textEnum(['pending', 'active', 'suspended', 'expired', 'disabled', 'deleted']),
  isTrial: Type.Boolean(),
  autoRenew: Type.Boolean(),
  termDuration: Type.Optional(Type.String()),
  billingCycle: textEnum(cycles),
  endsOn: Type.Optional(Type.String({ format: 'date' })),
  createdAt: instant(),
  termStartsAt: instant(),
  cancelableUntil: Type.Optional(instant()),
  reducible: Type.Optional(Type.Object({ quantity: Type.Integer(), until: instant() })),
  parentSubscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
  orderId: Type.Optional(Type.String()),
  reseller: Type.Optional(
    Type.Object({
      partnerId: Type.String(),
      tenantId: Type.Optional(Type.String({ format: 'uuid' })),
      name: Type.String(),
      standing: textEnum(['in-order', 'agreement-unsigned', 'not-active']),
    }),
  ),
  attributionMissing: Type.Boolean(),
  supportContact: Type.Object({
    tenantId: Type.String({ format: 'uuid' }),
    name: Type.Optional(Type.String()),
  }),
  canEdit: Type.Boolean(),
});

export const ListedSubscriptions = Type.Object({ items: Type.Array(ListedSubscription) });

export const AttributionHistory = Type.Object({
  items: Type.Array(
    Type.Object({
      changedAt: instant(),
      oldPartnerId: Type.Optional(Type.String()),
      newPartnerId: Type.Optional(Type.String()),
      changedBy: Type.Optional(Type.String()),
    }),
  ),
});

export type SubscriptionResource = Static<typeof SubscriptionResource>;
export type ListedSubscription = Static<typeof ListedSubscription>;
export type AttributionHistory = Static<typeof AttributionHistory>;
