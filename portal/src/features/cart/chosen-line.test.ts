import { describe, expect, test } from 'vitest';
import type { CatalogItem } from './chosen-line.ts';
import {
  areLinesFine,
  chosenLine,
  linePrice,
  missingBases,
  promotionOf,
  promotionsFor,
  totalsOf,
  unitPrice,
  wantedSubscriptions,
} from './chosen-line.ts';

const mail: CatalogItem = {
  catalogItemId: 'P:0001:A',
  productId: 'P',
  skuId: '0001',
  title: 'Mail',
  description: '',
  publisher: 'Contour',
  kind: 'license',
  ruleSet: 'new-commerce',
  category: 'enterprise',
  segments: ['commercial'],
  minimum: 1,
  maximum: 300,
  unitType: 'License(s)',
  terms: [
    { term: 'P1M', billingCycle: 'monthly', description: '', unitPrice: 0.1, currency: 'EUR' },
    { term: 'P1Y', billingCycle: 'annual', description: '', unitPrice: 12.3456, currency: 'EUR' },
  ],
  isTrial: false,
  isAddon: false,
  prerequisites: [],
  limitUnit: 'none',
  limit: 0,
  promotions: [],
  attestationRequired: false,
  hasDefaultPrice: false,
  purchasable: true,
  status: 'on-sale',
};

const voice: CatalogItem = {
  ...mail,
  catalogItemId: 'V:0001:A',
  productId: 'V',
  minimum: 2,
  maximum: 50,
  isAddon: true,
  prerequisites: [{ id: 'P:0001', title: 'Mail' }],
};

test.each([
  [1, 2],
  [20, 20],
  [80, 50],
])('an add-on for a base of %d licenses begins with %d, and names its base (C59)', (held, wanted) => {
  const base = { subscriptionId: 'b', name: 'Mail', quantity: held, ids: ['p:0001'] };
  const line = chosenLine(voice, {}, base);
  expect(line.quantity).toBe(wanted);
  expect(wantedSubscriptions([line])[0]?.provisioningContext).toEqual({ parentSubscriptionId: 'b' });
  expect(wantedSubscriptions([chosenLine(mail, {}, base)])[0]?.provisioningContext).toBeUndefined();
});

describe('a chosen line', () => {
  test('begins with the fewest licenses and the term that was filtered for', () => {
    expect(chosenLine(mail)).toMatchObject({ quantity: 1, term: 'P1M|monthly' });
    expect(chosenLine(mail, { term: 'P1Y' }).term).toBe('P1Y|annual');
    expect(chosenLine(mail, { term: 'P3Y' }).term).toBe('P1M|monthly');
  });

  test.each([
    [1, true],
    [300, true],
    [0, false],
    [301, false],
    [undefined, false],
  ])('with %s licenses is fine: %s', (quantity, fine) => {
    expect(areLinesFine([{ ...chosenLine(mail), quantity }])).toBe(fine);
  });

  test('has an exact price', () => {
    expect(linePrice({ ...chosenLine(mail), quantity: 3 })).toBe(0.3);
    expect(linePrice({ ...chosenLine(mail, { term: 'P1Y' }), quantity: 3 })).toBe(37.0368);
  });

  test('is ordered with its term, cycle and currency', () => {
    expect(wantedSubscriptions([chosenLine(mail)])).toEqual([
      {
        catalogItemId: 'P:0001:A',
        quantity: 1,
        termDuration: 'P1M',
        billingCycle: 'monthly',
        currencyCode: 'EUR',
      },
    ]);
  });
});

test('totals keep what is charged in different rhythms apart', () => {
  const lines = [
    { ...chosenLine(mail), quantity: 1 },
    { ...chosenLine(mail), quantity: 2 },
    chosenLine(mail, { term: 'P1Y' }),
  ];
  expect(totalsOf(lines)).toEqual([
    { currency: 'EUR', billingCycle: 'monthly', amount: 0.3 },
    { currency: 'EUR', billingCycle: 'annual', amount: 12.3456 },
  ]);
});

test('an add-on misses its bases until one of them is chosen', () => {
  const addon = {
    ...mail,
    isAddon: true,
    prerequisites: [
      { id: 'p:0001', title: 'Mail' },
      { id: 'X:1', title: 'Other' },
    ],
  };
  expect(missingBases(addon, [])).toEqual(['Mail', 'Other']);
  expect(missingBases(addon, [chosenLine(mail)])).toEqual([]);
  expect(missingBases(mail, [])).toEqual([]);
});

describe('a promotion', () => {
  const welcome = {
    id: 'P:0001:TEN',
    name: 'Welcome',
    description: '',
    percent: 12.5,
    terms: [{ term: 'P1Y', billingCycle: 'annual' }],
    endDate: '2026-12-31',
    minSeats: 5,
    maxSeats: 50,
  };
  const chosen = (over: Partial<ReturnType<typeof chosenLine>> = {}) => ({
    ...chosenLine({ ...mail, promotions: [welcome] }, { term: 'P1Y' }),
    quantity: 5,
    promotionId: welcome.id,
    ...over,
  });

  test.each([
    [{}, 1],
    [{ quantity: 4 }, 0],
    [{ quantity: 50 }, 1],
    [{ quantity: 51 }, 0],
    [{ quantity: undefined }, 0],
    [{ term: 'P1M|monthly' }, 0],
  ])('is offered for the number and term it is for: %j', (over, count) => {
    expect(promotionsFor(chosen(over))).toHaveLength(count);
  });

  test('is taken off the price, and sent, only while it fits', () => {
    // 12.3456 less 12.5 percent, to the cent.
    expect(unitPrice(chosen())).toBe(10.8);
    expect(linePrice(chosen())).toBe(54);
    expect(totalsOf([chosen()])).toEqual([{ currency: 'EUR', billingCycle: 'annual', amount: 54 }]);
    expect(wantedSubscriptions([chosen()])[0]?.promotionId).toBe(welcome.id);
    expect(promotionOf(chosen({ quantity: 4 }))).toBeUndefined();
    expect(unitPrice(chosen({ quantity: 4 }))).toBe(12.3456);
    expect(wantedSubscriptions([chosen({ quantity: 4 })])[0]).not.toHaveProperty('promotionId');
    expect(wantedSubscriptions([chosen({ promotionId: undefined })])[0]).not.toHaveProperty('promotionId');
  });
});
