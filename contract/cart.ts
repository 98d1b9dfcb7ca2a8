import type { Static } from 'typebox';
import Type from 'typebox';
import { AppliedPromotion, BillingCycleInput, Order, quantityMax } from './order.ts';
import { instant, links, textEnum } from './parts.ts';

/** In the order of their numbers in the contract. */
export const participantTypes = [
  'unknown',
  'transaction_reseller',
  'consumption_reseller',
  'additional_transaction_reseller',
] as const;

const attributes = Type.Object({ objectType: Type.String() });

const lineInput = {
  id: Type.Optional(Type.Integer()),
  catalogItemId: Type.String({ minLength: 1, maxLength: 200 }),
  friendlyName: Type.Optional(Type.String({ maxLength: 255 })),
  quantity: Type.Integer({ minimum: -quantityMax, maximum: quantityMax }),
  currencyCode: Type.Optional(Type.String({ maxLength: 3 })),
  billingCycle: Type.Optional(BillingCycleInput),
  termDuration: Type.Optional(Type.String({ maxLength: 20 })),
  customTermEndDate: Type.Optional(instant()),
  participants: Type.Optional(
    Type.Array(
      Type.Object({
        key: Type.Optional(textEnum(participantTypes)),
        value: Type.Optional(Type.String({ maxLength: 50 })),
      }),
      { maxItems: 50 },
    ),
  ),
  provisioningContext: Type.Optional(Type.Record(Type.String(), Type.String())),
  renewsTo: Type.Optional(Type.Object({ termDuration: Type.Optional(Type.String({ maxLength: 20 })) })),
  promotionId: Type.Optional(Type.String({ maxLength: 200 })),
  attestationAccepted: Type.Optional(Type.Boolean()),
};

const AddonInput = Type.Object(lineInput);
export const CartLineInput = Type.Object({
  ...lineInput,
  addonItems: Type.Optional(Type.Array(AddonInput, { maxItems: 100 })),
});

export const CartInput = Type.Object({
  lineItems: Type.Array(CartLineInput, { minItems: 1, maxItems: 300 }),
  partnerOnRecordAttestationAccepted: Type.Optional(Type.Boolean()),
});

const Price = Type.Number();
export const CartLineItem = Type.Object({
  ...lineInput,
  id: Type.Integer(),
  currencyCode: Type.String(),
  orderGroup: Type.String(),
  addonItems: Type.Array(Type.Unknown()),
  addOnItems: Type.Array(Type.Unknown()),
  pricing: Type.Optional(
    Type.Object({
      listPrice: Price,
      discountedPrice: Price,
      proratedPrice: Price,
      price: Price,
      extendedPrice: Price,
    }),
  ),
  error: Type.Optional(Type.Object({ errorCode: Type.Integer(), errorDescription: Type.String() })),
});

export const Cart = Type.Object({
  id: Type.String({ format: 'uuid' }),
  creationTimestamp: instant(),
  lastModifiedTimestamp: instant(),
  expirationTimestamp: instant(),
  lastModifiedUser: Type.Optional(Type.String({ format: 'uuid' })),
  status: textEnum(['Active', 'Ordered']),
  lineItems: Type.Array(CartLineItem),
  partnerOnRecordAttestationAccepted: Type.Optional(Type.Boolean()),
  links,
  attributes,
});

export const CartCheckoutResult = Type.Object({
  orders: Type.Array(Order),
  orderErrors: Type.Array(
    Type.Object({
      orderGroupId: Type.String(),
      code: Type.Integer(),
      description: Type.String(),
    }),
  ),
  attributes,
});

/** Open baskets of a customer, as pages list them. */
export const OpenCarts = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String({ format: 'uuid' }),
      createdAt: instant(),
      modifiedAt: instant(),
      expiresAt: instant(),
      lines: Type.Array(
        Type.Object({
          name: Type.String(),
          quantity: Type.Integer(),
          promotion: Type.Optional(AppliedPromotion),
        }),
      ),
      problems: Type.Integer({ description: 'Lines that could not be bought when they were last looked at' }),
      totals: Type.Array(Type.Object({ currency: Type.String(), amount: Type.Number() })),
    }),
  ),
});

export type OpenCart = Static<typeof OpenCarts>['items'][number];
export type CartResource = Static<typeof Cart>;
export type CartCheckoutResult = Static<typeof CartCheckoutResult>;
