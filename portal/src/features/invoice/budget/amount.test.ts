import { expect, test } from 'vitest';
import { parseAmount } from './amount.ts';

test.each([
  ['1200', 1200],
  [' 1 200,50 ', 1200.5],
  ['1\u00a0200.5', 1200.5],
  ['0.01', 0.01],
  ['0', undefined],
  ['', undefined],
  ['1,200', undefined],
  ['1.200,50', undefined],
  ['-5', undefined],
  ['12345678901', undefined],
  ['ten', undefined],
])('“%s” is read as %s', (text, amount) => {
  expect(parseAmount(text)).toBe(amount);
});
