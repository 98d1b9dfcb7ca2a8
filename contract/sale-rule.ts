import type { Static } from 'typebox';
import Type from 'typebox';

const hours = Type.Integer({ minimum: 1, maximum: 87_600 });
const count = Type.Integer({ minimum: 1, maximum: 10_000_000 });

export const saleRuleKinds = [
  '*',
  'license',
  'software',
  'perpetual',
  'marketplace-monthly',
  'marketplace-annual',
] as const;

const members = {
  kind: Type.String({ enum: [...saleRuleKinds], description: 'Row of the table of windows; * for any' }),
  market: Type.String({ pattern: '^(\\*|[A-Za-z]{2})$', description: 'Country of the customer; * for any' }),
  category: Type.String({ description: '* for any' }),
  segment: Type.String({ description: '* for any' }),
  cancellationHours: Type.Optional(hours),
  fullRefundHours: Type.Optional(Type.Integer({ minimum: 0, maximum: 87_600 })),
  maximum: Type.Optional(count),
  perCustomer: Type.Optional(count),
  subscriptions: Type.Optional(count),
};

/** A number that is left out is as a wider rule says, or as usual. */
export const NewSaleRule = Type.Object({
  ...members,
  attributes: Type.Optional(Type.Object({ etag: Type.Optional(Type.String({ maxLength: 200 })) })),
});

export const SaleRuleResource = Type.Object({
  id: Type.String({ format: 'uuid' }),
  ...members,
  changedAt: Type.String({ format: 'date-time' }),
  changedBy: Type.String(),
  attributes: Type.Object({ etag: Type.String() }),
});

export const SaleRules = Type.Object({
  items: Type.Array(SaleRuleResource),
  usual: Type.Array(
    Type.Object({ kind: Type.String(), cancellationHours: Type.Integer(), fullRefundHours: Type.Integer() }),
    { description: 'What holds where no rule says anything' },
  ),
  usualSubscriptions: Type.Integer({ description: 'Of a customer in all' }),
});

export type NewSaleRule = Static<typeof NewSaleRule>;
export type SaleRuleResource = Static<typeof SaleRuleResource>;
export type SaleRules = Static<typeof SaleRules>;
