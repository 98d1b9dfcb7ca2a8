import { findMarket } from './rules.ts';
import { postalCodeSeparators, zipCodeCountries } from './tables/postal-codes.ts';

/**
 * A postal code as the country writes it: capitals, the separator where it belongs, no country
 * prefix that the country does not use. What cannot be brought into form comes back only tidied.
 */
export function normalizePostalCode(country: string, postalCode: string): string {
  const text = postalCode.trim().toUpperCase().replace(/\s+/g, ' ');
  const market = findMarket(country);
  if (!market?.postalCodePattern) return text;
  const pattern = new RegExp(market.postalCodePattern);
  const fits = [...spellings(market.iso2, text)].find((spelling) => pattern.test(spelling));
  return fits ?? text;
}

function* spellings(country: string, text: string): Generator<string> {
  const compact = text.replace(/[\s-]/g, '');
  yield withSeparator(country, compact) ?? text;
  yield text;
  yield compact;
  yield `${country}-${compact}`;
  if (!text.startsWith(country)) return;
  yield `${country}-${compact.slice(country.length)}`;
  yield* spellings(country, text.slice(country.length).replace(/^[\s-]+/, ''));
}

function withSeparator(country: string, compact: string): string | undefined {
  if (zipCodeCountries.has(country))
    return /^\d{9}$/.test(compact) ? `${compact.slice(0, 5)}-${compact.slice(5)}` : undefined;
  const [separator, tail] = postalCodeSeparators[country] ?? [];
  if (separator === undefined || tail === undefined || compact.length <= tail) return undefined;
  return `${compact.slice(0, -tail)}${separator}${compact.slice(-tail)}`;
}
