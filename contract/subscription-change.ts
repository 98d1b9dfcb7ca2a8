import type { Static } from 'typebox';
import Type from 'typebox';
import { attributes, instant, links, textEnum } from './parts.ts';
import { charge, cycles, money, statuses } from './subscription-parts.ts';

/** What a change would do (`dryRun=true`): nothing of it is kept. */
export const ChangePreview = Type.Object({
  dryRun: Type.Literal(true),
  allowed: Type.Boolean(),
  blockedBy: Type.Array(
    Type.Object({ code: Type.Integer(), description: Type.String(), fields: Type.Array(Type.String()) }),
  ),
  changes: Type.Array(
    Type.Object({
      member: Type.String(),
      from: Type.Optional(Type.Unknown()),
      to: Type.Optional(Type.Unknown()),
    }),
  ),
  charges: Type.Array(charge()),
  cost: Type.Optional(money()),
  /** What one charge cycle costs before and after. */
  perCycle: Type.Optional(
    Type.Object({
      before: Type.Number(),
      after: Type.Number(),
      currency: Type.String(),
      billingCycle: textEnum(cycles),
    }),
  ),
  /** What else happens: codes, such as `scheduled-change-dropped`. */
  effects: Type.Array(Type.String()),
  /** Add-ons that go where it goes. */
  followers: Type.Array(
    Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String(), status: textEnum(statuses) }),
  ),
  /** People whose license stays behind. */
  licenseErrors: Type.Array(Type.Object({ userId: Type.String({ format: 'uuid' }), name: Type.String() })),
});

export type ChangePreview = Static<typeof ChangePreview>;

/** Plans a subscription can go over to or renew with, priced for its customer. */
export const RenewalChoices = Type.Object({
  items: Type.Array(
    Type.Object({
      catalogItemId: Type.String(),
      name: Type.String(),
      isPresent: Type.Boolean(),
      minimum: Type.Integer(),
      maximum: Type.Integer(),
      terms: Type.Array(
        Type.Object({
          termDuration: Type.String(),
          billingCycle: textEnum(cycles),
          unitPrice: Type.Number(),
          currency: Type.String(),
          /** End dates that may be chosen for that term. */
          ends: Type.Array(
            Type.Object({
              date: Type.String({ format: 'date' }),
              kind: textEnum(['calendarMonthAligned', 'subscriptionAligned']),
            }),
          ),
        }),
      ),
    }),
  ),
});

export type RenewalChoices = Static<typeof RenewalChoices>;

export const ChargeList = Type.Object({
  items: Type.Array(Type.Intersect([Type.Object({ chargedAt: instant() }), charge()])),
});

export type ChargeList = Static<typeof ChargeList>;

/** A renewal about which something can still be decided. */
export const Decision = Type.Object({
  customerId: Type.String({ format: 'uuid' }),
  customerName: Type.String(),
  subscriptionId: Type.String({ format: 'uuid' }),
  name: Type.String(),
  offerName: Type.String(),
  quantity: Type.Integer(),
  isTrial: Type.Boolean(),
  endsOn: Type.String({ format: 'date' }),
  /** The last moment to decide: then the renewal begins. */
  decideUntil: instant(),
  autoRenew: Type.Boolean(),
  scheduled: Type.Boolean(),
  /** What the next term is to be. */
  next: Type.Optional(
    Type.Object({
      quantity: Type.Integer(),
      termDuration: Type.String(),
      billingCycle: textEnum(cycles),
      perCycle: Type.Number(),
      perCycleNow: Type.Number(),
      currency: Type.String(),
    }),
  ),
});

export type Decision = Static<typeof Decision>;

export const DecisionPage = Type.Object({
  items: Type.Array(Decision),
  continuationToken: Type.Optional(Type.String()),
});

export const CustomTermEndDates = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      allowedCustomTermEndDateType: textEnum(['calendarMonthAligned', 'subscriptionAligned']),
      cotermSubscriptionIds: Type.Array(Type.String({ format: 'uuid' })),
      allowedCustomTermEndDate: instant(),
    }),
  ),
  links,
  attributes,
});
