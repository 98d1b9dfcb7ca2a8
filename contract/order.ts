import type { Static } from 'typebox';
import Type from 'typebox';
import { attributes, instant, links, textEnum } from './parts.ts';

/** In the order of their numbers in the contract. */
export const billingCycleNames = [
  'unknown',
  'monthly',
  'annual',
  'none',
  'one_time',
  'triennial',
  'biennial',
] as const;
export const BillingCycleInput = textEnum(billingCycleNames);

const texts = Type.Record(Type.String(), Type.String());
const PartnerId = Type.String({ maxLength: 50 });

export const quantityMax = 2_147_483_647;

/** What a savings plan commits its customer to: so much in each unit of time. */
const PurchaseCommitment = Type.Object({
  amount: Type.Number({ minimum: 0 }),
  currency: Type.Optional(Type.String({ maxLength: 3 })),
  grain: Type.Optional(Type.String({ maxLength: 20 })),
});

export const NewOrderLine = Type.Object({
  lineItemNumber: Type.Integer(),
  offerId: Type.String({ minLength: 1, maxLength: 200 }),
  quantity: Type.Integer({ minimum: -quantityMax, maximum: quantityMax }),
  friendlyName: Type.Optional(Type.String({ maxLength: 255 })),
  termDuration: Type.Optional(Type.String({ maxLength: 20 })),
  customTermEndDate: Type.Optional(instant()),
  partnerIdOnRecord: Type.Optional(PartnerId),
  additionalPartnerIdsOnRecord: Type.Optional(Type.Array(PartnerId, { maxItems: 50 })),
  provisioningContext: Type.Optional(texts),
  renewsTo: Type.Optional(Type.Object({ termDuration: Type.Optional(Type.String({ maxLength: 20 })) })),
  promotionId: Type.Optional(Type.String({ maxLength: 200 })),
  attestationAccepted: Type.Optional(Type.Boolean()),
  parentSubscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
  purchaseCommitment: Type.Optional(PurchaseCommitment),
});

export const NewOrder = Type.Object({
  referenceCustomerId: Type.Optional(Type.String({ maxLength: 50 })),
  billingCycle: Type.Optional(BillingCycleInput),
  currencyCode: Type.Optional(Type.String({ maxLength: 3 })),
  lineItems: Type.Array(NewOrderLine, { minItems: 1, maxItems: 300 }),
  partnerOnRecordAttestationAccepted: Type.Optional(Type.Boolean()),
});

/** Three uses of one route: cancel, another billing cycle, add-ons. Clients send the whole order as read. */
export const OrderUpdate = Type.Object({
  referenceCustomerId: Type.Optional(Type.String({ maxLength: 50 })),
  billingCycle: Type.Optional(BillingCycleInput),
  status: Type.Optional(Type.String({ maxLength: 40 })),
  lineItems: Type.Optional(
    Type.Array(
      Type.Object({
        ...NewOrderLine.properties,
        offerId: Type.Optional(Type.String({ maxLength: 200 })),
        quantity: Type.Optional(Type.Integer({ minimum: -quantityMax, maximum: quantityMax })),
        subscriptionId: Type.Optional(Type.String({ maxLength: 50 })),
      }),
      { maxItems: 300 },
    ),
  ),
  partnerOnRecordAttestationAccepted: Type.Optional(Type.Boolean()),
  attributes: Type.Optional(Type.Object({ etag: Type.Optional(Type.String({ maxLength: 200 })) })),
});

/** A discount on the first term of a purchase. */
export const AppliedPromotion = Type.Object({
  id: Type.String(),
  name: Type.String(),
  percent: Type.Number(),
  listPrice: Type.Optional(Type.Number({ description: 'Of a unit without it' })),
  until: Type.Optional(Type.String({ format: 'date', description: 'Inclusive; absent: it does not end' })),
});

const Pricing = Type.Object({
  listPrice: Type.Number(),
  discountedPrice: Type.Number(),
  proratedPrice: Type.Number(),
  price: Type.Number(),
  extendedPrice: Type.Number(),
});

