import type { Static } from 'typebox';
import Type from 'typebox';
import { Address } from './customer.ts';

const text = (description?: string) => Type.Optional(Type.String(description ? { description } : {}));
const Links = Type.Optional(Type.Object({}));
const Attributes = Type.Object({ objectType: Type.String(), etag: Type.Optional(Type.String()) });
const ReadVersion = Type.Optional(
  Type.Object({ etag: text('Version read; without one the last writer wins') }),
);

export const ProfileContact = Type.Object({
  firstName: text(),
  lastName: text(),
  email: text(),
  phoneNumber: text(),
});
export type ProfileContact = Static<typeof ProfileContact>;

export const OrganizationProfile = Type.Object({
  id: Type.String({ format: 'uuid' }),
  companyName: Type.String(),
  defaultAddress: Address,
  tenantId: Type.String({ format: 'uuid' }),
  domain: Type.String(),
  email: Type.String(),
  language: Type.String(),
  culture: Type.String(),
  profileType: Type.String(),
  links: Links,
  attributes: Attributes,
});

export const OrganizationProfileUpdate = Type.Object({
  companyName: text('Left out: unchanged. Locked for verified providers and direct partners'),
  defaultAddress: Type.Optional(Address),
  email: text(),
  language: text('Two letters'),
  culture: text('e.g. en-US'),
  attributes: ReadVersion,
});
export type OrganizationProfileUpdate = Static<typeof OrganizationProfileUpdate>;

export const PartnerBillingProfile = Type.Object({
  companyName: Type.String(),
  address: Address,
  primaryContact: ProfileContact,
  purchaseOrderNumber: text(),
  taxId: text(),
  billingDay: Type.Optional(Type.Integer({ description: 'Day of the month' })),
  billingCurrency: text('ISO 4217'),
  profileType: Type.String(),
  links: Links,
  attributes: Attributes,
});

export const PartnerBillingProfileUpdate = Type.Object({
  address: Type.Optional(Address),
  primaryContact: Type.Optional(ProfileContact),
  purchaseOrderNumber: text(),
  taxId: text(),
  attributes: ReadVersion,
});
export type PartnerBillingProfileUpdate = Static<typeof PartnerBillingProfileUpdate>;

export const LegalBusinessProfile = Type.Object({
  companyName: Type.String(),
  address: Address,
  primaryContact: ProfileContact,
  companyApproverAddress: Type.Optional(Address),
  companyApproverEmail: text(),
  vettingStatus: Type.Enum(['none', 'pending', 'authorized', 'rejected']),
  vettingSubStatus: Type.Enum([
    'none',
    'entry',
    'email_ownership',
    'email_domain',
    'employment_verification',
    'decision',
    'other',
    'business_verification',
  ]),
  profileType: Type.String(),
  links: Links,
  attributes: Attributes,
});

export const LegalBusinessProfileUpdate = Type.Object({
  address: Type.Optional(Address),
  primaryContact: Type.Optional(ProfileContact),
  companyApproverAddress: Type.Optional(Address),
  companyApproverEmail: text(),
});
export type LegalBusinessProfileUpdate = Static<typeof LegalBusinessProfileUpdate>;

export const SupportProfile = Type.Object({
  email: text(),
  telephone: text(),
  website: text(),
  profileType: Type.String(),
  links: Links,
  attributes: Attributes,
});

export const SupportProfileUpdate = Type.Object({ email: text(), telephone: text(), website: text() });
export type SupportProfileUpdate = Static<typeof SupportProfileUpdate>;
