import type { ReadVersion } from '../../errors/read-version.ts';
import { staleness } from '../../errors/read-version.ts';
import { checkAddress } from '../market/address-rules.ts';
import { checkCultureAndLanguage } from '../market/culture-rules.ts';
import { checkEmail } from '../market/email-rules.ts';
import type { Address, Problem } from '../market/model.ts';
import { checkCompanyName } from '../market/name-rules.ts';
import { checkPhone } from '../market/phone-rules.ts';
import type {
  BillingDraft,
  Contact,
  LegalDraft,
  LegalProfile,
  OrganizationDraft,
  PartnerProfiles,
  SupportDraft,
  VettedProfile,
  VettingSubStatus,
} from './profile-model.ts';

/** A problem at its place in what was sent; the website has no check of the market. */
export type ProfileProblem =
  | { readonly path: string; readonly problem: Problem; readonly ofAddress?: true }
  | { readonly path: string; readonly problem: 'website' };

/** A partner's own people may well be reached at its own domains. */
const anyDomain = { vendorDomains: [], partnerDomains: [] };
export const profileLimits = { name: 50, purchaseOrderNumber: 100, taxId: 50, website: 255 } as const;

/** Only an address that differs from the one that stands is checked: what was taken once is no obstacle to other changes. */
export function checkOrganization(draft: OrganizationDraft, present: PartnerProfiles): ProfileProblem[] {
  return [
    ...at('', renames(draft, present) ? checkCompanyName(draft.companyName) : []),
    ...at('', checkEmail(draft.email, anyDomain)),
    ...at('', checkCultureAndLanguage(present.country, draft.culture, draft.language)),
    ...addressProblems('defaultAddress', draft.address, present.organization.address),
  ];
}

export function checkBilling(draft: BillingDraft, present: PartnerProfiles): ProfileProblem[] {
  return [
    ...addressProblems('address', draft.address, present.billing.address),
    ...contactProblems(draft.contact, present.country),
    ...lengthProblem('purchaseOrderNumber', draft.purchaseOrderNumber, profileLimits.purchaseOrderNumber),
    ...lengthProblem('taxId', draft.taxId, profileLimits.taxId),
  ];
}

export function checkLegal(draft: LegalDraft, present: PartnerProfiles): ProfileProblem[] {
  const { approverAddress, approverEmail } = draft;
  const { legal } = present.vetted;
  return [
    ...addressProblems('address', draft.address, legal.address),
    ...contactProblems(draft.contact, present.country),
    ...(approverAddress
      ? addressProblems('companyApproverAddress', approverAddress, legal.approverAddress ?? {})
      : []),
    ...(isBlank(approverEmail) ? [] : named('companyApproverEmail', checkEmail(approverEmail, anyDomain))),
  ];
}

export function checkSupport(draft: SupportDraft, country: string): ProfileProblem[] {
  return [
    ...at('', checkEmail(draft.email, anyDomain)),
    ...named('telephone', checkPhone(country, draft.telephone)),
    ...(isBlank(draft.website) || isWebsite(draft.website as string)
      ? []
      : [{ path: 'website', problem: 'website' as const }]),
  ];
}

/** Names, address and phone are all needed: in an emergency nobody looks them up (C103). */
export function checkSecurityContact(contact: Contact, country: string): ProfileProblem[] {
  const missing: Problem[] = [
    ...(isBlank(contact.firstName) ? [refusedAt('firstName', 'first-name-missing')] : []),
    ...(isBlank(contact.lastName) ? [refusedAt('lastName', 'last-name-missing')] : []),
    ...(isBlank(contact.phoneNumber) ? [refusedAt('phoneNumber', 'phone-missing')] : []),
  ];
  const others = contactProblems(contact, country).map((one) => ({
    ...one,
    path: one.path.replace('primaryContact.', ''),
  }));
  return [...at('', missing), ...others];
}

function refusedAt(
  field: string,
  code: 'first-name-missing' | 'last-name-missing' | 'phone-missing',
): Problem {
  return { field, code, params: { country: '' }, severity: 'refuse' };
}

/** Customers follow the link: a page of the web and nothing else. */
function isWebsite(text: string): boolean {
  if (text.trim().length > profileLimits.website || /\s/.test(text.trim())) return false;
  try {
    const { protocol, hostname, username } = new URL(text.trim());
    return ['https:', 'http:'].includes(protocol) && hostname.includes('.') && username === '';
  } catch {
    return false;
  }
}

