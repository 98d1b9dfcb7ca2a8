import type { Market, Problem } from './model.ts';
import { refused } from './problem.ts';
import { findMarket } from './rules.ts';

const field = 'organizationRegistrationNumber';

/**
 * The registration id of a company (7.4). That it is there is always demanded; a wrong form only
 * warns until an operator has confirmed the pattern (D43): those countries are handed in.
 */
export function checkRegistrationId(
  country: string | undefined,
  value: string | undefined,
  confirmedCountries: ReadonlySet<string> = new Set(),
): readonly Problem[] {
  const market = findMarket(country);
  if (!market) return [];
  const { use, pattern, confirmed } = market.registrationId;
  const text = (value ?? '').trim().toUpperCase();
  const params = { country: market.iso2 };
  if (text === '') return use === 'required' ? [refused(field, 'registration-missing', params)] : [];
  if (use === 'notUsed') return [refused(field, 'registration-not-used', params)];
  const found = problemOfForm(market, text);
  if (!found) return [];
  const severity = confirmed || confirmedCountries.has(market.iso2) ? 'refuse' : 'warn';
  return [{ ...refused(field, found, { ...params, pattern: pattern ?? '' }), severity }];
}

/** Blanks, dots and strokes are how people group a number; they are not part of it. */
function problemOfForm(
  { iso2, registrationId: { pattern } }: Market,
  text: string,
): 'registration-form' | 'registration-check-digit' | undefined {
  const compact = compactRegistrationId(text);
  if (compact === '' || compact.length > 50) return 'registration-form';
  if (pattern !== null && ![text, compact].some((spelling) => new RegExp(pattern).test(spelling)))
    return 'registration-form';
  return iso2 === 'BR' && !hasBrazilianCheckDigits(compact) ? 'registration-check-digit' : undefined;
}

/** One spelling of the same number, so that duplicates are found however they were typed (D22). */
export function compactRegistrationId(value: string): string {
  return value.toUpperCase().replace(/[\s./-]/g, '');
}

/**
 * The national register of legal entities: two check digits, each modulo 11 over weights 2 to 9
 * from the right. Letters, which newer numbers may have, count as their distance from the digit 0.
 */
export function hasBrazilianCheckDigits(compact: string): boolean {
  if (!/^[0-9A-Z]{12}\d{2}$/.test(compact) || /^(.)\1+$/.test(compact)) return false;
  const body = compact.slice(0, 12);
  const first = brazilianCheckDigit(body);
  return compact.endsWith(`${first}${brazilianCheckDigit(`${body}${first}`)}`);
}

function brazilianCheckDigit(characters: string): number {
  const sum = [...characters]
    .reverse()
    .reduce((total, one, index) => total + (one.charCodeAt(0) - 48) * (2 + (index % 8)), 0);
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}
