import { describe, expect, test } from 'vitest';
import { Refusal } from '../../errors/refusal.ts';
import { availabilityIdOf, contentHash, productIdOf, stableCode } from './codes.ts';
import {
  categoryOf,
  compareTerms,
  customerSegments,
  isOfferId,
  limitUnitOf,
  offerSegments,
  offerTerm,
  priceClassOf,
  refundsOf,
  segmentNamed,
  splitCatalogItemId,
  textIn,
  viewNamed,
} from './rules.ts';

function reasonOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
  return 'none';
}

describe('texts', () => {
  test.each([
    [{ en: 'Mail', es: 'Correo' }, 'es', 'Correo'],
    [{ en: 'Mail' }, 'ru', 'Mail'],
    [{ es: 'Correo' }, 'ru', 'Correo'],
    [{}, 'en', ''],
  ] as const)('%o read in %s: %s', (text, language, expected) =>
    expect(textIn(text, language)).toBe(expected),
  );
});

describe('ids', () => {
  test('are 12 upper-case letters and digits, the same every time, and differ between things', () => {
    const ids = ['a', 'b', 'c'].map(productIdOf);
    for (const id of ids) expect(id).toMatch(/^[0-9A-Z]{12}$/);
    expect(new Set(ids).size).toBe(3);
    expect(ids).toEqual(['a', 'b', 'c'].map(productIdOf));
  });

  test('of an availability ignore the case of product and SKU, and tell markets and segments apart', () => {
    const of = availabilityIdOf('CTR7B2K0M4QX', '00a1', 'US', 'commercial');
    expect(of).toMatch(/^[0-9A-Z]{12}$/);
    expect(of).toBe(availabilityIdOf('ctr7b2k0m4qx', '00A1', 'US', 'commercial'));
    expect(of).not.toBe(availabilityIdOf('CTR7B2K0M4QX', '00A1', '*', 'commercial'));
    expect(of).not.toBe(availabilityIdOf('CTR7B2K0M4QX', '00A1', 'US', 'education'));
  });

  test('hold no letters that read as others or make words', () => {
    expect(stableCode('x', 40)).not.toMatch(/[AEIOUY]/);
  });

  test('of catalog items have three parts', () => {
    expect(splitCatalogItemId('P:S:A')).toEqual({ productId: 'P', skuId: 'S', availabilityId: 'A' });
    for (const id of ['P:S', 'P:S:A:X', 'P::A', '', '031c9e47-4802-4248-838e-778fb1d2cc05'])
      expect(splitCatalogItemId(id)).toBeNull();
  });

  test.each([
    ['031C9E47-4802-4248-838E-778FB1D2CC05', true],
    ['MS-AZR-0145P', true],
    ['ms-azr-0145p', true],
    ['CTR7B2K0M4QX', false],
    ['CTR7B2K0M4QX:0001:AVL7B2K0M4QX', false],
    ['', false],
  ])('%s is an offer id: %s', (id, expected) => expect(isOfferId(id)).toBe(expected));
});

test('the content hash does not depend on the order of members, but on that of lists', () => {
  expect(contentHash({ a: 1, b: { c: [1, 2], d: 3 } })).toBe(contentHash({ b: { d: 3, c: [1, 2] }, a: 1 }));
  expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }));
});

describe('views and segments', () => {
  test('are named in any case', () => {
    expect(viewNamed('onlineservices')).toBe('OnlineServices');
    expect(segmentNamed('NonProfit', 'global')).toBe('nonprofit');
  });

  test.each([
    ['an unknown view', () => viewNamed('Games'), 'target-view-refused'],
    ['an unknown segment', () => segmentNamed('military', 'global'), 'segment-refused'],
    ['government outside its cloud', () => segmentNamed('government', 'global'), 'segment-refused'],
    ['government inside its cloud', () => segmentNamed('government', 'us-government'), 'none'],
    [
      'a segment the customer has not',
      () => customerSegments(['commercial'], 'education'),
      'segment-refused',
    ],
    ['a segment the customer has', () => customerSegments(['commercial', 'education'], 'education'), 'none'],
  ])('%s', (_, work, reason) => expect(reasonOf(work)).toBe(reason));
});

