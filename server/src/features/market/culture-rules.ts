import type { Problem } from './model.ts';
import { refused } from './problem.ts';
import { findMarket } from './rules.ts';

/** Culture and language of a customer: both needed, both from the market's list (C15, 7.3). */
export function checkCultureAndLanguage(
  country: string | undefined,
  culture: string | undefined,
  language: string | undefined,
): readonly Problem[] {
  return [...checkCulture(country, culture), ...checkLanguage(country, language)];
}

function checkCulture(country: string | undefined, culture: string | undefined): readonly Problem[] {
  const text = (culture ?? '').trim();
  if (text === '') return [refused('culture', 'culture-missing')];
  const market = findMarket(country);
  return !market || holds(market.cultures, text)
    ? []
    : [
        refused('culture', 'culture-not-offered', {
          country: market.iso2,
          value: text,
          allowed: market.cultures.join(', '),
        }),
      ];
}

function checkLanguage(country: string | undefined, language: string | undefined): readonly Problem[] {
  const text = (language ?? '').trim();
  if (text === '') return [refused('language', 'language-missing')];
  const market = findMarket(country);
  return !market || holds(market.languages, text)
    ? []
    : [
        refused('language', 'language-not-offered', {
          country: market.iso2,
          value: text,
          allowed: market.languages.join(', '),
        }),
      ];
}

function holds(list: readonly string[], value: string): boolean {
  return list.some((one) => one.toLowerCase() === value.toLowerCase());
}
