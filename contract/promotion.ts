import type { Static } from 'typebox';
import Type from 'typebox';

const Attributes = Type.Object({ objectType: Type.String() });
const Link = Type.Object({
  uri: Type.Optional(Type.String()),
  method: Type.String(),
  headers: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
});
const Term = Type.Object({ duration: Type.String(), billingCycle: Type.String() });

// The partner contract

export const ProductPromotion = Type.Object({
  id: Type.String({ description: 'product:sku:promotion' }),
  name: Type.String(),
  description: Type.String(),
  startDate: Type.String(),
  endDate: Type.String(),
  properties: Type.Object({ isAutoApplicable: Type.Boolean() }),
  requiredProducts: Type.Array(
    Type.Object({
      productId: Type.String(),
      skuId: Type.String(),
      term: Term,
      pricingPolicies: Type.Array(Type.Object({ policyType: Type.String(), value: Type.String() })),
    }),
  ),
  promotionConstraints: Type.Object({
    seatConstraints: Type.Array(
      Type.Object({
        type: Type.String(),
        minSeats: Type.Optional(Type.Integer()),
        maxSeats: Type.Optional(Type.Integer()),
      }),
    ),
    assetOwnershipLimits: Type.Array(
      Type.Object({ type: Type.String(), maxAssets: Type.Optional(Type.Integer()) }),
    ),
    eligibilityConstraints: Type.Array(Type.Object({ type: Type.String() })),
    productOwnershipConstraints: Type.Array(Type.Array(Type.Object({ productId: Type.String() }))),
  }),
  attributes: Attributes,
});

export const ProductPromotionCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(ProductPromotion),
  links: Type.Optional(Type.Object({ self: Link })),
  attributes: Attributes,
});

export const PromotionEligibilityRequest = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.Optional(Type.Integer()),
      catalogItemId: Type.String(),
      quantity: Type.Integer({ minimum: 1 }),
      termDuration: Type.String(),
      billingCycle: Type.Enum(['monthly', 'annual', 'triennial', 'one_time', 'none']),
      promotionId: Type.Optional(Type.String()),
    }),
    { minItems: 1, maxItems: 100 },
  ),
});
export type PromotionEligibilityRequest = Static<typeof PromotionEligibilityRequest>;

const EligibilityError = Type.Object({
  type: Type.String(),
  description: Type.String(),
  minimumRequiredSeats: Type.Optional(Type.Integer()),
  maximumRequiredSeats: Type.Optional(Type.Integer()),
  eligibleTerms: Type.Optional(Type.Array(Term)),
});

export const PromotionEligibilities = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      id: Type.Integer(),
      catalogItemId: Type.String(),
      quantity: Type.Integer(),
      billingCycle: Type.String(),
      termDuration: Type.String(),
      eligibilities: Type.Array(
        Type.Object({
          promotionId: Type.Optional(Type.String()),
          isEligible: Type.Boolean(),
          errors: Type.Array(EligibilityError),
        }),
      ),
    }),
  ),
  attributes: Attributes,
});

// The product's own

export const PromotionItem = Type.Object({
  id: Type.String(),
  productId: Type.String(),
  skuId: Type.String(),
  skuTitle: Type.String(),
  name: Type.String(),
  description: Type.String(),
  percent: Type.Number(),
  segment: Type.String(),
  market: Type.String({ description: '* for every market' }),
  terms: Type.Array(Type.String(), { description: 'In words' }),
  startDate: Type.String(),
  endDate: Type.String({ description: 'Inclusive' }),
  minSeats: Type.Optional(Type.Integer()),
  maxSeats: Type.Optional(Type.Integer()),
  newOnly: Type.Boolean({ description: 'Not for who has ever held the product' }),
});
export type PromotionItem = Static<typeof PromotionItem>;

export const PromotionItems = Type.Object({ totalCount: Type.Integer(), items: Type.Array(PromotionItem) });

const day = () => Type.String({ format: 'date' });
const TextByLanguage = Type.Object({
  en: Type.String({ minLength: 1, maxLength: 500 }),
  es: Type.Optional(Type.String({ maxLength: 500 })),
  ru: Type.Optional(Type.String({ maxLength: 500 })),
});
const conditions = {
  market: Type.String({
    pattern: '^(\\*|[A-Za-z]{2})$',
    description: 'Country of the customer; * for every one',
  }),
  segment: Type.String({ enum: ['commercial', 'education', 'government', 'nonprofit'] }),
  percent: Type.String({
    pattern: '^\\d{1,3}(\\.\\d{1,4})?$',
    description: 'Off the unit price of the first term; exact decimal',
  }),
  terms: Type.Array(
    Type.Object({
      term: Type.String({ pattern: '^P(1M|1Y|3Y)$' }),
      billingCycle: Type.String({ enum: ['monthly', 'annual', 'triennial', 'one_time', 'none'] }),
    }),
    { minItems: 1, maxItems: 20 },
  ),
  startDate: day(),
  endDate: day(),
  minSeats: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
  maxSeats: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
  newOnly: Type.Boolean({ description: 'Not for who has ever held the product' }),
};
const told = { name: TextByLanguage, description: TextByLanguage };

export const NewPromotion = Type.Object({
  productId: Type.String({ minLength: 1, maxLength: 100 }),
  skuId: Type.String({ minLength: 1, maxLength: 100 }),
  ...told,
  ...conditions,
});
export type NewPromotion = Static<typeof NewPromotion>;

export const PromotionChange = Type.Object({
  ...told,
  ...conditions,
  attributes: Type.Optional(Type.Object({ etag: Type.Optional(Type.String({ maxLength: 200 })) })),
});
export type PromotionChange = Static<typeof PromotionChange>;

/** As the operator looks after it. */
export const KeptPromotion = Type.Object({
  id: Type.String(),
  ...NewPromotion.properties,
  skuTitle: Type.String(),
  phase: Type.Enum(['planned', 'running', 'ended']),
  changedAt: Type.Optional(Type.String({ format: 'date-time' })),
  changedBy: Type.Optional(Type.String()),
  attributes: Type.Object({ etag: Type.String() }),
});
export type KeptPromotion = Static<typeof KeptPromotion>;

export const KeptPromotions = Type.Object({
  totalCount: Type.Integer({ description: 'Promotions in this answer' }),
  items: Type.Array(KeptPromotion),
  continuationToken: Type.Optional(Type.String()),
});
