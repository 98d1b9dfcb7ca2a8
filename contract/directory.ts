import type { Static } from 'typebox';
import Type from 'typebox';

export const listedServices = ['support', 'billing', 'training', 'financing'] as const;
export const listingChangeStates = ['open', 'applied', 'declined', 'withdrawn'] as const;

const country = Type.String({ minLength: 2, maxLength: 2, description: 'ISO 3166-1 alpha-2' });

/** What a listing says; a wanted change names all of it. */
export const ListingText = Type.Object({
  countries: Type.Array(country, { minItems: 1, maxItems: 120 }),
  services: Type.Array(Type.Enum([...listedServices]), { minItems: 1 }),
  description: Type.String({ maxLength: 1000 }),
  website: Type.String({ maxLength: 200 }),
  contactName: Type.String({ maxLength: 100 }),
  contactEmail: Type.String({ maxLength: 254 }),
  contactPhone: Type.String({ maxLength: 40 }),
});

/** An indirect provider, as the public directory shows it. */
export const DirectoryEntry = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String({ description: 'From the legal profile' }),
  country,
  region: Type.String({ description: 'Selling region: partnerships are made within one' }),
  regionName: Type.String({ description: 'In the reader’s language' }),
  ...ListingText.properties,
});

export const DirectoryPage = Type.Object({
  totalCount: Type.Integer({ description: 'Entries on this page' }),
  items: Type.Array(DirectoryEntry),
  continuationToken: Type.Optional(Type.String()),
});

export const DirectoryCountries = Type.Object({
  countries: Type.Array(country, { description: 'Every country that somebody in the directory works in' }),
});

export const Representative = Type.Object({
  name: Type.String({ maxLength: 100 }),
  email: Type.String({ maxLength: 254 }),
});

export const ListingChange = Type.Object({
  id: Type.String({ format: 'uuid' }),
  providerId: Type.String({ format: 'uuid' }),
  providerName: Type.String(),
  state: Type.Enum([...listingChangeStates]),
  wanted: ListingText,
  note: Type.String(),
  askedAt: Type.String({ format: 'date-time' }),
  askedBy: Type.String(),
  decidedAt: Type.Optional(Type.String({ format: 'date-time' })),
  decidedBy: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String({ description: 'Why it was declined' })),
});

/** A listing with what the public does not read. */
export const WholeListing = Type.Object({
  ...DirectoryEntry.properties,
  representative: Representative,
  updatedAt: Type.String({ format: 'date-time' }),
  etag: Type.String(),
});

export const OwnListing = Type.Object({
  /** Countries of the provider’s own selling region: where it can be listed. */
  countriesOfRegion: Type.Array(country),
  listing: Type.Optional(WholeListing),
  changes: Type.Array(ListingChange, { description: 'The latest first' }),
});

export const WantedListing = Type.Object({
  ...ListingText.properties,
  note: Type.Optional(Type.String({ maxLength: 500 })),
});

export const ListingSetting = Type.Object({
  ...ListingText.properties,
  representative: Representative,
  etag: Type.Optional(Type.String({ description: 'Of the listing that was read; none for a new one' })),
});

export const ListingDecision = Type.Object({
  decision: Type.Enum(['apply', 'decline']),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
  representative: Type.Optional(Representative),
});

/** A provider for the operator's page, listed or not. */
export const ListableProvider = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  country,
  region: Type.String(),
  regionName: Type.String(),
  countriesOfRegion: Type.Array(country),
  listing: Type.Optional(WholeListing),
});

export const ListableProviders = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(ListableProvider),
  continuationToken: Type.Optional(Type.String()),
});

export const ListingChanges = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(ListingChange),
  continuationToken: Type.Optional(Type.String()),
});

export type ListingText = Static<typeof ListingText>;
export type DirectoryEntry = Static<typeof DirectoryEntry>;
export type WholeListing = Static<typeof WholeListing>;
export type ListingChange = Static<typeof ListingChange>;
export type OwnListing = Static<typeof OwnListing>;
export type ListableProvider = Static<typeof ListableProvider>;
export type Representative = Static<typeof Representative>;
