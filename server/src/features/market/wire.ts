import type { Language } from '../../errors/sentence.ts';
import { attributes, present } from '../../platform/http/index.ts';
import { addressAnswer } from './address-members.ts';
import type { Address, AddressVerdict, Market, Problem, RegionId } from './model.ts';
import { fieldProblem, problemText, registrationNote } from './problem-texts.ts';
import { countryName, regionName } from './rules.ts';

/** CountryValidationRules of the contract: flat lists, patterns for .NET, absent members left out. */
export function countryValidationRules(market: Market) {
  return present({
    iso2Code: market.iso2,
    defaultCulture: market.defaultCulture,
    isStateRequired: market.stateRequired,
    supportedStatesList: market.states.map(({ code }) => code),
    supportedLanguagesList: market.languages,
    supportedCulturesList: market.cultures,
    isPostalCodeRequired: market.postalCodeRequired,
    postalCodeRegex: market.postalCodePattern,
    isCityRequired: market.cityRequired,
    isVatIdSupported: market.vatIdUsed,
    taxIdFormat: market.taxId.format?.en,
    taxIdSample: market.taxId.sample,
    vatIdRegex: market.vatIdPattern,
    phoneNumberRegex: market.phonePattern,
    isTaxIdSupported: market.taxId.used,
    isTaxIdOptional: market.taxId.optional,
    countryCallingCodesList: market.callingCodes,
    attributes: attributes('CountryValidationRules'),
  });
}

/** AddressValidationResponse; the answer repeats the state as `region`, as the contract has it. */
export function addressValidationResponse(verdict: AddressVerdict, language: Language) {
  const message = verdict.problems.map((problem) => problemText(problem, language)).join(' ');
  return {
    originalAddress: addressAnswer(verdict.original),
    suggestedAddresses: verdict.suggestions.map((address) => addressAnswer(withRegion(address))),
    status: verdict.status,
    ...(message === '' ? {} : { validationMessage: message }),
    attributes: attributes('AddressValidationResponse'),
  };
}

function withRegion(address: Address): Address {
  return address.state === undefined ? address : { ...address, region: address.state };
}

/** A problem at its place in the reader's own input, with its stable code for programs. */
export function problemToWire(problem: Problem, path: string, language: Language) {
  return { ...fieldProblem(problem, path, language), code: problem.code };
}

/** A country for the pickers and forms of the portal, in the reader's language. */
export function marketToWire(market: Market & { readonly region: RegionId }, language: Language) {
  const { registrationId } = market;
  return present({
    country: market.iso2,
    name: countryName(market.iso2, language),
    region: market.region,
    regionName: regionName(market.region, language),
    partnerCurrency: market.partnerCurrency,
    currency: market.customerCurrency,
    defaultCulture: market.defaultCulture,
    defaultLanguage: market.languages[0],
    cultures: market.cultures,
    languages: market.languages,
    stateRequired: market.stateRequired,
    states: market.states,
    postalCodeRequired: market.postalCodeRequired,
    postalCodePattern: market.postalCodePattern,
    postalCodeSample: market.postalCodeSample,
    cityRequired: market.cityRequired,
    phoneRequired: market.phoneRequired,
    phonePattern: market.phonePattern,
    callingCodes: market.callingCodes,
    registration: present({
      use: registrationId.use,
      kind: registrationId.kind[language],
      form: registrationId.patternInWords?.[language],
      sample: registrationId.sample,
      note: registrationNote[language],
    }),
  });
}
