import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markets } from './markets.ts';
import { normalizePostalCode } from './postal-code-rules.ts';
import { checkRegistrationId } from './registration-rules.ts';
import {
  countryName,
  customerCurrencyOf,
  findMarket,
  isCountryCode,
  listRegions,
  openMarkets,
  partnerCurrencyOf,
  regionName,
  regionOf,
  sameRegion,
} from './rules.ts';

const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const all = [...markets.values()];
const anyOpenCountry = fc.constantFrom(...openMarkets().map(({ iso2 }) => iso2));

describe('regions', () => {
  test('no country stands in two regions, so each has exactly one', () => {
    const listed = listRegions().flatMap(({ countries }) => countries);
    expect(listed).toHaveLength(242);
    expect(new Set(listed).size).toBe(listed.length);
  });

  test.each([
    ['ES', 'europe'],
    ['ZA', 'middle-east-eastern-europe'],
    ['KE', 'africa'],
    ['PR', 'latin-america'],
    ['GU', 'united-states'],
    ['PM', 'canada'],
    ['VU', 'new-zealand'],
    ['PF', 'africa'],
  ])('%s belongs to %s', (country, region) => {
    expect(regionOf(country)).toBe(region);
  });

  test.each(['BY', 'RU', 'IR', 'CU', 'ZZ', '', null, undefined])(
    '%s is open to no new relation, not even with itself',
    (country) => {
      expect(regionOf(country)).toBeNull();
      expect(sameRegion(country, country)).toBe(false);
    },
  );

  test('being in the same region is an equivalence among open markets', () => {
    fc.assert(
      fc.property(anyOpenCountry, anyOpenCountry, anyOpenCountry, (one, two, three) => {
        expect(sameRegion(one, one)).toBe(true);
        expect(sameRegion(one, two)).toBe(sameRegion(two, one));
        if (sameRegion(one, two) && sameRegion(two, three)) expect(sameRegion(one, three)).toBe(true);
      }),
    );
  });

  test('a region is named in every language, an unknown one by its id', () => {
    expect(regionName('japan', 'es')).toBe('Japón');
    expect(regionName('elsewhere', 'en')).toBe('elsewhere');
  });
});

describe('currencies', () => {
  test.each([
    ['DE', 'EUR', 'EUR'],
    ['PL', 'EUR', 'PLN'],
    ['FO', 'DKK', 'DKK'],
    ['IM', 'GBP', 'GBP'],
    ['SJ', 'NOK', 'NOK'],
    ['CH', 'CHF', 'CHF'],
    ['LI', 'EUR', 'CHF'],
    ['BR', 'BRL', 'BRL'],
    ['MX', 'USD', 'MXN'],
    ['FJ', 'AUD', 'FJD'],
  ])('a partner in %s is billed in %s, its market has %s', (country, partner, customer) => {
    expect(partnerCurrencyOf(country)).toBe(partner);
    expect(customerCurrencyOf(country)).toBe(customer);
  });

  test('nobody is billed where nothing is sold', () => {
    expect(partnerCurrencyOf('RU')).toBeNull();
    expect(customerCurrencyOf('ZZ')).toBeNull();
  });

  test('every currency is one that can be printed', () => {
    for (const { customerCurrency } of all) {
      expect(
        () => new Intl.NumberFormat('en', { style: 'currency', currency: customerCurrency }),
      ).not.toThrow();
      expect(customerCurrency).toMatch(/^[A-Z]{3}$/);
    }
  });
});

