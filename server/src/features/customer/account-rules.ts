import { checkBillingAddress } from '../market/address-rules.ts';
import { checkCultureAndLanguage } from '../market/culture-rules.ts';
import type { LocatedProblem } from '../market/details-rules.ts';
import type { EmailBoundaries } from '../market/email-rules.ts';
import { checkEmail } from '../market/email-rules.ts';
import type { Address } from '../market/model.ts';
import { checkCompanyName } from '../market/name-rules.ts';
import type { BillingProfile } from './model.ts';

/** Bill-to data as it was sent; nothing of it is known to be right yet. */
export interface BillToDraft {
  readonly companyName?: string | undefined;
  readonly email?: string | undefined;
  readonly culture?: string | undefined;
  readonly language?: string | undefined;
  readonly address: Address;
}

/** What a partner may write about whom it bills: everything of the profile but its id and version. */
export type BillTo = Omit<BillingProfile, 'profileId' | 'version'>;

/** The checks of C21 that concern bill-to data, so that one answer names everything that is wrong (C27). */
export function checkBillTo(draft: BillToDraft, boundaries: EmailBoundaries): LocatedProblem[] {
  const { address } = draft;
  return [
    ...[
      ...checkCompanyName(draft.companyName),
      ...checkEmail(draft.email, boundaries),
      ...checkCultureAndLanguage(address.country, draft.culture, draft.language),
    ].map((problem) => ({ path: 'billingProfile' as const, problem })),
    ...checkBillingAddress(address).map((problem) => ({
      path: 'billingProfile.defaultAddress' as const,
      problem,
    })),
  ];
}

/** The same while somebody is still typing: fields not reached yet are not complained about. */
export function checkTypedBillTo(draft: BillToDraft, boundaries: EmailBoundaries): LocatedProblem[] {
  const given = Object.entries({ ...draft, ...draft.address })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  return checkBillTo(draft, boundaries).filter(({ problem }) => given.includes(problem.field));
}

/** Names the change in the activity log: the bill-to name has an event of its own (C27, C28). */
export interface BillToChange {
  readonly renamed: boolean;
  /** Anything but the name. */
  readonly updated: boolean;
}

export function changeOf(present: BillTo, wanted: BillTo): BillToChange {
  const { companyName: was, ...before } = billToOf(present);
  const { companyName: is, ...after } = billToOf(wanted);
  return { renamed: was !== is, updated: JSON.stringify(before) !== JSON.stringify(after) };
}

/** Only what is the partner's to write, in one order of members. */
export function billToOf({ address, ...profile }: BillTo): BillTo {
  return {
    companyName: profile.companyName,
    firstName: profile.firstName,
    lastName: profile.lastName,
    email: profile.email,
    culture: profile.culture,
    language: profile.language,
    address: {
      addressLine1: address.addressLine1,
      addressLine2: address.addressLine2,
      city: address.city,
      state: address.state,
      postalCode: address.postalCode,
      country: address.country,
      phoneNumber: address.phoneNumber,
    },
  };
}