test('terms are listed from short to long, and from frequent billing to rare', () => {
  const terms = [
    { term: null, billingCycle: 'one_time' },
    { term: 'P3Y', billingCycle: 'triennial' },
    { term: 'P1Y', billingCycle: 'annual' },
    { term: 'P1M', billingCycle: 'monthly' },
    { term: 'P1Y', billingCycle: 'monthly' },
    { term: 'P45D', billingCycle: 'none' },
  ] as const;
  expect([...terms].sort(compareTerms).map(({ term, billingCycle }) => `${term} ${billingCycle}`)).toEqual([
    'P1M monthly',
    'P45D none',
    'P1Y monthly',
    'P1Y annual',
    'P3Y triennial',
    'null one_time',
  ]);
});

describe('cancellation windows (4.8.3)', () => {
  test.each([
    ['license', false, 'P1Y', 'Full P1D, Partial P7D'],
    ['license', true, 'P1M', ''],
    ['software', false, 'P1Y', 'Partial P7D'],
    ['perpetual', false, null, 'Full P30D'],
    ['marketplace', false, 'P1M', 'Full P1D'],
    ['marketplace', false, 'P1Y', 'Full P14D'],
    ['usage', false, 'P1M', ''],
    ['reservation', false, 'P3Y', ''],
  ] as const)('%s, trial %s, %s: %s', (kind, isTrial, term, expected) => {
    const refunds = refundsOf({ kind, isTrial }, { term, billingCycle: 'monthly' });
    expect(refunds.map(({ type, expiresAfter }) => `${type} ${expiresAfter}`).join(', ')).toBe(expected);
  });
});

describe('legacy offers', () => {
  test.each([
    [1, 'Year', 'P1Y'],
    [1, 'Month', 'P1M'],
    [45, 'Day', 'P45D'],
    [9999, 'Month', null],
    [1, 'Century', null],
  ])('a term of %s %s is %s', (term, termUnit, expected) =>
    expect(offerTerm({ term, termUnit })).toBe(expected),
  );

  test.each([
    [{ billing: 'usage', isTrial: false, isAddon: false, categoryId: 'Enterprise_Key' }, 'cloud', 'usage'],
    [{ billing: 'license', isTrial: true, isAddon: false, categoryId: 'Trial_Key' }, 'trial', 'trial'],
    [{ billing: 'license', isTrial: false, isAddon: true, categoryId: '' }, 'addon', 'addon'],
    [
      { billing: 'license', isTrial: false, isAddon: false, categoryId: 'SmallBusiness_Key' },
      'small-business',
      'small-business',
    ],
    [
      { billing: 'license', isTrial: false, isAddon: false, categoryId: 'Somewhere' },
      'enterprise',
      'enterprise',
    ],
  ] as const)('%o is of category %s and price class %s', (offer, category, priceClass) => {
    expect([categoryOf(offer), priceClassOf(offer)]).toEqual([category, priceClass]);
  });

  test.each([
    [[], ['commercial']],
    [['Nonprofit'], ['nonprofit']],
    [['Education'], ['education']],
    [['GovernmentCommunityCloud'], ['government']],
    [['Unheard'], ['commercial']],
  ] as const)('asking for %o they are for %o', (qualifications, expected) => {
    expect(offerSegments(qualifications)).toEqual(expected);
  });

  test.each([
    ['None', 'none'],
    ['Lifetime', 'lifetime'],
    ['LifeTime', 'lifetime'],
    ['Concurrent', 'concurrent'],
    ['', 'none'],
  ] as const)('limit unit %s counts %s', (name, expected) => expect(limitUnitOf(name)).toBe(expected));
});
