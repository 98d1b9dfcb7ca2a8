import { describe, expect, test } from 'vitest';
import { checkRegistrationId, compactRegistrationId, hasBrazilianCheckDigits } from './registration-rules.ts';

const found = (country: string, value: string | undefined, confirmed?: string) =>
  checkRegistrationId(country, value, confirmed ? new Set([confirmed]) : undefined).map(
    ({ code, severity }) => `${severity} ${code}`,
  );

test.each([undefined, '', '   '])('where it is required, %j is always refused', (value) => {
  expect(found('BR', value)).toEqual(['refuse registration-missing']);
  expect(found('IQ', value)).toEqual(['refuse registration-missing']);
});

test('elsewhere it may be left out or given in any form', () => {
  expect(found('ES', undefined)).toEqual([]);
  expect(found('ES', 'B-12345678')).toEqual([]);
  expect(found('US', undefined)).toEqual([]);
});

test('where there is no register it may not be given', () => {
  expect(found('UM', '1')).toEqual(['refuse registration-not-used']);
  expect(found('UM', '')).toEqual([]);
});

const wrong: readonly [string, string][] = [
  ['AM', '1234567'],
  ['AZ', '12345'],
  ['BY', '12345678'],
  ['HU', '12345678'],
  ['IN', 'ABCD1234E'],
  ['KZ', '12345678901'],
  ['KG', '123'],
  ['MD', '123'],
  ['PL', '123456789'],
  ['RU', '12345678901'],
  ['SA', '12345678901'],
  ['TJ', '12345678'],
  ['TH', '123456789012'],
  ['TR', '123456789'],
  ['UA', '1234567'],
  ['AE', '12345678901234'],
  ['UZ', '12345678'],
  ['VE', '123456789'],
  ['VN', '12345678901'],
  ['US', '123'],
  ['CN', '123'],
];

test.each(wrong)('%s %s only warns until an operator has confirmed the pattern', (country, value) => {
  expect(found(country, value)).toEqual(['warn registration-form']);
  expect(found(country, value, country)).toEqual(['refuse registration-form']);
  expect(found(country, value, 'XX')).toEqual(['warn registration-form']);
});

test.each<[string, string]>([
  ['BY', 'AB1234567'],
  ['HU', '12345676241'],
  ['HU', '12345676-2-41'],
  ['IN', 'aaact1234a'],
  ['PL', '123-456-32-18'],
  ['RU', '500100732259'],
  ['SA', '300123456700003'],
  ['VE', 'J123456789'],
  ['VN', '0101234567-001'],
  ['MM', 'anything'],
  ['ZA', '2015/123456/07'],
])('%s %s has the right form', (country, value) => {
  expect(found(country, value)).toEqual([]);
});

test('the problem carries the pattern, which the answer has to state', () => {
  expect(checkRegistrationId('PL', '1')[0]?.params).toEqual({
    country: 'PL',
    pattern: '^(\\d{10}|\\d{11})$',
  });
});

describe('Brazilian check digits', () => {
  test.each(['11.222.333/0001-81', '11222333000181', '00000000000191', '12.ABC.345/01DE-35'])(
    '%s adds up',
    (value) => {
      expect(hasBrazilianCheckDigits(compactRegistrationId(value))).toBe(true);
      expect(found('BR', value)).toEqual([]);
    },
  );

  test.each(['11222333000180', '11222333000191', '00000000000000', '11111111111111'])(
    '%s does not',
    (value) => {
      expect(found('BR', value)).toEqual(['warn registration-check-digit']);
      expect(found('BR', value, 'BR')).toEqual(['refuse registration-check-digit']);
    },
  );

  test('another digit anywhere is noticed', () => {
    const right = '11222333000181';
    for (const [place, digit] of [...right].entries()) {
      const other = String((Number(digit) + 1) % 10);
      expect(
        hasBrazilianCheckDigits(right.slice(0, place) + other + right.slice(place + 1)),
        `place ${place}`,
      ).toBe(false);
    }
  });
});

test('one number has one compact spelling', () => {
  expect(compactRegistrationId(' 11.222.333/0001-81 ')).toBe('11222333000181');
});