export const OrderLineItem = Type.Object({
  lineItemNumber: Type.Integer(),
  offerId: Type.String(),
  subscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
  parentSubscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
  friendlyName: Type.Optional(Type.String()),
  quantity: Type.Integer(),
  termDuration: Type.Optional(Type.String()),
  transactionType: Type.String(),
  partnerIdOnRecord: Type.Optional(Type.String()),
  additionalPartnerIdsOnRecord: Type.Optional(Type.Array(Type.String())),
  provisioningContext: Type.Optional(texts),
  renewsTo: Type.Optional(Type.Object({ termDuration: Type.String() })),
  promotionId: Type.Optional(Type.String()),
  attestationAccepted: Type.Optional(Type.Boolean()),
  purchaseCommitment: Type.Optional(PurchaseCommitment),
  pricing: Type.Optional(Pricing),
  links,
});

export const Order = Type.Object({
  id: Type.String(),
  alternateId: Type.String(),
  referenceCustomerId: Type.String({ format: 'uuid' }),
  billingCycle: BillingCycleInput,
  currencyCode: Type.String(),
  currencySymbol: Type.String(),
  lineItems: Type.Array(OrderLineItem),
  creationDate: instant(),
  status: Type.String(),
  transactionType: Type.String(),
  totalPrice: Type.Optional(Type.Number()),
  partnerOnRecordAttestationAccepted: Type.Optional(Type.Boolean()),
  links,
  attributes,
});

export const OrderCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(Order),
  links,
  attributes,
});

export const OrderProvisioningStatus = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      lineItemNumber: Type.Integer(),
      status: Type.String(),
      quantityProvisioningInformation: Type.Array(
        Type.Object({ quantity: Type.Integer(), status: Type.String() }),
      ),
    }),
  ),
  links,
  attributes,
});

/** What a page wants to know before anything is bought. */
export const OrderPreviewRequest = Type.Object({
  lines: Type.Array(
    Type.Object({
      catalogItemId: Type.String({ minLength: 1, maxLength: 200 }),
      quantity: Type.Integer({ minimum: -quantityMax, maximum: quantityMax }),
      termDuration: Type.Optional(Type.String({ maxLength: 20 })),
      billingCycle: Type.Optional(BillingCycleInput),
      currencyCode: Type.Optional(Type.String({ maxLength: 3 })),
      attestationAccepted: Type.Optional(Type.Boolean()),
      promotionId: Type.Optional(Type.String({ maxLength: 200 })),
      provisioningContext: Type.Optional(texts),
    }),
    { minItems: 1, maxItems: 300 },
  ),
  partnerId: Type.Optional(PartnerId),
  additionalPartnerIds: Type.Optional(Type.Array(PartnerId, { maxItems: 50 })),
  partnerOnRecordAttestationAccepted: Type.Optional(Type.Boolean()),
});

const Problem = Type.Object({ field: Type.String(), errorName: Type.String(), message: Type.String() });
const Amount = Type.Object({ currency: Type.String(), amount: Type.Number() });

export const OrderPreview = Type.Object({
  lines: Type.Array(
    Type.Object({
      lineNumber: Type.Integer(),
      catalogItemId: Type.String(),
      name: Type.String(),
      quantity: Type.Integer(),
      termDuration: Type.Optional(Type.String()),
      billingCycle: BillingCycleInput,
      currency: Type.String(),
      unitPrice: Type.Optional(Type.Number()),
      linePrice: Type.Optional(Type.Number()),
      promotion: Type.Optional(AppliedPromotion),
      attestationRequired: Type.Boolean(),
      problems: Type.Array(Problem),
    }),
  ),
  problems: Type.Array(Problem),
  totals: Type.Array(Amount),
  credit: Type.Object({ currency: Type.String(), available: Type.Number(), needed: Type.Number() }),
  reseller: Type.Optional(Type.Object({ partnerId: Type.String(), name: Type.String() })),
  orders: Type.Integer({ description: 'Number of orders these lines become' }),
  agreementMissing: Type.Boolean(),
});

/** Things shown to choose from, and what was chosen already. */
export const OrderChoicesRequest = Type.Object({
  candidates: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 200 }),
  chosen: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 300 })),
});

export const OrderChoices = Type.Object({
  items: Type.Array(Type.Object({ catalogItemId: Type.String(), problems: Type.Array(Problem) })),
});

export type OrderPreview = Static<typeof OrderPreview>;
export type OrderChoices = Static<typeof OrderChoices>;
export type OrderResource = Static<typeof Order>;
