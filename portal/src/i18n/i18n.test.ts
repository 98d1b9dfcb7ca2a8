import { describe, expect, test } from 'vitest';
import { formatFor, nothing } from './format.ts';
import { chooseLanguage, defineTexts, featureTexts } from './index.ts';
import { preferredLanguage } from './languages.ts';

type AnyTexts = Record<'en' | 'es' | 'ru', Record<string, string>>;
const files = import.meta.glob<{ texts: AnyTexts }>('../**/texts.ts', { eager: true });
const all = Object.entries(files).filter(([, module]) => module.texts?.en);

const variables = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();
const stem = (key: string) => key.replace(/_(one|few|many|other)$/, '');

describe('texts', () => {
  test('are found', () => expect(all.length).toBeGreaterThanOrEqual(3));

  test.each(all)('%s are whole in every language, with the same values to fill in', (_, { texts }) => {
    const english = new Map(Object.entries(texts.en).map(([key, text]) => [stem(key), text]));
    for (const language of ['es', 'ru'] as const) {
      expect(new Set(Object.keys(texts[language]).map(stem))).toEqual(new Set(english.keys()));
      for (const [key, text] of Object.entries(texts[language])) {
        expect(text.trim(), key).not.toBe('');
        expect({ key, names: variables(text) }).toEqual({
          key,
          names: variables(english.get(stem(key)) ?? ''),
        });
      }
    }
  });

  test('take the plural each language needs', () => {
    const useText = featureTexts(
      'plural-test',
      defineTexts({
        en: { rows_one: '{{count}} row', rows_other: '{{count}} rows' },
        es: { rows_one: '{{count}} fila', rows_other: '{{count}} filas' },
        ru: { rows_one: '{{count}} строка', rows_few: '{{count}} строки', rows_many: '{{count}} строк' },
      }),
    );
    const said = (count: number) => useText.now('rows', { count });
    chooseLanguage('ru');
    expect([1, 2, 5, 11, 21, 22].map(said)).toEqual([
      '1 строка',
      '2 строки',
      '5 строк',
      '11 строк',
      '21 строка',
      '22 строки',
    ]);
    expect(said(1.5)).toBe('1.5 строк');
    chooseLanguage('es');
    expect([1, 2, 1_000_000].map(said)).toEqual(['1 fila', '2 filas', '1000000 filas']);
    chooseLanguage('en');
    expect([1, 2].map(said)).toEqual(['1 row', '2 rows']);
    expect(useText.now.find('unknown')).toBeUndefined();
  });
});

test.each([
  [null, ['es-MX', 'en'], 'es'],
  ['ru', ['es-MX'], 'ru'],
  [null, ['fr', 'ru-RU'], 'ru'],
  ['xx', ['fr'], 'en'],
  [null, [], 'en'],
])('the language remembered as %s in a browser that prefers %j is %s', (remembered, browser, expected) => {
  expect(preferredLanguage(remembered, browser)).toBe(expected);
});

describe('formats', () => {
  test('keep a date on its day in every time zone', () => {
    expect(formatFor('en-US').date('2026-03-01T00:00:00Z')).toBe('Mar 1, 2026');
    expect(formatFor('en-US').date('2026-03-01T23:59:59Z')).toBe('Mar 1, 2026');
  });

  test('say that times are UTC', () =>
    expect(formatFor('es-ES').dateTime('2026-03-01T10:30:00Z')).toContain('UTC'));

  test('show a dash for what is no date', () => expect(formatFor('ru-RU').date('')).toBe(nothing));

  test('follow the language and the currency', () => {
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
    expect(plain(formatFor('en-US').money(1234.5, 'USD'))).toBe('$1,234.50');
    expect(plain(formatFor('ru-RU').money(1234.5, 'EUR'))).toBe('1234,50 €'.replace('1234', '1 234'));
    expect(plain(formatFor('en-US').money(1200, 'JPY'))).toBe('¥1,200');
    expect(plain(formatFor('en-US').money(5, ''))).toBe('5');
  });

  test.each([
    [0, '0:00'],
    [65, '1:05'],
    [3725, '1:02:05'],
    [-4, '0:00'],
  ])('%s seconds are %s', (seconds, expected) => expect(formatFor('en-US').duration(seconds)).toBe(expected));

  test('name countries', () => {
    expect(formatFor('es-ES').country('DE')).toBe('Alemania');
    expect(formatFor('es-ES').country('not a code')).toBe('not a code');
  });
});
