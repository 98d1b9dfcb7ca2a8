import type { Static } from 'typebox';
import Type from 'typebox';

const Cloud = Type.Enum(['global', 'us-government', 'germany']);

const FeatureCloud = Type.Object({
  cloud: Cloud,
  preset: Type.Boolean({ description: 'As the product has it' }),
  on: Type.Boolean(),
  regions: Type.Array(Type.Object({ region: Type.String(), name: Type.String(), on: Type.Boolean() }), {
    description: 'Selling regions where it is switched for themselves',
  }),
});

export const Feature = Type.Object({
  feature: Type.String(),
  operations: Type.Array(Type.String(), { description: 'Refused where it is off' }),
  clouds: Type.Array(FeatureCloud),
});
export type Feature = Static<typeof Feature>;

export const Features = Type.Object({
  items: Type.Array(Feature),
  regions: Type.Array(Type.Object({ region: Type.String(), name: Type.String() })),
});
export type Features = Static<typeof Features>;

export const FeatureSwitchInput = Type.Object({
  cloud: Cloud,
  region: Type.Optional(Type.String({ maxLength: 60, description: 'Absent: the whole cloud' })),
  state: Type.Enum(['preset', 'on', 'off']),
});
export type FeatureSwitchInput = Static<typeof FeatureSwitchInput>;

export const MarketRow = Type.Object({
  country: Type.String(),
  name: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
  partnerCurrency: Type.String(),
  customerCurrency: Type.String(),
  postalCode: Type.Optional(Type.String({ description: 'Form of postal codes, as a regular expression' })),
  stateRequired: Type.Boolean(),
  registration: Type.Object({
    use: Type.Enum(['required', 'optional', 'notUsed']),
    kind: Type.String(),
    form: Type.Optional(Type.String()),
    sample: Type.Optional(Type.String()),
    confirmed: Type.Boolean({ description: 'A wrong form is refused; else it only warns (D43)' }),
    confirmable: Type.Boolean(),
  }),
});
export type MarketRow = Static<typeof MarketRow>;
export const MarketRows = Type.Object({ items: Type.Array(MarketRow) });

export const RegistrationConfirmed = Type.Object({ confirmed: Type.Boolean() });
