import type { Static } from 'typebox';
import Type from 'typebox';

const amount = Type.Union([Type.Number(), Type.Null()], { description: 'Of a month; null: no limit' });

export const SpendingBudget = Type.Object({
  amount,
  links: Type.Record(Type.String(), Type.Unknown()),
  attributes: Type.Object({ objectType: Type.String(), etag: Type.String() }),
});
export type SpendingBudget = Static<typeof SpendingBudget>;

/** Null is as good as absent (conventions 7.2), and clears it. */
export const SpendingBudgetUpdate = Type.Object({
  amount: Type.Unsafe<number | null>({ type: 'number', default: null, description: 'Null: no limit' }),
  attributes: Type.Optional(Type.Object({ etag: Type.Optional(Type.String()) })),
});

// The page

export const UsageBudgetView = Type.Object({
  amount: Type.Optional(Type.String({ description: 'Exact decimal; absent: no limit' })),
  since: Type.Optional(Type.String({ format: 'date-time' })),
  month: Type.String(),
  asOf: Type.String({ description: 'Last day the estimate holds' }),
  used: Type.String({ description: 'Estimate of that month so far, before tax' }),
  percent: Type.Optional(Type.Integer({ minimum: 0 })),
  currency: Type.String({ description: 'The customer’s billing currency' }),
  etag: Type.String(),
});
export type UsageBudgetView = Static<typeof UsageBudgetView>;