/** Refused by 2007, as everywhere, where nothing but addresses is wrong. */
export function reasonOf(problems: readonly ProfileProblem[]): 'address-invalid' | 'partner-profile-invalid' {
  return problems.every((one) => 'ofAddress' in one) ? 'address-invalid' : 'partner-profile-invalid';
}

/** Where the country was written as another than the company's own: it never changes (C103). */
export function movesAbroad(address: Address, country: string): boolean {
  const given = address.country?.trim().toUpperCase() ?? '';
  return given !== '' && given !== country;
}

export function renames(draft: OrganizationDraft, present: PartnerProfiles): boolean {
  return !isBlank(draft.companyName) && tidy(draft.companyName) !== present.organization.companyName;
}

/**
 * A provider or direct partner once verified is renamed by the vendor only (C103), also while another change
 * is being verified: a new e-mail address must not open what the lock keeps shut.
 */
export function nameIsLocked({ kind, finalized }: PartnerProfiles): boolean {
  return kind !== 'indirect-reseller' && finalized !== null;
}

/** What a change makes the vendor verify again; null: nothing (C103). People and their phones are not verified. */
export function verifiesAnew(before: LegalProfile, after: LegalProfile): VettingSubStatus | null {
  if (place(before.address) !== place(after.address)) return 'business_verification';
  return before.contact.email !== after.contact.email || before.approverEmail !== after.approverEmail
    ? 'email_ownership'
    : null;
}

/** The profile after a change, and the verified one to keep beside it. A wider verification is not replaced by a narrower. */
export function vettedAfter(
  present: PartnerProfiles,
  change: { readonly companyName: string; readonly legal: LegalProfile },
): { readonly vetted: VettedProfile; readonly finalized: VettedProfile | null } {
  const { vetted, finalized } = present;
  const anew =
    vetted.companyName === change.companyName
      ? verifiesAnew(vetted.legal, change.legal)
      : 'business_verification';
  if (anew === null) return { vetted: { ...vetted, ...change }, finalized };
  const waitsFor: VettingSubStatus =
    vetted.status === 'pending' && vetted.subStatus !== 'email_ownership' ? vetted.subStatus : anew;
  return { vetted: { ...change, status: 'pending', subStatus: waitsFor }, finalized };
}

/** A client that names no version is taken at its word; one that names a version where there is none cannot be right. */
export function isStale(read: ReadVersion | null, version: number | null): boolean {
  if (read === null) return false;
  return version === null ? read.saidIn === 'precondition' : staleness(read, version) !== null;
}

export function tidy(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function isBlank(text: string | undefined): boolean {
  return tidy(text) === '';
}

function place({ firstName: _, middleName: __, lastName: ___, phoneNumber: ____, ...rest }: Address): string {
  return JSON.stringify(rest);
}

function addressProblems(path: string, given: Address, stands: Address): ProfileProblem[] {
  if (JSON.stringify(given) === JSON.stringify(stands)) return [];
  return checkAddress(given)
    .filter(({ severity }) => severity === 'refuse')
    .map((problem) => ({ path: `${path}.${problem.field}`, problem, ofAddress: true }));
}

function contactProblems(contact: Contact, country: string): ProfileProblem[] {
  return at('primaryContact.', [
    ...checkEmail(contact.email, anyDomain),
    ...checkPhone(country, contact.phoneNumber),
    ...tooLong('firstName', 'first-name-long', contact.firstName),
    ...tooLong('lastName', 'last-name-long', contact.lastName),
  ]);
}

function tooLong(
  field: string,
  code: 'first-name-long' | 'last-name-long' | 'text-long',
  text: string | undefined,
  max: number = profileLimits.name,
): Problem[] {
  return tidy(text).length > max ? [{ field, code, params: { max }, severity: 'refuse' }] : [];
}

function lengthProblem(field: string, text: string | undefined, max: number): ProfileProblem[] {
  return at('', tooLong(field, 'text-long', text, max));
}

function at(prefix: string, problems: readonly Problem[]): ProfileProblem[] {
  return problems
    .filter(({ severity }) => severity === 'refuse')
    .map((problem) => ({ path: `${prefix}${problem.field}`, problem }));
}

function named(path: string, problems: readonly Problem[]): ProfileProblem[] {
  return problems.map((problem) => ({ path, problem }));
}
