import type { Static } from 'typebox';
import Type from 'typebox';

export const saleStates = ['on-sale', 'ending', 'withdrawn'] as const;

/** What lists of vendor prices and of resale prices have in common. */
const listed = {
  productId: Type.String(),
  skuId: Type.String(),
  availabilityId: Type.String(),
  title: Type.String(),
  publisher: Type.String(),
  kind: Type.String(),
  segment: Type.String(),
  term: Type.Optional(Type.String({ description: 'ISO 8601; absent: bought once' })),
  billingCycle: Type.String(),
  description: Type.String({ description: 'Term and billing cycle in words' }),
  unitPrice: Type.Number({ description: 'One unit for one billing period, without tax' }),
  minimum: Type.Integer(),
  maximum: Type.Integer(),
  limitUnit: Type.Enum(['none', 'lifetime', 'concurrent']),
  limit: Type.Integer(),
  isTrial: Type.Boolean(),
  isAddon: Type.Boolean(),
  saleState: Type.Enum([...saleStates]),
  lastSale: Type.Optional(Type.String({ description: 'Last day of sale' })),
};
const page = {
  totalCount: Type.Integer({ description: 'Items in this answer' }),
  continuationToken: Type.Optional(Type.String()),
  country: Type.String(),
  currency: Type.String(),
  month: Type.String(),
};

export const ListedPrice = Type.Object({
  ...listed,
  formerPrice: Type.Optional(Type.Number({ description: 'Price of the month before, where it was another' })),
});
export type ListedPrice = Static<typeof ListedPrice>;

export const PriceList = Type.Object({ ...page, items: Type.Array(ListedPrice) });
export type PriceList = Static<typeof PriceList>;

export const PriceListChoices = Type.Object({
  months: Type.Array(Type.String(), { description: 'Newest first; the coming month from 30 days before it' }),
  presentMonth: Type.String(),
  currencies: Type.Array(Type.String(), { description: 'The preset first' }),
});
export type PriceListChoices = Static<typeof PriceListChoices>;

export const ResalePrice = Type.Object(listed);
export type ResalePrice = Static<typeof ResalePrice>;

export const ResalePriceList = Type.Object({ ...page, items: Type.Array(ResalePrice) });
export type ResalePriceList = Static<typeof ResalePriceList>;
