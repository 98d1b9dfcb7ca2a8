import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Kind = Type.Union([Type.Literal('reservation'), Type.Literal('savings-plan')]);

export const CommitmentOnPage = Type.Object({
  subscriptionId: Id,
  planName: Type.String(),
  name: Type.String(),
  kind: Kind,
  quantity: Type.Integer(),
  termDuration: Type.Optional(Type.String()),
  billingCycle: Type.String(),
  status: Type.String(),
  orderId: Type.String(),
  boughtAt: Type.String({ format: 'date-time' }),
  endsOn: Type.Optional(Type.String()),
  byCustomer: Type.Boolean({ description: 'Bought by the customer itself' }),
});
export type CommitmentOnPage = Static<typeof CommitmentOnPage>;

export const CommitmentsOfCustomer = Type.Object({
  companyName: Type.String(),
  capacity: Type.Union([Type.Literal('provider'), Type.Literal('reseller'), Type.Literal('direct')]),
  items: Type.Array(CommitmentOnPage),
});
export type CommitmentsOfCustomer = Static<typeof CommitmentsOfCustomer>;

/** What a customer's people see before they buy. No prices: those are the partner's to say. */
export const PurchaseDesk = Type.Object({
  serviceId: Id,
  name: Type.String(),
  planName: Type.String(),
  partnerName: Type.String(),
  isOwner: Type.Boolean(),
  isActive: Type.Boolean(),
  kinds: Type.Array(Type.Object({ kind: Kind, allowed: Type.Boolean(), buyable: Type.Boolean() })),
  items: Type.Array(
    Type.Object({
      catalogItemId: Type.String(),
      kind: Kind,
      name: Type.String(),
      description: Type.String(),
      minimum: Type.Integer(),
      maximum: Type.Integer(),
      terms: Type.Array(Type.Object({ termDuration: Type.String(), billingCycle: Type.String() })),
    }),
  ),
  bought: Type.Array(CommitmentOnPage),
});
export type PurchaseDesk = Static<typeof PurchaseDesk>;

export const OwnPurchase = Type.Object({
  catalogItemId: Type.String({ minLength: 1, maxLength: 200 }),
  quantity: Type.Integer({ minimum: 1 }),
  termDuration: Type.String({ pattern: '^P(1M|1Y|3Y)$' }),
  billingCycle: Type.String({ pattern: '^(monthly|annual|triennial|one_time)$' }),
});

export const PlacedPurchase = Type.Object({ orderId: Type.String(), subscriptionId: Id });
export type PlacedPurchase = Static<typeof PlacedPurchase>;
