import type { Static } from 'typebox';
import Type from 'typebox';
import { instant, textEnum } from './parts.ts';
import { cycles, money } from './subscription-parts.ts';
import { subscriptionKinds, subscriptionStates } from './subscription-status.ts';

/** One row of a customer's subscriptions, as the pages show it. */
export const ListedSubscription = Type.Object({
  id: Type.String({ format: 'uuid' }),
  tab: textEnum(['license', 'usage', 'software', 'marketplace']),
  kind: textEnum(subscriptionKinds),
  name: Type.String({ description: 'Nickname, or the name of what was bought' }),
  offerName: Type.String(),
  publisher: Type.String(),
  quantity: Type.Integer(),
  unitType: Type.String(),
  status: textEnum(subscriptionStates),
  isTrial: Type.Boolean(),
  autoRenew: Type.Boolean(),
  termDuration: Type.Optional(Type.String()),
  billingCycle: textEnum(cycles),
  endsOn: Type.Optional(Type.String({ format: 'date' })),
  createdAt: instant(),
  termStartsAt: instant(),
  cancelableUntil: Type.Optional(instant()),
  /** The clock of the cancellation: until when, and by which rule. */
  cancellation: Type.Object({
    rule: Type.String(),
    open: Type.Boolean(),
    until: Type.Optional(instant()),
    fullRefundUntil: Type.Optional(instant()),
    /** While its time runs: whole hours that are left, of how many. */
    left: Type.Optional(Type.Object({ hours: Type.Integer(), of: Type.Integer() })),
    refundNow: Type.Optional(money()),
    /** Where a rule of the catalog says another window than the usual one: its hours, and whom it is for. */
    hours: Type.Optional(Type.Integer()),
    fullRefundHours: Type.Optional(Type.Integer()),
    source: Type.Optional(
      Type.Object({
        kind: Type.String(),
        market: Type.String({ description: '* for any, here and in its siblings' }),
        category: Type.String(),
        segment: Type.String(),
      }),
    ),
  }),
  reducible: Type.Optional(
    Type.Object({
      quantity: Type.Integer(),
      until: Type.Optional(instant()),
      batches: Type.Array(
        Type.Object({ quantity: Type.Integer(), since: instant(), until: Type.Optional(instant()) }),
      ),
    }),
  ),
  scheduled: Type.Optional(
    Type.Object({
      catalogItemId: Type.String(),
      termDuration: Type.String(),
      billingCycle: textEnum(cycles),
      quantity: Type.Integer(),
      customTermEndOn: Type.Optional(Type.String({ format: 'date' })),
    }),
  ),
  /** What the term under way was bought with; ends with it. */
  promotion: Type.Optional(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      percent: Type.Number(),
      until: Type.Optional(Type.String({ format: 'date', description: 'Inclusive' })),
      unitPrice: Type.Optional(money()),
      listPrice: Type.Optional(money()),
    }),
  ),
  nextCharge: Type.Optional(Type.Object({ billingCycle: textEnum(cycles), from: instant() })),
  suspensionReasons: Type.Array(Type.String()),
  /** What happens next by itself, and when. */
  due: Type.Optional(
    Type.Object({ step: textEnum(['renew', 'expire', 'disable', 'delete']), at: instant() }),
  ),
  parentSubscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
  orderId: Type.Optional(Type.String()),
  reseller: Type.Optional(
    Type.Object({
      partnerId: Type.String(),
      tenantId: Type.Optional(Type.String({ format: 'uuid' })),
      name: Type.String(),
      standing: textEnum(['in-order', 'agreement-unsigned', 'not-active']),
      former: Type.Boolean({ description: 'The partnership has ended; the credit has not' }),
    }),
  ),
  furtherResellers: Type.Optional(
    Type.Array(
      Type.Object(
        { partnerId: Type.String(), name: Type.String() },
        { description: 'Declared, not credited' },
      ),
    ),
  ),
  attributionMissing: Type.Boolean(),
  supportContact: Type.Object({
    tenantId: Type.String({ format: 'uuid' }),
    name: Type.Optional(Type.String()),
  }),
  canEdit: Type.Boolean(),
  /** What may be changed in this state, whoever asks: codes, such as `add` or `suspend`. */
  can: Type.Array(Type.String()),
});

export type ListedSubscription = Static<typeof ListedSubscription>;

export const ListedSubscriptions = Type.Object({ items: Type.Array(ListedSubscription) });

export const AttributionHistory = Type.Object({
  items: Type.Array(
    Type.Object({
      changedAt: instant(),
      oldPartnerId: Type.Optional(Type.String()),
      oldName: Type.Optional(Type.String()),
      newPartnerId: Type.Optional(Type.String()),
      newName: Type.Optional(Type.String()),
      changedBy: Type.Optional(Type.String()),
    }),
  ),
});

export type AttributionHistory = Static<typeof AttributionHistory>;

/** What is bought on top of a subscription (C59). */
export const AddonsOfSubscription = Type.Object({
  offered: Type.Boolean({ description: 'The catalog has something on top of it' }),
  base: Type.Optional(
    Type.Object({
      name: Type.String(),
      quantity: Type.Integer(),
      ids: Type.Array(Type.String(), {
        description: 'What add-ons name it by: product:sku, id of the offer',
      }),
    }),
  ),
  items: Type.Array(
    Type.Object({
      id: Type.String({ format: 'uuid' }),
      name: Type.String(),
      quantity: Type.Integer(),
      status: Type.String(),
      follows: Type.Boolean({
        description: 'Suspended, resumed and ended with its base; else of a term of its own',
      }),
      endsOn: Type.Optional(Type.String({ format: 'date' })),
    }),
  ),
});

export type AddonsOfSubscription = Static<typeof AddonsOfSubscription>;
