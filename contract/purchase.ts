import type { Static } from 'typebox';
import Type from 'typebox';
import { subscriptionKinds, subscriptionStates } from './subscription-status.ts';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const Day = Type.String({ format: 'date' });

/** Which purchases a list holds: those that run, those that are over, or every one. */
export const purchaseSpans = ['current', 'past', 'all'] as const;

/** What happens at the end of the term, as things stand. */
export const outlooks = [
  'renews',
  'renews-changed',
  'becomes-paid',
  'ends',
  'no-end',
  'being-set-up',
  'paused',
  'over',
] as const;

/** One thing a customer bought, with everything its own people ask about it. No price of a license: the partner sets it. */
export const PurchaseRecord = Type.Object({
  subscriptionId: Id,
  name: Type.String(),
  product: Type.String(),
  kind: Type.Enum([...subscriptionKinds]),
  quantity: Type.Integer(),
  isTrial: Type.Boolean(),
  status: Type.Enum([...subscriptionStates]),
  seller: Type.Object({ id: Id, name: Type.String() }),
  reseller: Type.Optional(Type.String({ description: 'Through whom, where a reseller is on record' })),
  contact: Type.Object({
    name: Type.String(),
    country: Type.String(),
    email: Type.Optional(Type.String()),
    phone: Type.Optional(Type.String()),
    website: Type.Optional(Type.String()),
  }),
  orderId: Type.String(),
  boughtAt: Instant,
  byCustomer: Type.Boolean({ description: 'Bought by an owner of the customer itself' }),
  termDuration: Type.Optional(Type.String()),
  billingCycle: Type.String(),
  startsAt: Instant,
  endsOn: Type.Optional(Day),
  outlook: Type.Enum([...outlooks]),
  decideUntil: Type.Optional(Type.String({ format: 'date-time', description: 'Renewal can change so long' })),
  giveBackUntil: Type.Optional(
    Type.String({ format: 'date-time', description: 'Can be given back so long' }),
  ),
  buyAt: Type.Optional(
    Type.String({ format: 'uuid', description: 'Usage subscription for which the caller may buy by itself' }),
  ),
  cost: Type.Optional(
    Type.Object(
      { month: Type.String(), amount: Type.String(), currency: Type.String() },
      {
        description: 'Usage so far this month, where the partner shows it',
      },
    ),
  ),
});
export type PurchaseRecord = Static<typeof PurchaseRecord>;

export const PurchasePage = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(PurchaseRecord),
  continuationToken: Type.Optional(Type.String()),
});
export type PurchasePage = Static<typeof PurchasePage>;
