import type { Static } from 'typebox';
import type {
  LegalBusinessProfile,
  OrganizationProfile,
  PartnerBillingProfile,
  ProfileContact,
  SupportProfile,
} from '../../../../contract/partner-profile.ts';
import { type AttemptIds, api } from '../../api/index.ts';

export type Organization = Static<typeof OrganizationProfile>;
export type Billing = Static<typeof PartnerBillingProfile>;
export type Legal = Static<typeof LegalBusinessProfile>;
export type Support = Static<typeof SupportProfile>;
export type { ProfileContact };

const root = '/v1/profiles';
const security = '/twotier/v1/profiles/securitycontact';
export const profileKey = ['partner-profile'] as const;

export const readOrganization = (signal: AbortSignal) =>
  api.get<Organization>(`${root}/organization`, { signal });
export const readBilling = (signal: AbortSignal) => api.get<Billing>(`${root}/billing`, { signal });
export const readLegal = (signal: AbortSignal) => api.get<Legal>(`${root}/legalbusiness`, { signal });
export const readSupport = (signal: AbortSignal) => api.get<Support>(`${root}/support`, { signal });
export const readSecurity = (signal: AbortSignal) => api.get<ProfileContact>(security, { signal });

export const saveOrganization = (sent: object, ids: AttemptIds) =>
  api.put<Organization>(`${root}/organization`, sent, ids);
export const saveBilling = (sent: object, ids: AttemptIds) => api.put<Billing>(`${root}/billing`, sent, ids);
export const saveLegal = (sent: object, ids: AttemptIds) =>
  api.put<Legal>(`${root}/legalbusiness`, sent, ids);
export const saveSupport = (sent: object, ids: AttemptIds) => api.put<Support>(`${root}/support`, sent, ids);
export const saveSecurity = (sent: object, ids: AttemptIds) => api.put<ProfileContact>(security, sent, ids);