describe('country records', () => {
  test.each(all.map((market) => [market.iso2, market] as const))('%s is whole', (iso2, market) => {
    expect(countryName(iso2, 'en')).not.toBe(iso2);
    expect(market.callingCodes.length).toBeGreaterThan(0);
    expect(market.cultures).toContain(market.defaultCulture);
    expect(market.languages).toContain(market.defaultCulture.slice(0, 2));
    for (const culture of market.cultures) {
      expect(Intl.getCanonicalLocales(culture)).toEqual([culture]);
      expect(new Intl.Locale(culture).region).toBe(iso2);
      const language = culture.slice(0, 2);
      expect(languageNames.of(language)).not.toBe(language);
    }
    expect(() => new RegExp(market.phonePattern)).not.toThrow();
    if (market.vatIdPattern) expect(() => new RegExp(market.vatIdPattern as string)).not.toThrow();
    expect(market.postalCodePattern === null).toBe(market.postalCodeSample === null);
    if (market.postalCodeRequired) expect(market.postalCodePattern).not.toBeNull();
  });

  test('every sample satisfies the rules of its own market', () => {
    for (const { iso2, postalCodePattern, postalCodeSample, registrationId } of all) {
      if (postalCodePattern && postalCodeSample) {
        expect(postalCodeSample).toMatch(new RegExp(postalCodePattern));
        expect(normalizePostalCode(iso2, postalCodeSample), iso2).toBe(postalCodeSample);
      }
      if (registrationId.sample) expect(checkRegistrationId(iso2, registrationId.sample), iso2).toEqual([]);
    }
  });

  test('patterns use nothing that .NET reads differently', () => {
    for (const { postalCodePattern, phonePattern, vatIdPattern } of all) {
      for (const pattern of [postalCodePattern, phonePattern, vatIdPattern]) {
        expect(pattern ?? '^$').toMatch(/^\^.*\$$/);
        expect(pattern ?? '').not.toMatch(/\\p|\\u|\(\?<|\[\^|\/[a-z]+$/);
      }
    }
  });

  test('a state is demanded exactly where there is a list to take it from', () => {
    const demanding = all.filter(({ stateRequired }) => stateRequired).map(({ iso2 }) => iso2);
    expect(demanding).toEqual(['CA', 'CN', 'MX', 'US']);
    const counts = demanding.map((iso2) => findMarket(iso2)?.states.length);
    expect(counts).toEqual([13, 31, 32, 51]);
    for (const { states } of all) {
      expect(new Set(states.map(({ code }) => code)).size).toBe(states.length);
      for (const { code, name } of states) expect(`${code} ${name}`).toMatch(/^[A-Z]{2} \p{Lu}\p{L}/u);
    }
  });

  test('registration id and phone are demanded in the countries that the documents list', () => {
    const listed = 'AE AM AZ BR BY HU IN IQ KG KZ MD MM PL RU SA SS TH TJ TR UA UZ VE VN ZA'.split(' ');
    expect(all.filter(({ phoneRequired }) => phoneRequired).map(({ iso2 }) => iso2)).toEqual(listed);
    expect(
      all.filter(({ registrationId }) => registrationId.use === 'required').map(({ iso2 }) => iso2),
    ).toEqual(listed);
    expect(findMarket('CN')?.registrationId.use).toBe('optional');
    expect(findMarket('US')?.registrationId.use).toBe('optional');
  });
});

describe('finding a market', () => {
  test.each([' us ', 'US', 'us', 'uS'])('%s is the United States', (text) => {
    expect(findMarket(text)?.iso2).toBe('US');
  });

  test.each(['', 'USA', 'U', 'ZZ', '__proto__', 'constructor', 'IR'])('%s is no market', (text) => {
    expect(findMarket(text)).toBeUndefined();
  });

  test('a real country is told from letters that name none', () => {
    expect(['IR', 'es', 'XK'].map(isCountryCode)).toEqual([true, true, true]);
    expect(['ZZ', 'QQ', 'ESP', '', '1A'].map(isCountryCode)).toEqual([false, false, false, false, false]);
  });

  test('countries are named in the language of the reader', () => {
    expect(['en', 'es', 'ru'].map((language) => countryName('DE', language as 'en'))).toEqual([
      'Germany',
      'Alemania',
      'Германия',
    ]);
  });
});
