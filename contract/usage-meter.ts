import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: '2026-11' });
const Decimal = Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,6})?$', description: 'Exact decimal' });

/** A rate for what is used from an amount on, until the next step. */
export const UsageRateStep = Type.Object({ from: Decimal, rate: Decimal });
export type UsageRateStep = Static<typeof UsageRateStep>;

const meter = {
  id: Id,
  name: Type.String(),
  category: Type.String(),
  subcategory: Type.String(),
  region: Type.String({ description: 'Empty: everywhere' }),
  unit: Type.String(),
  included: Type.String({ description: 'Used up in a month before anything is charged' }),
  effectiveDate: Type.String({ format: 'date' }),
};

export const UsageMeterRow = Type.Object({
  ...meter,
  currency: Type.String(),
  month: Month,
  steps: Type.Array(UsageRateStep),
  since: Type.Optional(Month),
  changesIn: Type.Optional(Type.String({ description: 'The next month with other rates' })),
});
export type UsageMeterRow = Static<typeof UsageMeterRow>;

export const UsageMeterPage = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(UsageMeterRow),
  continuationToken: Type.Optional(Type.String()),
});
export type UsageMeterPage = Static<typeof UsageMeterPage>;

export const UsageRateState = Type.Enum(['former', 'present', 'planned']);

export const UsageRatePeriod = Type.Object({
  from: Type.Optional(Type.String({ description: 'First month; none: from the beginning' })),
  steps: Type.Array(UsageRateStep),
  state: UsageRateState,
  changeable: Type.Boolean({ description: 'No month with these rates has been rated' }),
  givenAt: Type.Optional(Type.String({ format: 'date-time' })),
  givenBy: Type.Optional(Type.String()),
});
export type UsageRatePeriod = Static<typeof UsageRatePeriod>;

export const UsageMeter = Type.Object({
  ...meter,
  ratedThrough: Type.Optional(
    Type.String({ description: 'The last month of which something has been rated' }),
  ),
  currencies: Type.Array(Type.Object({ currency: Type.String(), periods: Type.Array(UsageRatePeriod) })),
  attributes: Type.Object({ etag: Type.String() }),
});
export type UsageMeter = Static<typeof UsageMeter>;

export const UsageRateInput = Type.Object({
  steps: Type.Array(UsageRateStep, { minItems: 1, maxItems: 20 }),
  attributes: Type.Optional(Type.Object({ etag: Type.Optional(Type.String()) })),
});
export type UsageRateInput = Static<typeof UsageRateInput>;
