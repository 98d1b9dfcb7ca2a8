import type { Static } from 'typebox';
import Type from 'typebox';

const text = () => Type.Optional(Type.String());
const texts = () => Type.Array(Type.String());

export const AddressBody = Type.Object({
  country: text(),
  region: text(),
  city: text(),
  state: text(),
  addressLine1: text(),
  addressLine2: text(),
  postalCode: text(),
  firstName: text(),
  middleName: text(),
  lastName: text(),
  phoneNumber: text(),
});

/** A new customer as far as it is typed; the same places as in the contract's Customer. */
export const CustomerDetailsBody = Type.Object({
  companyProfile: Type.Optional(
    Type.Object({
      companyName: text(),
      domain: text(),
      organizationRegistrationNumber: text(),
    }),
  ),
  billingProfile: Type.Optional(
    Type.Object({
      companyName: text(),
      email: text(),
      culture: text(),
      language: text(),
      defaultAddress: Type.Optional(AddressBody),
    }),
  ),
  education: Type.Optional(Type.Boolean()),
});
export type CustomerDetailsBody = Static<typeof CustomerDetailsBody>;

export const CountryValidationRulesAnswer = Type.Object({
  iso2Code: Type.String(),
  defaultCulture: Type.String(),
  isStateRequired: Type.Boolean(),
  supportedStatesList: texts(),
  supportedLanguagesList: texts(),
  supportedCulturesList: texts(),
  isPostalCodeRequired: Type.Boolean(),
  postalCodeRegex: text(),
  isCityRequired: Type.Boolean(),
  isVatIdSupported: Type.Boolean(),
  taxIdFormat: text(),
  taxIdSample: text(),
  vatIdRegex: text(),
  phoneNumberRegex: text(),
  isTaxIdSupported: Type.Boolean(),
  isTaxIdOptional: Type.Boolean(),
  countryCallingCodesList: texts(),
  attributes: Type.Object({ objectType: Type.String() }),
});

const addressStatus = Type.String({
  enum: [
    'VerifiedShippable',
    'Verified',
    'InteractionRequired',
    'StreetPartial',
    'PremisesPartial',
    'Multiple',
    'None',
    'NotValidated',
  ],
});

export const AddressValidationAnswer = Type.Object({
  originalAddress: AddressBody,
  suggestedAddresses: Type.Array(AddressBody),
  status: addressStatus,
  validationMessage: text(),
  attributes: Type.Object({ objectType: Type.String() }),
});

export const ProblemAnswer = Type.Object({
  field: Type.String({
    description: 'Path as in the request, e.g. billingProfile.defaultAddress.postalCode',
  }),
  code: Type.String(),
  severity: Type.String({ enum: ['refuse', 'warn'] }),
  message: Type.String(),
});

export const CustomerDetailsAnswer = Type.Object({
  problems: Type.Array(ProblemAnswer),
  domainSuggestions: texts(),
  addressStatus: Type.Optional(addressStatus),
  suggestedAddresses: Type.Optional(Type.Array(AddressBody)),
});

export const MarketsAnswer = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      country: Type.String(),
      name: Type.String(),
      region: Type.String(),
      regionName: Type.String(),
      partnerCurrency: text(),
      currency: Type.String(),
      defaultCulture: Type.String(),
      defaultLanguage: Type.String(),
      cultures: texts(),
      languages: texts(),
      stateRequired: Type.Boolean(),
      states: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
      postalCodeRequired: Type.Boolean(),
      postalCodePattern: text(),
      postalCodeSample: text(),
      cityRequired: Type.Boolean(),
      phoneRequired: Type.Boolean(),
      phonePattern: Type.String(),
      callingCodes: texts(),
      registration: Type.Object({
        use: Type.String({ enum: ['required', 'optional', 'notUsed'] }),
        kind: Type.String(),
        form: text(),
        sample: text(),
        note: Type.String(),
      }),
    }),
  ),
});
