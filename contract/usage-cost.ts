import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });

export const UsagePlan = Type.Object({
  subscriptionId: Id,
  name: Type.String(),
  status: Type.String(),
  since: Instant,
  cost: Type.String({ description: 'Of this month so far, at pay-as-you-go retail, before tax' }),
});
export type UsagePlan = Static<typeof UsagePlan>;

export const UsageCostView = Type.Object({
  visible: Type.Boolean(),
  since: Type.Optional(Instant),
  month: Type.String(),
  currency: Type.String({ description: 'The customer’s billing currency' }),
  plans: Type.Array(UsagePlan),
});
export type UsageCostView = Static<typeof UsageCostView>;

export const UsageCostSwitch = Type.Object({ visible: Type.Boolean() });

/** What a customer sees: nothing of partners that have not switched it on. */
export const OwnUsageCosts = Type.Object({
  month: Type.String(),
  currency: Type.String(),
  items: Type.Array(
    Type.Object({ partnerName: Type.String(), total: Type.String(), plans: Type.Array(UsagePlan) }),
  ),
});
export type OwnUsageCosts = Static<typeof OwnUsageCosts>;
