import type { Static } from 'typebox';
import Type from 'typebox';

const Value = Type.String({
  pattern: '^\\d{1,9}(\\.\\d{1,4})?$',
  description: 'Exact decimal: percent of the vendor’s price, or an amount for one unit and month',
});
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'First day it holds, UTC' });
const Currency = Type.String({ pattern: '^[A-Za-z]{3}$', description: 'Of an amount' });
const Seen = Type.Optional(Type.Object({ etag: Type.Optional(Type.String()) }));

const shared = {
  kind: Type.Enum(['percent', 'amount']),
  value: Value,
  currency: Type.Optional(Currency),
  fromDate: Day,
};

export const NewMargin = Type.Object({
  resellerId: Type.Optional(Type.String({ format: 'uuid', description: 'Absent: every reseller' })),
  productId: Type.Optional(Type.String({ maxLength: 40, description: 'Absent: every product' })),
  ...shared,
});
export type NewMargin = Static<typeof NewMargin>;

export const MarginChange = Type.Object({ ...shared, attributes: Seen });
export type MarginChange = Static<typeof MarginChange>;

export const Margin = Type.Object({
  id: Type.String({ format: 'uuid' }),
  resellerId: Type.Optional(Type.String({ format: 'uuid' })),
  resellerName: Type.Optional(Type.String()),
  productId: Type.Optional(Type.String()),
  productTitle: Type.Optional(Type.String()),
  ...shared,
  begun: Type.Boolean({ description: 'Its first day has come' }),
  attributes: Type.Object({ objectType: Type.String(), etag: Type.String() }),
});
export type Margin = Static<typeof Margin>;

export const MarginPage = Type.Object({
  totalCount: Type.Integer({ description: 'Items in this answer' }),
  items: Type.Array(Margin),
  continuationToken: Type.Optional(Type.String()),
});

/** The partner contract's list of margins: a provider's own, dates and percentages or prices. */
export const ContractMargins = Type.Object({
  pageSize: Type.Integer(),
  totalSize: Type.Integer(),
  results: Type.Array(
    Type.Object({
      id: Type.String(),
      startDate: Type.String(),
      status: Type.String(),
      marginPercentage: Type.Optional(Type.Number()),
      prices: Type.Optional(Type.Array(Type.Object({ amount: Type.Number(), currency: Type.String() }))),
      productId: Type.Optional(Type.String()),
      productTitle: Type.Optional(Type.String()),
    }),
  ),
});
