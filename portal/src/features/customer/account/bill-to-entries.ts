import type { BillingProfileUpdate, CustomerBillingProfile } from '../../../../../contract/customer.ts';

/** Bill-to data flat, as they stand on the page. The country is not among them: it never changes. */
export interface BillToEntries {
  readonly companyName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly culture: string;
  readonly language: string;
}

export type EntryName = keyof BillToEntries;

/** In the order of the page. */
export const entryNames = [
  'companyName',
  'firstName',
  'lastName',
  'email',
  'phoneNumber',
  'addressLine1',
  'addressLine2',
  'city',
  'state',
  'postalCode',
  'culture',
  'language',
] as const satisfies readonly EntryName[];

export function entriesOf(profile: CustomerBillingProfile): BillToEntries {
  const { defaultAddress: address } = profile;
  return {
    companyName: profile.companyName,
    firstName: profile.firstName,
    lastName: profile.lastName,
    email: profile.email,
    phoneNumber: address.phoneNumber ?? '',
    addressLine1: address.addressLine1 ?? '',
    addressLine2: address.addressLine2 ?? '',
    city: address.city ?? '',
    state: address.state ?? '',
    postalCode: address.postalCode ?? '',
    culture: profile.culture,
    language: profile.language,
  };
}

export function profileOf(entries: BillToEntries): BillingProfileUpdate {
  const { companyName, firstName, lastName, email, culture, language, ...address } = entries;
  return {
    companyName,
    firstName,
    lastName,
    email,
    culture,
    language,
    defaultAddress: { ...address, firstName, lastName },
  };
}

/** What two versions say differently; blanks at the ends are no difference. */
export function differingEntries(mine: BillToEntries, theirs: BillToEntries): EntryName[] {
  return entryNames.filter((name) => mine[name].trim() !== theirs[name].trim());
}
