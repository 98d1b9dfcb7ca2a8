import type { Language } from '../../errors/sentence.ts';

/** The same words in every language of the product. */
export type Localized = Readonly<Record<Language, string>>;

export type RegionId =
  | 'africa'
  | 'asia-pacific'
  | 'australia'
  | 'brazil'
  | 'canada'
  | 'china'
  | 'europe'
  | 'india'
  | 'japan'
  | 'korea'
  | 'latin-america'
  | 'middle-east-eastern-europe'
  | 'new-zealand'
  | 'taiwan'
  | 'united-states';

/** A selling region (7.2): a partner sells only where its own account is. */
export interface Region {
  readonly id: RegionId;
  readonly name: Localized;
  readonly countries: readonly string[];
  readonly partnerCurrency: string;
  /** Countries of the region whose partners are billed in another currency. */
  readonly partnerCurrencyByCountry: Readonly<Record<string, string>>;
  /** Currency of legacy license-based subscriptions where it differs. */
  readonly legacyLicenseCurrency?: string;
}

export interface State {
  readonly code: string;
  readonly name: string;
}

/** The number by which a country's register or tax office knows a company (7.4). */
export interface RegistrationRule {
  readonly use: 'required' | 'optional' | 'notUsed';
  readonly kind: Localized;
  /** Null: any text that is not empty. */
  readonly pattern: string | null;
  readonly patternInWords: Localized | null;
  readonly sample: string | null;
  /** Until an operator has confirmed the pattern, a wrong form only warns (D43). */
  readonly confirmed: boolean;
}

export interface TaxIdRule {
  readonly used: boolean;
  readonly optional: boolean;
  readonly format: Localized | null;
  readonly sample: string | null;
}

/** Everything that differs from country to country (7.3). Names come from `countryName`. */
export interface Market {
  readonly iso2: string;
  /** Null: known to the checks, but closed to new relations (7.2). */
  readonly region: RegionId | null;
  readonly partnerCurrency: string | null;
  readonly customerCurrency: string;
  readonly defaultCulture: string;
  readonly cultures: readonly string[];
  readonly languages: readonly string[];
  readonly stateRequired: boolean;
  /** Where this is not empty, a state must be one of these codes (C21). */
  readonly states: readonly State[];
  readonly postalCodeRequired: boolean;
  /** Understood alike by JavaScript and .NET, whose clients evaluate it. */
  readonly postalCodePattern: string | null;
  readonly postalCodeSample: string | null;
  readonly cityRequired: boolean;
  readonly phonePattern: string;
  readonly phoneRequired: boolean;
  readonly callingCodes: readonly string[];
  readonly vatIdUsed: boolean;
  readonly vatIdPattern: string | null;
  readonly taxId: TaxIdRule;
  readonly registrationId: RegistrationRule;
}

export interface Address {
  readonly addressLine1?: string | undefined;
  readonly addressLine2?: string | undefined;
  readonly city?: string | undefined;
  readonly state?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly country?: string | undefined;
  readonly region?: string | undefined;
  readonly firstName?: string | undefined;
  readonly middleName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly phoneNumber?: string | undefined;
}

/** Stable names of everything the checks can find; the sentences are in `problem-texts.ts`. */
export const problemCodes = [
  'company-name-missing',
  'company-name-one-character',
  'company-name-special-characters',
  'company-name-legal-form',
  'company-name-unreadable',
  'company-name-long',
  'company-name-internet-ending',
  'company-name-repeated-character',
  'company-name-single-characters',
  'email-missing',
  'email-form',
  'email-vendor-domain',
  'email-own-domain',
  'email-free-mail',
  'email-cloud-suffix',
  'country-missing',
  'country-unknown',
  'country-outside-region',
  'address-line-missing',
  'address-line-long',
  'city-missing',
  'state-missing',
  'state-not-listed',
  'postal-code-missing',
  'postal-code-form',
  'postal-code-other-state',
  'first-name-missing',
  'first-name-long',
  'last-name-missing',
  'last-name-long',
  'text-long',
  'text-unreadable',
  'phone-missing',
  'phone-form',
  'registration-missing',
  'registration-form',
  'registration-check-digit',
  'registration-not-used',
  'domain-missing',
  'domain-characters',
  'domain-starts-with-digit',
  'domain-long',
  'culture-missing',
  'culture-not-offered',
  'language-missing',
  'language-not-offered',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One thing a check found. A `warn` is shown and may be confirmed; a `refuse` has to be corrected. */
export interface Problem {
  /** Member name as on the wire, without the path that leads to it. */
  readonly field: string;
  readonly code: ProblemCode;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly severity: 'refuse' | 'warn';
}

export type AddressStatus =
  | 'VerifiedShippable'
  | 'Verified'
  | 'InteractionRequired'
  | 'StreetPartial'
  | 'PremisesPartial'
  | 'Multiple'
  | 'None'
  | 'NotValidated';

export interface AddressVerdict {
  readonly status: AddressStatus;
  readonly original: Address;
  /** One for a confirmation, at most three otherwise (C21). */
  readonly suggestions: readonly Address[];
  /** Why the address cannot be right; filled only for `None`, the one status that blocks (D26). */
  readonly problems: readonly Problem[];
}

/** Seam for a postal service; the built-in checker knows only what can be known offline. */
export interface AddressChecker {
  check(address: Address): Promise<AddressVerdict>;
}
