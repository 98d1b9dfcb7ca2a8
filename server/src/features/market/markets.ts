import type { Market, RegionId, RegistrationRule, TaxIdRule } from './model.ts';
import { culturesOfCountry } from './tables/cultures.ts';
import { currencyOfCountry } from './tables/currencies.ts';
import { callingCodesOfCountry, phonePatternOfCountry } from './tables/phones.ts';
import { postalCodesOfCountry } from './tables/postal-codes.ts';
import { countriesWithoutRegion, regions } from './tables/regions.ts';
import {
  countriesWithoutRegister,
  optionalRegistrations,
  otherRegistration,
  requiredRegistrations,
} from './tables/registration-ids.ts';
import { statesByCountry } from './tables/states.ts';
import { vatIdPatternOfCountry } from './tables/vat-ids.ts';

const regionOfCountry: ReadonlyMap<string, RegionId> = new Map(
  regions.flatMap((region) => region.countries.map((country) => [country, region.id] as const)),
);

function registrationOf(country: string): RegistrationRule {
  if (countriesWithoutRegister.has(country)) return { ...otherRegistration, use: 'notUsed' };
  return requiredRegistrations[country] ?? optionalRegistrations[country] ?? otherRegistration;
}

/**
 * The tax id is the registration id seen as the country rules describe it. The form is given only
 * where it is required: a client that reads a form for an optional id would enforce it.
 */
function taxIdOf(registration: RegistrationRule): TaxIdRule {
  const required = registration.use === 'required';
  return {
    used: registration.use !== 'notUsed',
    optional: !required,
    format: required ? registration.patternInWords : null,
    sample: required ? registration.sample : null,
  };
}

function partnerCurrencyOf(country: string): string | null {
  const region = regions.find((one) => one.countries.includes(country));
  return region ? (region.partnerCurrencyByCountry[country] ?? region.partnerCurrency) : null;
}

function marketOf(iso2: string): Market {
  const { cultures, languages } = culturesOfCountry(iso2);
  const postalCodes = postalCodesOfCountry(iso2);
  const states = statesByCountry[iso2] ?? [];
  const registrationId = registrationOf(iso2);
  const vatIdPattern = vatIdPatternOfCountry(iso2);
  return {
    iso2,
    region: regionOfCountry.get(iso2) ?? null,
    partnerCurrency: partnerCurrencyOf(iso2),
    customerCurrency: currencyOfCountry.get(iso2) ?? 'USD',
    defaultCulture: cultures[0] as string,
    cultures,
    languages,
    // Clients demand a listed state wherever one is required, so it is required only with a list.
    stateRequired: states.length > 0,
    states,
    postalCodeRequired: postalCodes.required,
    postalCodePattern: postalCodes.pattern,
    postalCodeSample: postalCodes.sample,
    cityRequired: true,
    phonePattern: phonePatternOfCountry(iso2),
    phoneRequired: iso2 in requiredRegistrations,
    callingCodes: callingCodesOfCountry(iso2),
    vatIdUsed: vatIdPattern !== null,
    vatIdPattern,
    taxId: taxIdOf(registrationId),
    registrationId,
  };
}

/** One record per country, by ISO code. Built once: the tables do not change while the product runs. */
export const markets: ReadonlyMap<string, Market> = new Map(
  [...regionOfCountry.keys(), ...countriesWithoutRegion].sort().map((iso2) => [iso2, marketOf(iso2)]),
);
