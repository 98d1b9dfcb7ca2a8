import type { Problem } from './model.ts';
import { refused } from './problem.ts';
import { findMarket } from './rules.ts';

const field = 'phoneNumber';
const lengthMax = 40;

/** The form of a phone number that was given; nothing given is fine here. */
export function checkPhone(country: string, phone: string | undefined): readonly Problem[] {
  const text = (phone ?? '').trim();
  const market = findMarket(country);
  if (text === '' || !market) return [];
  const pattern = new RegExp(market.phonePattern);
  const spellings = [text, withoutPrefix(text, market.callingCodes)];
  return text.length <= lengthMax && spellings.some((spelling) => pattern.test(spelling))
    ? []
    : [refused(field, 'phone-form', { country: market.iso2, code: market.callingCodes[0] ?? '' })];
}

/** Customers in the countries of 7.4 must have a phone number (600051). */
export function checkRequiredPhone(
  country: string | undefined,
  phone: string | undefined,
): readonly Problem[] {
  const market = findMarket(country);
  return market?.phoneRequired && (phone ?? '').trim() === ''
    ? [refused(field, 'phone-missing', { country: market.iso2 })]
    : [];
}

/** Some patterns know the country's calling code, but neither the plus sign nor 00 before it. */
function withoutPrefix(text: string, callingCodes: readonly string[]): string {
  const number = text.replace(/^(\+|00)(?=\d)/, '');
  const digits = number.replace(/\D/g, '');
  return callingCodes.some((code) => digits.startsWith(code)) ? number : text;
}
