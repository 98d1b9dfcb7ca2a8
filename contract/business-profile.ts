import type { Static } from 'typebox';
import Type from 'typebox';

export const industries = [
  'agriculture',
  'construction',
  'education',
  'energy',
  'finance',
  'government',
  'health',
  'hospitality',
  'manufacturing',
  'media',
  'nonprofit',
  'professional-services',
  'real-estate',
  'retail',
  'technology',
  'transport',
] as const;
export const productTags = [
  'mail',
  'office',
  'collaboration',
  'telephony',
  'devices',
  'security',
  'backup',
  'infrastructure',
  'databases',
  'analytics',
  'ai',
  'crm',
  'erp',
  'websites',
] as const;
export const serviceTypes = [
  'advice',
  'deployment',
  'migration',
  'integration',
  'development',
  'managed-services',
  'licensing',
  'training',
  'support',
] as const;
export const customerSizes = ['1-9', '10-49', '50-249', '250-999', '1000+'] as const;

const skill = Type.String({ minLength: 1, maxLength: 60 });

/** What a company writes of itself; its name comes from the legal profile (C6). */
export const ProfileText = Type.Object({
  description: Type.String({ maxLength: 2500, description: 'The first lines are the preview in searches' }),
  website: Type.String({ maxLength: 200 }),
  linkedIn: Type.String({ maxLength: 200 }),
  industries: Type.Array(Type.Enum([...industries])),
  products: Type.Array(Type.Enum([...productTags])),
  serviceTypes: Type.Array(Type.Enum([...serviceTypes])),
  skills: Type.Array(skill, { maxItems: 20, description: 'Solutions and skills in own words' }),
  excludedSizes: Type.Array(Type.Enum([...customerSizes]), {
    description: 'Sizes of customers that it does not want to hear from',
  }),
  contactName: Type.String({ maxLength: 100, description: 'Person for leads' }),
  contactEmail: Type.String({ maxLength: 254 }),
  contactPhone: Type.String({ maxLength: 40 }),
});

export const ProfileLocation = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  country: Type.String(),
  city: Type.String(),
  state: Type.Optional(Type.String()),
  postalCode: Type.Optional(Type.String()),
  addressLine1: Type.String(),
  addressLine2: Type.Optional(Type.String()),
  phoneNumber: Type.Optional(Type.String()),
});

export const NewProfileLocation = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  country: Type.String({ minLength: 2, maxLength: 2 }),
  city: Type.String({ maxLength: 100 }),
  state: Type.Optional(Type.String({ maxLength: 50 })),
  postalCode: Type.Optional(Type.String({ maxLength: 20 })),
  addressLine1: Type.String({ maxLength: 200 }),
  addressLine2: Type.Optional(Type.String({ maxLength: 200 })),
  phoneNumber: Type.Optional(Type.String({ maxLength: 40 })),
});

export const OwnProfile = Type.Object({
  companyName: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
  countriesOfRegion: Type.Array(Type.String()),
  /** Nothing written yet where these are left out. */
  draft: Type.Optional(ProfileText),
  hasLogo: Type.Boolean(),
  publishedAt: Type.Optional(Type.String({ format: 'date-time' })),
  /** The draft says something else than customers read. */
  changedSincePublished: Type.Boolean(),
  /** What keeps it from being published, by field. */
  missing: Type.Array(Type.String()),
  locations: Type.Array(ProfileLocation),
  etag: Type.Optional(Type.String()),
});

export const ProfileDraft = Type.Object({
  ...ProfileText.properties,
  etag: Type.Optional(Type.String({ description: 'Of the draft that was read; none for the first one' })),
});

export const ProfileLogo = Type.Object({
  contentBase64: Type.String({ description: 'GIF, JPG or PNG; at most 300 pixels wide and 500 kB' }),
});

/** A company as customers find it. */
export const FoundPartner = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  country: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
  hasLogo: Type.Boolean(),
  ...ProfileText.properties,
  locations: Type.Array(ProfileLocation),
});

export const FoundPartners = Type.Object({
  totalCount: Type.Integer({ description: 'Companies on this page' }),
  items: Type.Array(FoundPartner),
  continuationToken: Type.Optional(Type.String()),
});

export type ProfileText = Static<typeof ProfileText>;
export type ProfileLocation = Static<typeof ProfileLocation>;
export type NewProfileLocation = Static<typeof NewProfileLocation>;
export type OwnProfile = Static<typeof OwnProfile>;
export type FoundPartner = Static<typeof FoundPartner>;
