import type { NewCustomerAccount } from '../../../../contract/onboarding.ts';
import type { Referral } from '../../../../contract/referral.ts';
import type { MarketForm } from '../market/index.ts';
import type { ChosenReseller } from '../partnership/index.ts';

/** The first step's entries, flat as they stand on the page. */
export interface AccountEntries {
  readonly companyName: string;
  readonly domain: string;
  readonly organizationRegistrationNumber: string;
  readonly country: string;
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
  readonly culture: string;
  readonly language: string;
  readonly reseller: ChosenReseller | null;
  readonly agreementKind: string;
  readonly dateAgreed: string;
  readonly agreementSame: boolean;
  readonly agreementFirstName: string;
  readonly agreementLastName: string;
  readonly agreementEmail: string;
  readonly granularAdmin: boolean;
}

export type EntryName = keyof AccountEntries & string;

export const today = () => new Date().toISOString().slice(0, 10);

export const noEntries: AccountEntries = {
  companyName: '',
  domain: '',
  organizationRegistrationNumber: '',
  country: '',
  addressLine1: '',
  addressLine2: '',
  city: '',
  state: '',
  postalCode: '',
  firstName: '',
  lastName: '',
  email: '',
  phoneNumber: '',
  culture: '',
  language: '',
  reseller: null,
  agreementKind: '',
  dateAgreed: '',
  agreementSame: true,
  agreementFirstName: '',
  agreementLastName: '',
  agreementEmail: '',
  granularAdmin: true,
};

/** Server names whose last part is not the entry's own name. */
export const serverNames: Readonly<Record<string, EntryName>> = {
  resellerTenantId: 'reseller',
  'customer.associatedPartnerId': 'reseller',
  'agreement.kind': 'agreementKind',
  'agreement.dateAgreed': 'dateAgreed',
  'agreement.primaryContact.firstName': 'agreementFirstName',
  'agreement.primaryContact.lastName': 'agreementLastName',
  'agreement.primaryContact.email': 'agreementEmail',
};

/** Everything but what was never filled in: an empty entry is not complained about while typing. */
function filled<T extends Readonly<Record<string, string>>>(entries: T): Partial<T> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value.trim() !== '')) as Partial<T>;
}

export function customerOf(entries: AccountEntries): NewCustomerAccount['customer'] {
  const { companyName, domain, organizationRegistrationNumber } = entries;
  return {
    companyProfile: filled({
      companyName,
      domain: domain.trim().toLowerCase(),
      organizationRegistrationNumber,
    }),
    billingProfile: {
      ...filled({
        firstName: entries.firstName,
        lastName: entries.lastName,
        email: entries.email,
        culture: entries.culture,
        language: entries.language,
        companyName,
      }),
      defaultAddress: filled({
        country: entries.country,
        addressLine1: entries.addressLine1,
        addressLine2: entries.addressLine2,
        city: entries.city,
        state: entries.state,
        postalCode: entries.postalCode,
        firstName: entries.firstName,
        lastName: entries.lastName,
        phoneNumber: entries.phoneNumber,
      }),
    },
    enableGDAPByDefault: entries.granularAdmin,
  };
}

export function accountOf(
  entries: AccountEntries,
  subscriptions: NonNullable<NewCustomerAccount['subscriptions']>,
  attestationAccepted: boolean,
): NewCustomerAccount {
  return {
    customer: customerOf(entries),
    agreement: agreementOf(entries),
    ...(entries.reseller ? { resellerTenantId: entries.reseller.tenantId } : {}),
    subscriptions,
    attestationAccepted,
  };
}

function agreementOf(entries: AccountEntries): NewCustomerAccount['agreement'] {
  if (entries.agreementKind !== 'confirmed') return { kind: 'direct' };
  const { agreementFirstName, agreementLastName, agreementEmail } = entries;
  return {
    kind: 'confirmed',
    dateAgreed: entries.dateAgreed,
    ...(entries.agreementSame
      ? {}
      : { contact: { firstName: agreementFirstName, lastName: agreementLastName, email: agreementEmail } }),
  };
}

/** What another country changes besides its own name. */
export function presetOf(market: MarketForm): Partial<AccountEntries> {
  return {
    country: market.country,
    culture: market.defaultCulture,
    language: market.defaultLanguage,
    state: '',
  };
}

/** What a deal knows of the company that comes of it (C96); the rest is asked for as always. */
export function entriesOfReferral(
  { company, contact }: Pick<Referral, 'company'> & Partial<Pick<Referral, 'contact'>>,
  markets: readonly MarketForm[],
): Partial<AccountEntries> {
  const market = markets.find(({ country }) => country === company.country);
  return {
    ...(market ? presetOf(market) : {}),
    companyName: company.name,
    city: company.city,
    ...(contact
      ? {
          firstName: contact.firstName,
          lastName: contact.lastName,
          email: contact.email,
          phoneNumber: contact.phone,
        }
      : {}),
  };
}

/** The step whose entries a refusal is about; none where no entry can mend it. */
export function stepOfFields(fields: readonly string[]): 'account' | 'subscriptions' | undefined {
  if (fields.some((field) => /^(customer|agreement|resellerTenantId)/.test(field))) return 'account';
  return fields.some((field) => /^(subscriptions|lineItems)\b/.test(field)) ? 'subscriptions' : undefined;
}
