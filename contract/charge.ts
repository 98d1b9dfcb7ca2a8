import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const text = (description?: string) => Type.Optional(Type.String(description ? { description } : {}));
/** Amounts are decimals as text: a JSON number would round them. */
const Amount = Type.String({ description: 'Exact decimal in the digits of the currency' });

export const chargeTypes = [
  'New',
  'AddQuantity',
  'RemoveQuantity',
  'Cancel',
  'Renew',
  'ChangeTerm',
  'Upgrade',
  'Convert',
  'CycleFee',
  'Usage',
] as const;

export const CustomerChargeLine = Type.Object({
  orderId: Type.String(),
  chargeType: Type.Enum([...chargeTypes]),
  startsOn: Day,
  endsOn: Day,
  quantity: Type.Integer(),
  unitPrice: Type.String({ description: 'For one license and a whole charge cycle' }),
  amount: Amount,
  invoiceId: text('Absent while the month is open'),
});
export type CustomerChargeLine = Static<typeof CustomerChargeLine>;

export const ChargedSubscription = Type.Object({
  subscriptionId: Id,
  name: Type.String(),
  offerName: Type.String(),
  termDuration: text(),
  billingCycle: Type.String(),
  subtotal: Amount,
  lines: Type.Array(CustomerChargeLine),
});
export type ChargedSubscription = Static<typeof ChargedSubscription>;

export const ChargesInCurrency = Type.Object({
  currency: Type.String(),
  total: Amount,
  subscriptions: Type.Array(ChargedSubscription),
});
export type ChargesInCurrency = Static<typeof ChargesInCurrency>;

export const PricedSubscription = Type.Object({
  subscriptionId: Id,
  name: Type.String(),
  offerName: Type.String(),
  status: Type.String(),
  quantity: Type.Integer(),
  unitPrice: Type.String({ description: 'Your price for one license and a whole charge cycle' }),
  currency: Type.String(),
  termDuration: text(),
  billingCycle: Type.String(),
  endsOn: Type.Optional(Day),
});
export type PricedSubscription = Static<typeof PricedSubscription>;

/** What a partner pays for one customer in one month (C114): what it bases its own bill on. */
export const CustomerCharges = Type.Object({
  customerId: Id,
  companyName: Type.String(),
  capacity: Type.Enum(['provider', 'direct']),
  month: Type.String({ description: '2026-11' }),
  months: Type.Array(Type.String(), { description: 'Months there may be charges for, newest first' }),
  closed: Type.Boolean({ description: 'Invoiced; an open month may still change' }),
  charges: Type.Array(ChargesInCurrency),
  subscriptions: Type.Array(PricedSubscription),
});
export type CustomerCharges = Static<typeof CustomerCharges>;

export const CustomerTotals = Type.Object({
  totalCount: Type.Integer({ description: 'On this page' }),
  month: Type.String(),
  closed: Type.Boolean(),
  items: Type.Array(
    Type.Object({
      customerId: Id,
      companyName: Type.String(),
      domain: Type.String(),
      totals: Type.Array(Type.Object({ currency: Type.String(), total: Amount })),
    }),
  ),
  continuationToken: text(),
});
export type CustomerTotal = Static<typeof CustomerTotals>['items'][number];
