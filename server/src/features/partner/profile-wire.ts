import type {
  LegalBusinessProfileUpdate,
  OrganizationProfileUpdate,
  PartnerBillingProfileUpdate,
} from '../../../../contract/partner-profile.ts';
import { refuse } from '../../errors/refusal.ts';
import { attributes, link, present } from '../../platform/http/index.ts';
import { addressAnswer, readAddress } from '../market/index.ts';
import type {
  BillingDraft,
  LegalDraft,
  OrganizationDraft,
  PartnerProfiles,
  VettedProfile,
} from './profile-model.ts';

export function organizationToWire({ tenantId, domain, organization }: PartnerProfiles) {
  return {
    id: tenantId,
    companyName: organization.companyName,
    defaultAddress: addressAnswer(organization.address),
    tenantId,
    domain,
    email: organization.email,
    language: organization.language,
    culture: organization.culture,
    profileType: 'OrganizationProfile',
    links: { self: link('/profiles/organization') },
    attributes: attributes('OrganizationProfile', String(organization.version)),
  };
}

/** The bill of a month is dated with the first day of the next. Resellers get none. */
const billingDay = 1;

export function billingToWire({ kind, currency, organization, billing }: PartnerProfiles) {
  return present({
    companyName: organization.companyName,
    address: addressAnswer(billing.address),
    primaryContact: billing.contact,
    purchaseOrderNumber: billing.purchaseOrderNumber,
    taxId: billing.taxId,
    billingDay: kind === 'indirect-reseller' ? undefined : billingDay,
    billingCurrency: currency,
    profileType: 'BillingProfile',
    links: { self: link('/profiles/billing') },
    attributes: attributes('BillingProfile', String(billing.version)),
  });
}

export function legalToWire({ companyName, legal, status, subStatus }: VettedProfile) {
  return present({
    companyName,
    address: addressAnswer(legal.address),
    primaryContact: legal.contact,
    companyApproverAddress: legal.approverAddress && addressAnswer(legal.approverAddress),
    companyApproverEmail: legal.approverEmail,
    vettingStatus: status,
    vettingSubStatus: subStatus,
    profileType: 'LegalBusinessProfile',
    links: { self: link('/profiles/legalbusiness') },
    attributes: attributes('LegalBusinessProfile'),
  });
}

export function supportToWire({ support }: PartnerProfiles) {
  return present({
    ...support,
    profileType: 'SupportProfile',
    links: { self: link('/profiles/support') },
    attributes: attributes('SupportProfile'),
  });
}

export function organizationFromWire(body: OrganizationProfileUpdate): OrganizationDraft {
  const { companyName, email, culture, language } = body;
  return { companyName, email, culture, language, address: readAddress(body.defaultAddress ?? {}) };
}

export function billingFromWire(body: PartnerBillingProfileUpdate): BillingDraft {
  const { purchaseOrderNumber, taxId } = body;
  return {
    address: readAddress(body.address ?? {}),
    contact: body.primaryContact ?? {},
    purchaseOrderNumber,
    taxId,
  };
}

export function legalFromWire(body: LegalBusinessProfileUpdate): LegalDraft {
  return {
    address: readAddress(body.address ?? {}),
    contact: body.primaryContact ?? {},
    approverAddress: body.companyApproverAddress && readAddress(body.companyApproverAddress),
    approverEmail: body.companyApproverEmail,
  };
}

/** Clients write the names of the version in either spelling; one leaves it out. */
export function vettingVersionFrom(given: string | undefined): 'current' | 'lastFinalized' {
  const name = (given ?? '').trim().toLowerCase().replace('_', '');
  if (name === '' || name === 'none' || name === 'current') return 'current';
  if (name === 'lastfinalized') return 'lastFinalized';
  return refuse('enum-invalid', { field: 'vettingVersion', allowed: 'Current, LastFinalized' });
}
