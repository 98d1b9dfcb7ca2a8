import { checkBillingAddress } from '../market/address-rules.ts';
import { checkCultureAndLanguage } from '../market/culture-rules.ts';
import { checkDomainLabel } from '../market/domain-label-rules.ts';
import { checkEmail, isFreeMail } from '../market/email-rules.ts';
import type { Problem } from '../market/model.ts';
import { checkCompanyName } from '../market/name-rules.ts';
import { checkPhone } from '../market/phone-rules.ts';
import { checkRegistrationId } from '../market/registration-rules.ts';
import { findMarket, regionOf } from '../market/rules.ts';
import type { EnrollmentDetails } from './model.ts';

/** What only enrolling asks; worded in `words.ts`. */
export type OwnProblem =
  | 'free-mail'
  | 'country-closed'
  | 'cloud-country'
  | 'contact-phone-missing'
  | 'user-name'
  | 'website'
  | 'former-id'
  | 'former-id-missing'
  | 'business-case-missing'
  | 'segments-missing'
  | 'consent-missing';

/** A problem at its place in what was sent. */
export type EnrollmentProblem = { readonly path: string; readonly given: boolean } & (
  | { readonly problem: Problem; readonly own?: never }
  | { readonly own: OwnProblem; readonly problem?: never }
);

export interface EnrollmentBoundaries {
  readonly vendorDomains: readonly string[];
  readonly confirmedRegistrations: ReadonlySet<string>;
}

/** Everything that is wrong with an enrollment, in the order of the form (C1, 7.3, 7.4). */
export function checkEnrollment(
  of: EnrollmentDetails,
  boundaries: EnrollmentBoundaries,
): readonly EnrollmentProblem[] {
  return [
    ...companyProblems(of, boundaries),
    ...contactProblems(of, boundaries),
    ...supportProblems(of),
    ...accountProblems(of),
    ...eligibilityProblems(of),
  ];
}

function companyProblems(of: EnrollmentDetails, boundaries: EnrollmentBoundaries): EnrollmentProblem[] {
  const { address } = of;
  // The address of a company names nobody; the contact is asked for on its own.
  const place = checkBillingAddress(address).filter(
    ({ field }) => !['firstName', 'lastName', 'phoneNumber'].includes(field),
  );
  const country = address.country ?? '';
  return [
    ...located('', checkCompanyName(of.companyName), () => of.companyName),
    ...located(
      '',
      checkRegistrationId(country, of.registrationId, boundaries.confirmedRegistrations),
      () => of.registrationId,
    ),
    ...located('address.', place, (field) => address[field as keyof typeof address]),
    ...own('address.country', country, marketProblem(of)),
    ...located('', checkCultureAndLanguage(country, of.culture, of.language), (field) =>
      field === 'culture' ? of.culture : of.language,
    ),
  ];
}

/** Countries without a selling region are closed (7.2); national clouds have countries of their own (7.1). */
function marketProblem({ cloud, address }: EnrollmentDetails): OwnProblem | null {
  const country = address.country ?? '';
  if (!findMarket(country)) return null;
  if (cloud === 'us-government') return country.toUpperCase() === 'US' ? null : 'cloud-country';
  const region = regionOf(country);
  if (region === null) return 'country-closed';
  return cloud === 'germany' && region !== 'europe' ? 'cloud-country' : null;
}

function contactProblems(
  of: EnrollmentDetails,
  { vendorDomains }: EnrollmentBoundaries,
): EnrollmentProblem[] {
  const { contact, address } = of;
  const enteredIn = (field: string) => contact[field as keyof typeof contact];
  const mail = checkEmail(contact.email, { vendorDomains, partnerDomains: [] });
  const names = checkBillingAddress({ ...address, ...contact }).filter(({ field }) =>
    ['firstName', 'lastName', 'phoneNumber'].includes(field),
  );
  const phoneIsMissing = contact.phoneNumber === '' && !names.some(({ field }) => field === 'phoneNumber');
  return [
    ...located('contact.', [...names, ...mail], enteredIn),
    ...own(
      'contact.email',
      contact.email,
      mail.length === 0 && isFreeMail(contact.email) ? 'free-mail' : null,
    ),
    ...own('contact.phoneNumber', contact.phoneNumber, phoneIsMissing ? 'contact-phone-missing' : null),
  ];
}

