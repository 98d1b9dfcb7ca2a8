import { expect, test } from 'vitest';
import { checkCultureAndLanguage } from './culture-rules.ts';
import { openMarkets } from './rules.ts';

const codes = (country: string | undefined, culture?: string, language?: string) =>
  checkCultureAndLanguage(country, culture, language).map(({ code }) => code);

test.each<[string, string, string, string[]]>([
  ['ES', 'es-ES', 'es', []],
  ['ES', 'ES-es', 'ES', []],
  ['ES', 'ca-ES', 'ca', []],
  ['DE', 'en-DE', 'en', []],
  ['US', 'es-US', 'es', []],
  ['RS', 'sr-Latn-RS', 'sr', []],
  ['ES', '', '', ['culture-missing', 'language-missing']],
  ['ES', 'ru-RU', 'ru', ['culture-not-offered', 'language-not-offered']],
  ['US', 'fr-US', 'en', ['culture-not-offered']],
  ['ZZ', 'xx-XX', 'xx', []],
])('%s with %s and %s: %j', (country, culture, language, expected) => {
  expect(codes(country, culture, language)).toEqual(expected);
});

test('the preset of every market is accepted there', () => {
  for (const { iso2, defaultCulture, languages } of openMarkets())
    expect(codes(iso2, defaultCulture, languages[0])).toEqual([]);
});
