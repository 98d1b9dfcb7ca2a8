import type { Static } from 'typebox';
import Type from 'typebox';

export const locationStates = ['pending', 'active', 'inactive', 'rejected'] as const;

export const Location = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  country: Type.String(),
  regionName: Type.String(),
  partnerId: Type.Optional(Type.String({ description: 'Given once the location is verified' })),
  state: Type.Enum([...locationStates]),
  isDefault: Type.Boolean({ description: 'Associated with the transacting account' }),
  canBeDefault: Type.Boolean({ description: 'Active, and in the country of the transacting account' }),
  address: Type.Optional(Type.String({ description: 'In one line' })),
  etag: Type.String(),
});

export const Locations = Type.Object({
  globalPartnerId: Type.String({
    description: 'Head office: never earns credit, never valid for attribution',
  }),
  associatedPartnerId: Type.String({ description: 'The number a reseller gives its provider' }),
  country: Type.String({ description: 'Of the transacting account' }),
  totalCount: Type.Integer(),
  items: Type.Array(Location),
});

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

export const NewLocation = Type.Object({
  name: Type.String({ maxLength: 100 }),
  address: Type.Object({
    country: text(2),
    addressLine1: text(250),
    addressLine2: text(250),
    city: text(120),
    state: text(120),
    postalCode: text(30),
  }),
});

export const LocationChange = Type.Object({ name: Type.String({ maxLength: 100 }), etag: Type.String() });
export const LocationVersion = Type.Object({ etag: Type.String() });

export type Location = Static<typeof Location>;
export type Locations = Static<typeof Locations>;
export type NewLocation = Static<typeof NewLocation>;
