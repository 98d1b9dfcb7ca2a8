import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digitsOf, exactOf } from '../../platform/money/index.ts';
import type { Margin } from './model.ts';
import { checked, dayOfList, marginFor, monthsPaid, resalePrice } from './rules.ts';

const margin = (of: Partial<Margin> = {}): Margin => ({
  marginId: 'm',
  resellerId: null,
  productId: null,
  kind: 'percent',
  value: '10',
  currency: null,
  fromDate: '2026-01-01',
  version: '1',
  ...of,
});
const thing = { resellerId: 'birch', productId: 'SUITE', currency: 'USD', on: '2026-11-21' };
const reason = (act: () => unknown) => {
  try {
    act();
    return 'fine';
  } catch (error) {
    return (error as { reason: string }).reason;
  }
};

const general = margin({ marginId: 'general' });
const product = margin({ marginId: 'product', productId: 'suite' });
const reseller = margin({ marginId: 'reseller', resellerId: 'birch' });
const both = margin({ marginId: 'both', resellerId: 'birch', productId: 'Suite' });

test.each([
  ['none set', [], null],
  ['the only one', [general], 'general'],
  ['the product before all', [product, general], 'product'],
  ['the reseller before the product', [general, product, reseller], 'reseller'],
  ['both before either', [both, reseller, product, general], 'both'],
  ['a later one of the same kind', [general, margin({ marginId: 'later', fromDate: '2026-11-21' })], 'later'],
  [
    'not one that has yet to begin',
    [general, margin({ marginId: 'next', fromDate: '2026-11-22' })],
    'general',
  ],
  ['not another reseller’s', [margin({ resellerId: 'dunas' })], null],
  ['not another product’s', [margin({ productId: 'other' })], null],
  ['not an amount in another currency', [margin({ kind: 'amount', currency: 'EUR' })], null],
  [
    'an amount before a percentage of the same day',
    [general, margin({ marginId: 'amount', kind: 'amount', currency: 'USD' })],
    'amount',
  ],
] as const)('%s', (_, margins, expected) => {
  expect(marginFor(margins, thing)?.marginId ?? null).toBe(expected);
  expect(marginFor(margins.toReversed(), thing)?.marginId ?? null).toBe(expected);
});

test.each([
  ['10.00', 'P1Y', 'monthly', margin({ value: '15' }), 'USD', '11.5000'],
  ['8.25', 'P1M', 'monthly', margin({ value: '12.5' }), 'USD', '9.2800'],
  ['0.0050', 'P1M', 'monthly', margin({ value: '0' }), 'USD', '0.0100'],
  ['900', 'P1M', 'monthly', margin({ value: '12.25' }), 'JPY', '1010.0000'],
  ['72', 'P1Y', 'annual', margin({ kind: 'amount', value: '1.1', currency: 'USD' }), 'USD', '85.2000'],
  ['530', 'P1Y', 'one_time', margin({ kind: 'amount', value: '2', currency: 'USD' }), 'USD', '554.0000'],
  ['120', null, 'one_time', margin({ kind: 'amount', value: '2', currency: 'USD' }), 'USD', '122.0000'],
  ['0', 'P1M', 'none', margin({ kind: 'amount', value: '2', currency: 'USD' }), 'USD', '0.0000'],
] as const)('a price of %s for %s paid %s', (unitPrice, term, billingCycle, of, currency, expected) => {
  expect(resalePrice({ unitPrice, term, billingCycle }, of, currency)).toBe(expected);
});

const amounts = fc
  .bigInt(1n, 10n ** 12n)
  .map((value) => `${value / 10_000n}.${String(value % 10_000n).padStart(4, '0')}`);
const percents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => (value / 10_000).toFixed(4));
const term = { term: 'P1Y', billingCycle: 'monthly' } as const;

test('a resale price is within half of the smallest coin of the exact one, and grows with price and margin', () => {
  fc.assert(
    fc.property(
      amounts,
      amounts,
      percents,
      percents,
      fc.constantFrom('JPY', 'USD', 'KWD'),
      (a, b, p, q, currency) => {
        const of = (unitPrice: string, value: string) =>
          exactOf(resalePrice({ ...term, unitPrice }, margin({ value }), currency));
        const coin = 10_000n / 10n ** BigInt(digitsOf(currency));
        const found = of(a, p);
        expect(found % coin).toBe(0n);
        const off = 2n * (found * 1_000_000n - exactOf(a) * (1_000_000n + exactOf(p)));
        expect((off < 0n ? -off : off) <= coin * 1_000_000n).toBe(true);
        const [low, high] = exactOf(a) < exactOf(b) ? [a, b] : [b, a];
        expect(of(low, p) <= of(high, p)).toBe(true);
        const [small, large] = exactOf(p) < exactOf(q) ? [p, q] : [q, p];
        expect(of(a, small) <= of(a, large)).toBe(true);
      },
    ),
  );
});

test('the most specific margin wins, whatever else is set and in whatever order', () => {
  const some = fc.array(
    fc
      .record({
        resellerId: fc.constantFrom(null, 'birch', 'dunas'),
        productId: fc.constantFrom(null, 'suite', 'other'),
        fromDate: fc.constantFrom('2025-05-01', '2026-11-21', '2026-12-01'),
        currency: fc.constantFrom(null, 'USD', 'EUR'),
      })
      .map((of) => margin({ ...of, kind: of.currency === null ? 'percent' : 'amount' })),
    { maxLength: 12 },
  );
  const rank = (of: Margin) => (of.resellerId === null ? 0 : 2) + (of.productId === null ? 0 : 1);
  fc.assert(
    fc.property(some, (margins) => {
      const found = marginFor(margins, thing);
      const { marginId: _, ...content } = found ?? margin();
      expect(found && { ...marginFor(margins.toReversed(), thing), marginId: 'm' }).toEqual(
        found && { ...content, marginId: 'm' },
      );
      const counting = margins.filter(
        (of) =>
          of.fromDate <= thing.on &&
          of.resellerId !== 'dunas' &&
          of.productId !== 'other' &&
          of.currency !== 'EUR',
      );
      expect(found === null).toBe(counting.length === 0);
      for (const other of counting) expect(rank(other)).toBeLessThanOrEqual(rank(found as Margin));
    }),
  );
});

test.each([
  [{ kind: 'amount', currency: null }, 'margin-currency-missing'],
  [{ kind: 'percent', value: '1000.0001' }, 'margin-too-large'],
  [{ kind: 'percent', value: '1000' }, 'fine'],
] as const)('a margin with %j: %s', (of, expected) => {
  expect(reason(() => checked(margin(of)))).toBe(expected);
});

test.each([
  ['2026-11', '2026-11-21'],
  ['2026-12', '2026-12-01'],
  ['2026-02', '2026-02-28'],
])('on 21 November 2026 the list of %s is read for %s', (month, day) => {
  expect(dayOfList(month, '2026-11-21')).toBe(day);
});

test('a billing period pays for as many months as it has', () => {
  expect(monthsPaid('P3Y', 'triennial')).toBe(36);
  expect(monthsPaid('P3Y', 'one_time')).toBe(36);
  expect(monthsPaid(null, 'one_time')).toBe(1);
});
