import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountText,
  chargeOf,
  difference,
  exactOf,
  exceeds,
  negative,
  percentOf,
  plainAmount,
  shareOf,
  shownAmount,
  sumOf,
  times,
} from './index.ts';

describe('amounts', () => {
  const amount = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });

  test('reads what it writes', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(exactOf(amountText(value))).toBe(value);
      }),
    );
  });

  test('adds and multiplies exactly, where floats would not', () => {
    expect(sumOf(['0.1', '0.2'])).toBe('0.3000');
    expect(times('0.0001', 3)).toBe('0.0003');
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 100_000 }), (unit, quantity) => {
        expect(exactOf(times(amountText(unit), quantity))).toBe(unit * BigInt(quantity));
      }),
    );
  });

  test('compares and subtracts', () => {
    expect(exceeds('100.0001', '100')).toBe(true);
    expect(exceeds('100.00', '100.0000')).toBe(false);
    expect(difference('10', '12.5')).toBe('-2.5000');
  });

  test.each([
    ['12.5', 'EUR', '12.50'],
    ['1200', 'JPY', '1200'],
    ['1.005', 'KWD', '1.005'],
  ])('%s in %s is written %s', (amount, currency, written) => {
    expect(plainAmount(amount, currency)).toBe(written);
  });

  test.each([
    ['1250', '1250.00 USD'],
    ['0.315', '0.32 USD'],
    ['0.31', '0.31 USD'],
    ['-2.5', '-2.50 USD'],
    ['0', '0.00 USD'],
  ])('%s is shown as %s', (text, shown) => {
    expect(shownAmount(text, 'USD')).toBe(shown);
  });

  test.each(['', 'abc', '1e5', '1,5', '0.12345'])('"%s" is no amount', (text) => {
    expect(() => exactOf(text)).toThrow('no amount');
  });
});

describe('a charge', () => {
  test.each([
    ['0.1050', 3, 'USD', undefined, '0.3200'],
    ['0.1000', 3, 'USD', undefined, '0.3000'],
    ['1500.5000', 1, 'JPY', undefined, '1501.0000'],
    ['1.0050', 1, 'KWD', undefined, '1.0050'],
    ['10.0000', 1, 'USD', { days: 1, of: 3 }, '3.3300'],
    ['10.0000', 1, 'USD', { days: 2, of: 3 }, '6.6700'],
    ['90071992547409.9300', 2_000_000, 'USD', undefined, '180143985094819860000.0000'],
  ])('%s × %i %s, part %o: %s', (unitPrice, quantity, currency, part, expected) => {
    expect(chargeOf(unitPrice, quantity, currency, part)).toBe(expected);
  });

  test('that is paid back is rounded like the one that was paid', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n }).map(amountText);
    const parts = fc.integer({ min: 1, max: 366 });
    fc.assert(
      fc.property(amount, parts, fc.constantFrom('JPY', 'USD', 'KWD'), (paid, days, currency) => {
        const [part, whole] = [BigInt(days), 366n];
        expect(shareOf(negative(paid), part, whole, currency)).toBe(
          negative(shareOf(paid, part, whole, currency)),
        );
      }),
    );
  });

  test.each([
    ['72', '85', 'USD', '61.2000'],
    ['1000', '12.25', 'JPY', '123.0000'],
    ['0.01', '50', 'KWD', '0.0050'],
  ])('of %s, %s percent in %s are %s', (amount, percent, currency, expected) => {
    expect(percentOf(amount, percent, currency)).toBe(expected);
  });
});
