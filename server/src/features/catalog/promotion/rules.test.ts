import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PromotedLine, Promotion } from './model.ts';
import { discountedPrice, isRunning, problemsOf, promotionsOfItem } from './rules.ts';

const promotion = (of: Partial<Promotion> = {}): Promotion => ({
  promotionId: 'SUITE:0001:AUTUMN',
  productId: 'SUITE',
  skuId: '0001',
  name: { en: 'Autumn' },
  description: { en: 'Autumn' },
  market: '*',
  segment: 'commercial',
  percent: '10',
  terms: [{ term: 'P1Y', billingCycle: 'monthly' }],
  startDate: '2026-11-01',
  endDate: '2026-11-30',
  minSeats: null,
  maxSeats: null,
  newOnly: false,
  ...of,
});
const line = (of: Partial<PromotedLine> = {}): PromotedLine => ({
  catalogItemId: 'suite:0001:AVL',
  term: 'P1Y',
  billingCycle: 'monthly',
  quantity: 10,
  country: 'US',
  on: new Date('2026-11-21T12:00:00Z'),
  held: new Set<string>(),
  segments: null,
  ...of,
});

test.each([
  [{}, {}, []],
  [{}, { catalogItemId: 'c1e20f9a-0000-4000-8000-000000000001' }, ['InvalidCatalogItemId']],
  [{}, { catalogItemId: 'OTHER:0001:AVL' }, ['InvalidPromotion']],
  [{ market: 'DE' }, {}, ['InvalidPromotion']],
  [{}, { on: new Date('2026-12-01T00:00:00Z') }, ['InvalidPromotion']],
  [{}, { on: new Date('2026-10-31T23:59:59Z') }, ['InvalidPromotion']],
  [{}, { on: new Date('2026-11-30T23:59:59Z') }, []],
  [{}, { term: 'P1M' }, ['Term']],
  [{}, { billingCycle: 'annual' }, ['Term']],
  [{ minSeats: 11 }, {}, ['SeatCount']],
  [{ maxSeats: 9 }, {}, ['SeatCount']],
  [{ minSeats: 10, maxSeats: 10 }, {}, []],
  [{ newOnly: true }, { held: new Set(['suite:0001']) }, ['OfferPurchasedPreviously']],
  [{ newOnly: true }, { held: new Set(['other:0001']) }, []],
  [{ maxSeats: 9 }, { term: 'P3Y' }, ['Term', 'SeatCount']],
  [{}, { segments: ['commercial', 'nonprofit'] }, []],
  [{}, { segments: ['government'] }, ['InvalidPromotion']],
] as const)('a promotion with %j for a line with %j: %j', (of, to, types) => {
  expect(problemsOf(promotion(of), line(to)).map(({ type }) => type)).toEqual(types);
});

test('what may be named for an item stands with the greatest discount first, whatever the order', () => {
  const offered = [
    promotion(),
    promotion({ promotionId: 'b', percent: '20', minSeats: 25 }),
    promotion({ promotionId: 'c', market: 'DE', percent: '90' }),
    promotion({ promotionId: 'd', newOnly: true, percent: '5' }),
  ];
  const ids = (list: readonly Promotion[], of: Partial<PromotedLine> = {}) =>
    promotionsOfItem(list, line(of)).map(({ promotionId }) => promotionId);
  expect(ids(offered)).toEqual(['b', 'SUITE:0001:AUTUMN', 'd']);
  expect(ids(offered.toReversed())).toEqual(['b', 'SUITE:0001:AUTUMN', 'd']);
  expect(ids(offered, { held: new Set(['suite:0001']) })).toEqual(['b', 'SUITE:0001:AUTUMN']);
  expect(ids([])).toEqual([]);
  expect(isRunning(promotion({ market: 'DE' }), 'DE', line().on)).toBe(true);
});

test.each([
  ['12.50', 'USD', '10', '11.2500'],
  ['6.00', 'USD', '12.5', '5.2500'],
  ['0.99', 'USD', '15', '0.8400'],
  ['900', 'JPY', '12.5', '788.0000'],
  ['5.00', 'EUR', '100', '0.0000'],
] as const)('%s %s less %s %% is %s', (price, currency, percent, expected) => {
  expect(discountedPrice(price, currency, { percent })).toBe(expected);
});

test('a discounted price is never below nothing nor above the price, and falls as the discount grows', () => {
  const prices = fc.integer({ min: 0, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2));
  const percents = fc.integer({ min: 1, max: 1_000_000 }).map((value) => (value / 10_000).toFixed(4));
  fc.assert(
    fc.property(prices, percents, percents, (price, a, b) => {
      const of = (percent: string) => Number(discountedPrice(price, 'USD', { percent }));
      expect(of(a)).toBeGreaterThanOrEqual(0);
      expect(of(a)).toBeLessThanOrEqual(Number(price));
      const [small, large] = Number(a) < Number(b) ? [a, b] : [b, a];
      expect(of(large)).toBeLessThanOrEqual(of(small));
    }),
  );
});
