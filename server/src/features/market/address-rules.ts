import type { Address, Market, Problem } from './model.ts';
import { checkPhone, checkRequiredPhone } from './phone-rules.ts';
import { normalizePostalCode } from './postal-code-rules.ts';
import { isReadable, refused } from './problem.ts';
import { findMarket } from './rules.ts';
import { statesOfZipCode } from './tables/zip-prefixes.ts';

/** Limits of section 8; those of city, free states and postal codes only keep nonsense out. */
export const addressLimits = { line: 200, name: 50, city: 100, state: 100, postalCode: 20 } as const;

/** Everything the market record says about an address; names and phone only where they are given. */
export function checkAddress(address: Address): readonly Problem[] {
  const { market, problems } = checkCountry(address.country);
  return [
    ...problems,
    ...checkLines(address),
    ...checkName('firstName', address.firstName),
    ...checkName('middleName', address.middleName),
    ...checkName('lastName', address.lastName),
    ...(market ? [...checkLocality(address, market), ...checkPhone(market.iso2, address.phoneNumber)] : []),
  ];
}

/** A customer's billing address besides names its contact, and has a phone number where 7.4 wants one. */
export function checkBillingAddress(address: Address): readonly Problem[] {
  return [
    ...(isBlank(address.firstName) ? [refused('firstName', 'first-name-missing')] : []),
    ...(isBlank(address.lastName) ? [refused('lastName', 'last-name-missing')] : []),
    ...checkAddress(address),
    ...checkRequiredPhone(address.country, address.phoneNumber),
  ];
}

export function checkCountry(country: string | undefined): {
  market: Market | undefined;
  problems: readonly Problem[];
} {
  if (isBlank(country)) return { market: undefined, problems: [refused('country', 'country-missing')] };
  const market = findMarket(country);
  return {
    market,
    problems: market ? [] : [refused('country', 'country-unknown', { value: country as string })],
  };
}

function checkLines({ addressLine1, addressLine2 }: Address): readonly Problem[] {
  if (isBlank(addressLine1))
    return [refused('addressLine1', 'address-line-missing'), ...checkLine('addressLine2', addressLine2)];
  return [...checkLine('addressLine1', addressLine1), ...checkLine('addressLine2', addressLine2)];
}

function checkLine(field: string, line: string | undefined): readonly Problem[] {
  return checkText(field, line, 'address-line-long', addressLimits.line);
}

function checkName(
  field: 'firstName' | 'middleName' | 'lastName',
  name: string | undefined,
): readonly Problem[] {
  const code = field === 'lastName' ? 'last-name-long' : 'first-name-long';
  return checkText(field, name, field === 'middleName' ? 'text-long' : code, addressLimits.name);
}

function checkText(
  field: string,
  text: string | undefined,
  tooLong: 'address-line-long' | 'first-name-long' | 'last-name-long' | 'text-long',
  max: number,
): readonly Problem[] {
  if (text === undefined) return [];
  if (!isReadable(text)) return [refused(field, 'text-unreadable')];
  return text.trim().length > max ? [refused(field, tooLong, { max })] : [];
}

function checkLocality(address: Address, market: Market): readonly Problem[] {
  const city = isBlank(address.city) && market.cityRequired ? [refused('city', 'city-missing')] : [];
  const state = checkState(address.state, market);
  const postalCode = checkPostalCode(address.postalCode, market);
  const settled = state.length === 0 && postalCode.length === 0;
  return [
    ...city,
    ...checkText('city', address.city, 'text-long', addressLimits.city),
    ...state,
    ...postalCode,
    ...(settled ? checkStateOfZipCode(address, market) : []),
  ];
}

/** From the list where the market has one, any text elsewhere: `NSW` has three letters and is right (C21). */
function checkState(state: string | undefined, market: Market): readonly Problem[] {
  const country = market.iso2;
  if (isBlank(state)) return market.stateRequired ? [refused('state', 'state-missing', { country })] : [];
  if (market.states.length === 0) return checkText('state', state, 'text-long', addressLimits.state);
  const code = (state as string).trim().toUpperCase();
  return market.states.some((one) => one.code === code)
    ? []
    : [refused('state', 'state-not-listed', { country, value: state as string })];
}

function checkPostalCode(postalCode: string | undefined, market: Market): readonly Problem[] {
  const country = market.iso2;
  const sample = market.postalCodeSample ?? '';
  if (isBlank(postalCode)) {
    return market.postalCodeRequired
      ? [refused('postalCode', 'postal-code-missing', { country, sample })]
      : [];
  }
  if (market.postalCodePattern === null)
    return checkText('postalCode', postalCode, 'text-long', addressLimits.postalCode);
  const code = normalizePostalCode(country, postalCode as string);
  return new RegExp(market.postalCodePattern).test(code)
    ? []
    : [refused('postalCode', 'postal-code-form', { country, sample, pattern: market.postalCodePattern })];
}

/** The one disagreement that can be seen without a postal service: a ZIP code of another state (60071). */
function checkStateOfZipCode({ state, postalCode }: Address, market: Market): readonly Problem[] {
  if (market.iso2 !== 'US' || isBlank(state) || isBlank(postalCode)) return [];
  const possible = statesOfZipCode((postalCode as string).trim());
  const given = (state as string).trim().toUpperCase();
  return possible.length === 0 || possible.includes(given)
    ? []
    : [refused('postalCode', 'postal-code-other-state', { state: given, expected: possible.join(', ') })];
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
