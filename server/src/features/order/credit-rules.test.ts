import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountText, difference, digitsOf, exactOf, sumOf } from '../../platform/money/index.ts';
import { creditOf } from './credit-rules.ts';

const nothing = { spent: '0', cycles: '0', usage: '0', unpaid: '0', overpaid: '0' };
const account = { currency: 'USD', creditLimit: '1000', ...nothing };

describe('the credit of a partner (C112)', () => {
  test.each([
    ['nothing open', {}, '1000.0000'],
    ['a purchase not billed yet', { spent: '300' }, '700.0000'],
    ['an unpaid invoice', { unpaid: '300' }, '700.0000'],
    ['what was paid beyond the invoices', { unpaid: '300', overpaid: '50' }, '750.0000'],
    ['cycles and usage of the month', { cycles: '20', usage: '0.004999' }, '980.0000'],
    ['exceeded by what goes on', { unpaid: '900', cycles: '150' }, '-50.0000'],
  ])('%s', (_name, open, available) => {
    expect(creditOf({ ...account, ...open }).available).toBe(available);
  });

  const amountIn = (currency: string, min = 0) =>
    fc
      .integer({ min, max: 10_000_000 })
      .map((units) => amountText(BigInt(units) * 10n ** BigInt(4 - digitsOf(currency))));
  const accounts = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CLP').chain((currency) =>
    fc.record({
      currency: fc.constant(currency),
      creditLimit: amountIn(currency),
      spent: amountIn(currency, -1_000_000),
      cycles: amountIn(currency),
      usage: fc
        .bigInt({ min: 0n, max: 10n ** 15n })
        .map((units) => `${units / 10n ** 9n}.${String(units % 10n ** 9n).padStart(9, '0')}`),
      unpaid: amountIn(currency),
      overpaid: amountIn(currency),
    }),
  );

  test('its parts add up to the limit, in the digits its currency is paid in', () => {
    fc.assert(
      fc.property(accounts, (open) => {
        const credit = creditOf(open);
        const { spent, cycles, usage, unpaid, unbilled, overpaid, creditUsed, available } = credit;
        expect(sumOf([spent, cycles, usage])).toBe(unbilled);
        expect(difference(sumOf([unpaid, unbilled]), overpaid)).toBe(creditUsed);
        expect(sumOf([creditUsed, available])).toBe(sumOf([open.creditLimit]));
        const unit = 10n ** BigInt(4 - digitsOf(open.currency));
        for (const part of [usage, unbilled, creditUsed, available]) expect(exactOf(part) % unit).toBe(0n);
      }),
    );
  });

  test('a payment gives back exactly what was paid, whether it is owed or not', () => {
    fc.assert(
      fc.property(
        accounts.chain((open) => fc.tuple(fc.constant(open), amountIn(open.currency))),
        ([open, paid]) => {
          const owed = exactOf(open.unpaid);
          const part = exactOf(paid) < owed ? exactOf(paid) : owed;
          const after = creditOf({
            ...open,
            unpaid: difference(open.unpaid, amountText(part)),
            overpaid: sumOf([open.overpaid, amountText(exactOf(paid) - part)]),
          });
          expect(difference(after.available, creditOf(open).available)).toBe(sumOf([paid]));
        },
      ),
    );
  });
});
