import type { Static } from 'typebox';
import Type from 'typebox';

const Amount = Type.String({
  pattern: '^\\d{1,13}(\\.\\d{1,4})?$',
  description: 'Exact decimal: digits, a point, at most four decimals',
});
const Market = Type.String({ pattern: '^(\\*|[A-Za-z]{2})$', description: 'A country, or * for all' });
const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: 'E.g. 2026-11' });
const Seen = {
  attributes: Type.Optional(
    Type.Object({ etag: Type.Optional(Type.String({ description: 'The version that was read' })) }),
  ),
};

const PriceKey = {
  availabilityId: Type.String(),
  term: Type.Optional(Type.String({ description: 'ISO 8601; absent: bought once' })),
  billingCycle: Type.Enum(['monthly', 'annual', 'triennial', 'one_time', 'none']),
  currency: Type.String({ pattern: '^[A-Za-z]{3}$' }),
  market: Market,
};

export const SheetPrice = Type.Object({ ...PriceKey, unitPrice: Amount });
export const PriceRecord = Type.Object({
  ...PriceKey,
  month: Type.Optional(Type.String({ description: 'Absent: since ever' })),
  unitPrice: Type.Optional(Type.String({ description: 'Absent: no longer offered from this month on' })),
  begun: Type.Boolean({ description: 'False: planned' }),
  changedAt: Type.String(),
  changedBy: Type.String(),
});

export const SkuSheet = Type.Object({
  productId: Type.String(),
  skuId: Type.String(),
  productTitle: Type.String(),
  title: Type.String(),
  description: Type.String(),
  publisher: Type.String(),
  kind: Type.String(),
  ruleSet: Type.String(),
  category: Type.String(),
  unitType: Type.String(),
  isTrial: Type.Boolean(),
  isAddon: Type.Boolean(),
  prerequisites: Type.Array(Type.Object({ id: Type.String(), title: Type.Optional(Type.String()) }), {
    description: 'Any one of them is enough',
  }),
  renewsTo: Type.Optional(Type.String({ description: 'Trial: what it becomes' })),
  minimum: Type.Integer(),
  maximum: Type.Integer(),
  limitUnit: Type.Enum(['none', 'lifetime', 'concurrent']),
  limit: Type.Integer(),
  saleState: Type.Enum(['on-sale', 'ending', 'withdrawn']),
  lastSale: Type.Optional(Type.String({ description: 'Last day of sale, inclusive' })),
  availabilities: Type.Array(
    Type.Object({
      availabilityId: Type.String(),
      market: Type.String(),
      segment: Type.String(),
      isPurchasable: Type.Boolean(),
      isRenewable: Type.Boolean(),
    }),
  ),
  prices: Type.Array(SheetPrice, { description: 'What holds at present' }),
  changes: Type.Array(PriceRecord, { description: 'History and what is planned, newest first' }),
  presentMonth: Type.String(),
  lastMonth: Type.String({ description: 'The last month for which a price may be set' }),
  attributes: Type.Object({ objectType: Type.String(), etag: Type.String() }),
});
export type SkuSheet = Static<typeof SkuSheet>;
export type PriceRecord = Static<typeof PriceRecord>;

export const EndOfSale = Type.Object({
  lastDay: Type.Optional(
    Type.String({
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      description: 'Last day of sale, inclusive; absent: ends at once',
    }),
  ),
  ...Seen,
});
export type EndOfSale = Static<typeof EndOfSale>;

export const Reinstatement = Type.Object({ ...Seen });

export const SkuLimits = Type.Object({
  limitUnit: Type.Enum(['none', 'lifetime', 'concurrent']),
  limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  minimum: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
  maximum: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
  ...Seen,
});
export type SkuLimits = Static<typeof SkuLimits>;

export const NewPrice = Type.Object({ ...PriceKey, month: Month, unitPrice: Amount, ...Seen });
export type NewPrice = Static<typeof NewPrice>;

export const PlannedPrice = Type.Object({ ...PriceKey, month: Month, ...Seen });
export type PlannedPrice = Static<typeof PlannedPrice>;
