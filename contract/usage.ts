import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });

/** What a service reports: one resource by one meter for some hours of one day. */
export const NewUsageReading = Type.Object({
  subscriptionId: Type.String({
    format: 'uuid',
    description: 'Usage subscription: its id in the service or in bills',
  }),
  meterId: Id,
  resource: Type.String({ minLength: 1, maxLength: 200, description: 'group/name' }),
  startsAt: Instant,
  endsAt: Type.String({ format: 'date-time', description: 'Exclusive; of the same day in UTC' }),
  quantity: Type.Number({
    description: 'Above zero, in units of the meter, six digits after the point at most',
  }),
  region: Type.Optional(Type.String({ maxLength: 60 })),
  tags: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 256 }))),
});

export const NewUsageReadings = Type.Object({
  readings: Type.Array(NewUsageReading, { minItems: 1, maxItems: 1000 }),
});
export type NewUsageReadings = Static<typeof NewUsageReadings>;

export const UsageReadingsReported = Type.Object({
  added: Type.Integer(),
  known: Type.Integer({ description: 'Reported before; not counted again' }),
});

export const UsageSimulation = Type.Object({ simulated: Type.Boolean() });

// The page

const Amount = Type.String({ description: 'Exact decimal in the digits of the currency, before tax' });

export const UsageInCurrency = Type.Object({
  currency: Type.String(),
  total: Amount,
  days: Type.Array(Type.Object({ day: Type.String({ format: 'date' }), amount: Amount })),
  meters: Type.Array(
    Type.Object({
      meterId: Id,
      name: Type.String(),
      category: Type.String(),
      subcategory: Type.String(),
      unit: Type.String(),
      quantity: Type.String({ description: 'Exact decimal in units of the meter' }),
      amount: Amount,
    }),
  ),
  resources: Type.Array(
    Type.Object({
      serviceId: Id,
      subscriptionName: Type.String(),
      group: Type.String(),
      name: Type.String(),
      category: Type.String(),
      amount: Amount,
    }),
  ),
});
export type UsageInCurrency = Static<typeof UsageInCurrency>;

export const UsageOfMonth = Type.Object({
  month: Type.String({ description: '2026-11' }),
  months: Type.Array(Type.String(), { description: 'Months there may be usage of, newest first' }),
  asOf: Type.String({ format: 'date', description: 'Last day whose usage is known' }),
  costs: Type.Array(UsageInCurrency, { description: 'By currency; none where nothing was used' }),
});
export type UsageOfMonth = Static<typeof UsageOfMonth>;
