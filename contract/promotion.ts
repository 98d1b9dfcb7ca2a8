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
