import { checkBillingAddress } from './address-rules.ts';
import { checkCultureAndLanguage } from './culture-rules.ts';
import { checkDomainLabel } from './domain-label-rules.ts';
import type { EmailBoundaries } from './email-rules.ts';
import { checkEducationEmail, checkEmail } from './email-rules.ts';
import type { Address, Problem, RegionId } from './model.ts';
import { checkCompanyName } from './name-rules.ts';
import { refused } from './problem.ts';
import { checkRegistrationId } from './registration-rules.ts';
import { findMarket, regionOf } from './rules.ts';

/** What a partner enters for a new customer (C15), before any of it is known to be right. */
export interface CustomerDetails {
  readonly companyName?: string | undefined;
  readonly domain?: string | undefined;
  readonly organizationRegistrationNumber?: string | undefined;
  readonly email?: string | undefined;
  readonly culture?: string | undefined;
  readonly language?: string | undefined;
  readonly education?: boolean | undefined;
  readonly address: Address;
}

export interface DetailsBoundaries extends EmailBoundaries {
  /** Suffixes under which the cloud gives out domains; a full domain is checked by its label. */
  readonly cloudSuffixes: readonly string[];
  /** Countries whose registration pattern an operator has confirmed (D43). */
  readonly confirmedRegistrations: ReadonlySet<string>;
  /** Null: the caller sells in no region, as an operator. */
  readonly region: RegionId | null;
}

/** Where a problem stands in the customer as the contract writes it. */
export interface LocatedProblem {
  readonly path: 'companyProfile' | 'billingProfile' | 'billingProfile.defaultAddress';
  readonly problem: Problem;
}

/** Every check of C21 on a complete form, so that one answer names everything that is wrong. */
export function checkCustomerDetails(
  details: CustomerDetails,
  boundaries: DetailsBoundaries,
): readonly LocatedProblem[] {
  const { address } = details;
  const company = [
    ...checkCompanyName(details.companyName),
    ...checkDomainLabel(domainLabelOf(details.domain, boundaries.cloudSuffixes)),
    ...checkRegistrationId(
      address.country,
      details.organizationRegistrationNumber,
      boundaries.confirmedRegistrations,
    ),
  ];
  const billing = [
    ...(details.education
      ? checkEducationEmail(details.email, boundaries, boundaries.cloudSuffixes)
      : checkEmail(details.email, boundaries)),
    ...checkCultureAndLanguage(address.country, details.culture, details.language),
  ];
  const located = (path: LocatedProblem['path'], problems: readonly Problem[]): LocatedProblem[] =>
    problems.map((problem) => ({ path, problem }));
  return [
    ...located('companyProfile', company),
    ...located('billingProfile', billing),
    ...located('billingProfile.defaultAddress', [
      ...checkBillingAddress(address),
      ...checkSellingRegion(address, boundaries.region),
    ]),
  ];
}

/** The same while somebody is still typing: fields not reached yet are not complained about. */
export function checkTypedDetails(
  details: CustomerDetails,
  boundaries: DetailsBoundaries,
): readonly LocatedProblem[] {
  const given = new Set(
    Object.entries({ ...details, ...details.address }).flatMap(([name, value]) =>
      value === undefined ? [] : [name],
    ),
  );
  return checkCustomerDetails(details, boundaries).filter(({ problem }) => given.has(problem.field));
}

function checkSellingRegion({ country }: Address, region: RegionId | null): readonly Problem[] {
  const customerRegion = regionOf(country);
  if (region === null || country === undefined || customerRegion === region) return [];
  if (customerRegion === null)
    return findMarket(country) ? [refused('country', 'country-unknown', { value: country })] : [];
  return [refused('country', 'country-outside-region', { country, customerRegion, partnerRegion: region })];
}

/** `contoso.cloud.example` under the suffix `cloud.example` is the label `contoso`. */
export function domainLabelOf(
  domain: string | undefined,
  cloudSuffixes: readonly string[],
): string | undefined {
  const text = domain?.trim();
  const suffix = cloudSuffixes.find((one) => text?.toLowerCase().endsWith(`.${one.toLowerCase()}`));
  return suffix ? text?.slice(0, -suffix.length - 1) : text;
}