/** Customers see it; it may follow later, but what is given is right (C1, C89). */
function supportProblems({ support, address }: EnrollmentDetails): EnrollmentProblem[] {
  const { email, telephone, website } = support;
  const mail = email === '' ? [] : checkEmail(email, { vendorDomains: [], partnerDomains: [] });
  const phone = telephone === '' ? [] : checkPhone(address.country ?? '', telephone);
  return [
    ...located('support.', mail, () => email),
    ...phone.map((problem) => ({ path: 'support.telephone', problem, given: true })),
    ...own('support.website', website, website === '' || isWebAddress(website) ? null : 'website'),
  ];
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    ['https:', 'http:'].includes(url.protocol) &&
    url.hostname.includes('.') &&
    text.length <= 255
  );
}

function accountProblems({ domain, userName }: EnrollmentDetails): EnrollmentProblem[] {
  const fits = /^[a-z0-9]+([._-][a-z0-9]+)*$/i.test(userName) && userName.length <= 50;
  return [
    ...located('', checkDomainLabel(domain), () => domain),
    ...own('userName', userName, fits ? null : 'user-name'),
  ];
}

/**
 * A direct partner has sold as a reseller before (section 8), which the vendor looks up; who buys from the
 * vendor says what for; the government's cloud wants an eligible trade and a credit check (7.1, C113).
 */
function eligibilityProblems(of: EnrollmentDetails): EnrollmentProblem[] {
  const { kind, cloud, formerPartnerId, businessCase, eligibility } = of;
  const wantsFormer = kind === 'direct-partner' || cloud === 'us-government';
  return [
    ...own(
      'formerPartnerId',
      formerPartnerId,
      formerPartnerId !== ''
        ? /^\d{4,20}$/.test(formerPartnerId)
          ? null
          : 'former-id'
        : wantsFormer
          ? 'former-id-missing'
          : null,
    ),
    ...own(
      'businessCase',
      businessCase,
      kind !== 'indirect-reseller' && businessCase === '' ? 'business-case-missing' : null,
    ),
    ...(cloud === 'us-government'
      ? [
          ...own(
            'eligibility.servedSegments',
            eligibility.servedSegments.join(),
            eligibility.servedSegments.length === 0 ? 'segments-missing' : null,
          ),
          ...own('eligibility.creditCheck', '', eligibility.creditCheck ? null : 'consent-missing'),
        ]
      : []),
  ];
}

function located(
  prefix: string,
  problems: readonly Problem[],
  enteredIn: (field: string) => string | undefined,
): EnrollmentProblem[] {
  return problems.map((problem) => ({
    path: `${prefix}${problem.field}`,
    problem,
    given: (enteredIn(problem.field) ?? '') !== '',
  }));
}

function own(path: string, value: string, problem: OwnProblem | null): EnrollmentProblem[] {
  return problem === null ? [] : [{ path, own: problem, given: value !== '' }];
}

/** What stands in the way; the rest is told and may be confirmed. */
export function refuses(of: EnrollmentProblem): boolean {
  return of.problem === undefined || of.problem.severity === 'refuse';
}

const day = 24 * 3_600_000;
/** An enrollment whose contact does not confirm is forgotten. */
export const lapsesAfterMs = 14 * day;
/** The link is sent once more after a business day (section 8). */
export const remindsAfterMs = day;
/** Of one contact at a time, and from one network address in an hour. */
export const openOfContactMax = 3;
export const fromAddressMax = 20;

/** The first administrator also works as an admin agent (C2). */
export const firstAdministratorRoles = ['global-admin', 'admin-agent'] as const;
