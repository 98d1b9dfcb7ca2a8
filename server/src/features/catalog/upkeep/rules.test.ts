import { expect, test } from 'vitest';
import type { SkuSheet } from './model.ts';
import { fitsTerm, limited, reinstated, saleStateOf, withdrawn } from './rules.ts';

const today = '2026-11-21';
const setting = {
  productId: 'P',
  skuId: '0001',
  withdrawn: null,
  lastSale: null,
  limitUnit: null,
  limit: null,
  minimum: null,
  maximum: null,
} as const;
const sheet = (change: object = {}, decided: object = {}) =>
  ({ isTrial: false, withdrawn: false, ...change, setting: { ...setting, ...decided } }) as SkuSheet;
const outcome = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return (error as { reason: string }).reason;
  }
};

test.each([
  [sheet(), 'on-sale'],
  [sheet({}, { lastSale: '2026-12-31' }), 'ending'],
  [sheet({ withdrawn: true }, { lastSale: '2026-10-31' }), 'withdrawn'],
  [sheet({ withdrawn: true }), 'withdrawn'],
] as const)('%# its state of sale is %s', (one, state) => {
  expect(saleStateOf(one)).toBe(state);
});

test.each([
  ['at once', sheet(), null, { withdrawn: true, lastSale: '2026-11-20' }],
  ['today as last day', sheet(), today, { withdrawn: false, lastSale: today }],
  [
    'a later day instead of another',
    sheet({}, { lastSale: today }),
    '2027-01-31',
    { lastSale: '2027-01-31' },
  ],
  ['yesterday', sheet(), '2026-11-20', 'sale-end-past'],
  ['when it has ended', sheet({ withdrawn: true }), null, 'sku-withdrawn-already'],
] as const)('ending sale: %s', (_, one, day, expected) => {
  const found = outcome(() => withdrawn(one, day, today));
  if (typeof expected === 'string') expect(found).toBe(expected);
  else expect(found).toMatchObject(expected);
});

test('sale that has an end or has ended can be taken up again, whatever the file says', () => {
  expect(reinstated(sheet({ withdrawn: true }))).toMatchObject({ withdrawn: false, lastSale: null });
  expect(reinstated(sheet({}, { lastSale: today }))).toMatchObject({ withdrawn: false, lastSale: null });
  expect(outcome(() => reinstated(sheet()))).toBe('sku-on-sale-already');
});

const limits = { limitUnit: 'none', limit: 0, minimum: 1, maximum: 300 } as const;
test.each([
  [{}, {}, { limit: 0, maximum: 300 }],
  [{}, { limit: 7 }, { limitUnit: 'none', limit: 0 }],
  [{}, { limitUnit: 'concurrent', limit: 2 }, { limitUnit: 'concurrent', limit: 2 }],
  [{}, { limitUnit: 'lifetime' }, 'limit-missing'],
  [{}, { minimum: 301 }, 'limits-crossed'],
  [{ isTrial: true }, { limitUnit: 'concurrent', limit: 1 }, 'trial-limit-fixed'],
  [{ isTrial: true }, { limitUnit: 'lifetime', limit: 1 }, { limitUnit: 'lifetime', limit: 1 }],
] as const)('limits of %j set to %j', (of, change, expected) => {
  const found = outcome(() => limited(sheet(of), { ...limits, ...change }));
  if (typeof expected === 'string') expect(found).toBe(expected);
  else expect(found).toMatchObject(expected);
});

test.each([
  ['P1M', 'monthly', true],
  ['P1M', 'annual', false],
  ['P1Y', 'annual', true],
  ['P1Y', 'triennial', false],
  ['P3Y', 'triennial', true],
  ['P1M', 'none', true],
  [null, 'one_time', true],
  [null, 'monthly', false],
] as const)('a term of %s paid %s: %s', (term, cycle, fits) => {
  expect(fitsTerm(term, cycle)).toBe(fits);
});
