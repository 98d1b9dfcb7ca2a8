import Type from 'typebox';

export const RateCard = Type.Object({
  locale: Type.String(),
  currency: Type.String(),
  isTaxIncluded: Type.Boolean(),
  meters: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      rates: Type.Record(Type.String(), Type.Number()),
      tags: Type.Array(Type.String()),
      category: Type.String(),
      subcategory: Type.String(),
      region: Type.String(),
      unit: Type.String(),
      includedQuantity: Type.Number(),
      effectiveDate: Type.String(),
    }),
  ),
  offerTerms: Type.Array(
    Type.Object({
      name: Type.String(),
      discount: Type.Number(),
      excludedMeterIds: Type.Array(Type.String()),
      effectiveDate: Type.String(),
    }),
  ),
  attributes: Type.Object({ objectType: Type.String() }),
});

export const InventoryRequest = Type.Object({
  targetItems: Type.Array(Type.Object({ productId: Type.String(), skuId: Type.Optional(Type.String()) }), {
    minItems: 1,
    maxItems: 100,
  }),
  inventoryContext: Type.Optional(Type.Record(Type.String(), Type.String())),
});

export const InventoryItems = Type.Array(
  Type.Object({
    productId: Type.String(),
    skuId: Type.String(),
    isRestricted: Type.Boolean(),
    restrictions: Type.Array(
      Type.Object({
        reasonCode: Type.String(),
        description: Type.String(),
        properties: Type.Record(Type.String(), Type.String()),
      }),
    ),
  }),
);
