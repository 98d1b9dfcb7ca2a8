import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../errors/refusal.ts';
import type { Sellable } from '../catalog/index.ts';
import { sellableTo } from '../qualification/segment-rules.ts';
import type { HeldSubscription } from '../subscription/index.ts';
import type { PurchaseFacts } from './facts.ts';
import { chooseTerm } from './line-rules.ts';
import type { LineProvisioning, WantedLine } from './model.ts';
import { assess, numberedWithoutGaps, orderGroups, orderStatusOf } from './rules.ts';

const now = new Date('2026-03-01T00:00:00Z');
const mail: Sellable = {
  catalogItemId: 'PMAIL:0001:AV',
  productId: 'PMAIL',
  skuId: '0001',
  availabilityId: 'AV',
  offerName: { en: 'Mail' },
  description: {},
  publisher: 'Contour',
  kind: 'license',
  ruleSet: 'new-commerce',
  category: 'enterprise',
  minimum: 1,
  maximum: 300,
  terms: [
    { term: 'P1M', billingCycle: 'monthly', unitPrice: '12.0000', currency: 'USD', refunds: [] },
    { term: 'P1Y', billingCycle: 'annual', unitPrice: '120.0000', currency: 'USD', refunds: [] },
    { term: 'P1Y', billingCycle: 'monthly', unitPrice: '10.0000', currency: 'USD', refunds: [] },
  ],
  isTrial: false,
  isAddon: false,
  isRenewable: true,
  prerequisiteIds: [],
  limitUnit: 'none',
  limit: 0,
  segments: ['commercial'],
  attestationRequired: false,
  attestationType: null,
  unitType: 'License(s)',
  salesGroupId: '10',
  provisioningVariables: [],
  renewsTo: null,
  upgradeTargets: [],
  conversionTargets: [],
  hasDefaultPrice: false,
  purchasable: true,
  status: 'on-sale',
};

const line = (over: Partial<WantedLine> = {}): WantedLine => ({
  lineNumber: 0,
  catalogItemId: mail.catalogItemId,
  quantity: 5,
  friendlyName: null,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  currency: null,
  resellerPartnerId: null,
  additionalPartnerIds: [],
  provisioningContext: {},
  attestationAccepted: false,
  promotionId: null,
  customTermEndDate: null,
  renewsTo: null,
  parentLineNumber: null,
  ...over,
});

function facts(over: Partial<PurchaseFacts> = {}, sellable: Partial<Sellable> = {}): PurchaseFacts {
  return {
    seller: {
      tenant: {
        id: 'p',
        kind: 'indirect-provider',
        name: 'P',
        country: 'US',
        region: 'united-states',
        cloud: 'global',
        programStatus: 'active',
        agreementSigned: true,
      },
      userId: null,
    },
    customer: {
      customerId: 'c',
      companyName: 'C',
      country: 'US',
      agreementAccepted: true,
      accountReview: 'allowed',
    },
    segment: 'commercial',
    regions: { customer: 'united-states', customerName: 'United States', sellerName: 'United States' },
    accountCurrency: 'USD',
    marketCurrency: 'USD',
    creditAvailable: '1000.0000',
    sellables: new Map([['USD', new Map([[mail.catalogItemId, { ...mail, ...sellable }]])]]),
    held: [],
    promotions: [],
    subscriptionsMax: 300,
    resellers: new Map(),
    baseNames: new Map(),
    language: 'en',
    now,
    ...over,
  };
}

const reasons = (lines: readonly WantedLine[], given: PurchaseFacts) =>
  assess(lines, given, 'given').problems.map((one) => one.reason);

describe('terms and cycles', () => {
  test.each([
    ['P1Y', 'monthly', '10.0000'],
    ['P1Y', 'annual', '120.0000'],
    ['P1Y', null, '10.0000'],
    ['P1M', null, '12.0000'],
    ['P1Y', 'none', '10.0000'],
    [null, 'monthly', null],
    [null, null, null],
    ['P3Y', 'monthly', null],
    ['P1M', 'annual', null],
  ] as const)('%s %s costs %s', (termDuration, billingCycle, price) => {
    expect(chooseTerm(mail, { termDuration, billingCycle })?.unitPrice ?? null).toBe(price);
  });

  test('what has one term only needs none to be named', () => {
    const [monthly] = mail.terms;
    expect(chooseTerm({ terms: monthly ? [monthly] : [] }, { termDuration: null, billingCycle: null })).toBe(
      monthly,
    );
  });
});

describe('quantities at the edges', () => {
  test.each([
    [0, 1],
    [1, 0],
    [300, 0],
    [301, 1],
    [-5, 1],
  ])('%s licenses: %s problem', (quantity, count) => {
    expect(reasons([line({ quantity })], facts({ creditAvailable: '999999' }))).toHaveLength(count);
  });
});

test('who may be sold what', () => {
  const segments = ['commercial', 'education', 'government', 'nonprofit'] as const;
  const allowed = segments.map((customer) =>
    segments.filter(
      (offer) => reasons([line()], facts({ segment: customer }, { segments: [offer] })).length === 0,
    ),
  );
  expect(allowed).toEqual([
    ['commercial'],
    ['commercial', 'education'],
    ['government'],
    ['commercial', 'nonprofit'],
  ]);
  expect(Object.keys(sellableTo)).toHaveLength(4);
});

test('the currency is the market’s where there is a price in it, and has to have one in the partner’s own', () => {
  const euros = new Map<string, Sellable>([
    [
      mail.catalogItemId,
      { ...mail, terms: mail.terms.map((one) => ({ ...one, currency: 'EUR', unitPrice: '9.0000' })) },
    ],
  ]);
  const dollars = new Map<string, Sellable>([[mail.catalogItemId, mail]]);
  const none = new Map<string, Sellable>([
    [mail.catalogItemId, { ...mail, terms: [], status: 'without-price' as const }],
  ]);
  const of = (eur: typeof euros, usd: typeof euros, currency: string | null = null) =>
    assess(
      [line({ currency })],
      facts({
        marketCurrency: 'EUR',
        sellables: new Map([
          ['EUR', eur],
          ['USD', usd],
        ]),
      }),
      'given',
    );
  expect(of(euros, dollars)).toMatchObject({
    problems: [],
    lines: [{ currency: 'EUR', linePrice: '45.0000' }],
    credit: { currency: 'USD', needed: '50.0000' },
  });
  expect(of(none, dollars).lines[0]).toMatchObject({ currency: 'USD', linePrice: '50.0000' });
  expect(of(euros, dollars, 'USD').lines[0]).toMatchObject({ currency: 'USD' });
  expect(of(euros, none).problems).toMatchObject([{ reason: 'currency-not-accepted' }]);
  expect(of(euros, dollars, 'GBP').problems).toMatchObject([
    { reason: 'currency-not-accepted', parameters: { currency: 'GBP', accepted: 'EUR, USD' } },
  ]);
});

test('lines that cannot stand in one order become several', () => {
  const other = { ...mail, salesGroupId: '20', catalogItemId: 'PSTORE:0001:AV', productId: 'PSTORE' };
  const sellables = new Map([
    [
      'USD',
      new Map([
        [mail.catalogItemId, mail],
        [other.catalogItemId, other],
      ]),
    ],
  ]);
  const lines = [
    line(),
    line({ lineNumber: 1, catalogItemId: other.catalogItemId }),
    line({ lineNumber: 2, billingCycle: 'annual' }),
    line({ lineNumber: 3 }),
    line({ lineNumber: 4, catalogItemId: other.catalogItemId, billingCycle: 'annual', parentLineNumber: 0 }),
  ];
  const groups = orderGroups(assess(lines, facts({ sellables }), 'given').lines);
  expect(groups.map((group) => group.map((one) => one.wanted.lineNumber))).toEqual([[0, 3, 4], [1], [2]]);
});

describe('status of an order', () => {
  const cases: [LineProvisioning[], string][] = [
    [['fulfilled', 'fulfilled'], 'completed'],
    [['fulfilled', 'unfulfilled'], 'partial_success'],
    [['unfulfilled'], 'error'],
    [['pending', 'fulfilled'], 'pending'],
    [['pending', 'unfulfilled'], 'pending'],
  ];
  test.each(cases)('%s: %s', (lines, status) => {
    expect(orderStatusOf(lines)).toBe(status);
  });
});

test.each([
  [[0], true],
  [[1, 0, 2], true],
  [[1], false],
  [[0, 0], false],
  [[0, 2], false],
  [[-1, 0], false],
  [[], true],
])('line numbers %s: %s', (numbers, fine) => {
  expect(numberedWithoutGaps(numbers)).toBe(fine);
});

describe('invariants of the decision', () => {
  const held = (over: Partial<HeldSubscription>): HeldSubscription => ({
    ruleSet: 'new-commerce',
    termDuration: 'P1Y',
    termEndsOn: null,
    subscriptionId: 's',
    partnerId: 'p',
    catalogItemId: mail.catalogItemId,
    productId: 'PMAIL',
    skuId: '0001',
    kind: 'license',
    status: 'active',
    statusChangedAt: now,
    isTrial: false,
    resellerPartnerId: null,
    ...over,
  });
  const yes = { maxLength: 1 };

  test('I23: whichever condition fails, and however many, the purchase is refused; with none it is not', () => {
    const breakers: ((given: PurchaseFacts) => PurchaseFacts)[] = [
      (given) => ({ ...given, customer: { ...given.customer, agreementAccepted: false } }),
      (given) => ({ ...given, customer: { ...given.customer, accountReview: 'under-review' } }),
      (given) => ({
        ...given,
        seller: { ...given.seller, tenant: { ...given.seller.tenant, programStatus: 'restricted' } },
      }),
      (given) => ({
        ...given,
        seller: { ...given.seller, tenant: { ...given.seller.tenant, agreementSigned: false } },
      }),
      (given) => ({ ...given, creditAvailable: '49.9999' }),
      (given) => ({ ...given, regions: { ...given.regions, customer: 'europe' } }),
      (given) => ({
        ...given,
        sellables: new Map([['USD', new Map([[mail.catalogItemId, { ...mail, status: 'not-in-country' }]])]]),
      }),
    ];
    fc.assert(
      fc.property(fc.subarray(breakers), (broken) => {
        const given = broken.reduce((so, breaker) => breaker(so), facts());
        expect(reasons([line()], given).length > 0).toBe(broken.length > 0);
      }),
    );
  });

  test('I26: without a reseller nothing about resellers is ever refused', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('given', 'missing', 'unasked'),
        fc.integer({ min: 1, max: 20 }),
        (attestation, quantity) => {
          expect(assess([line({ quantity })], facts(), attestation as 'given').problems).toEqual([]);
        },
      ),
    );
  });

  test('I24: whatever refuses a PartnerID refuses the line that names it', () => {
    const names = [
      'reseller-id-own',
      'reseller-id-global',
      'reseller-other-region',
      'order-reseller-agreement-unsigned',
      'partner-id-unknown',
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...names), (reason) => {
        const resellers = new Map([['1', new Refusal(reason)]]);
        const { problems, lines } = assess([line({ resellerPartnerId: '1' })], facts({ resellers }), 'given');
        expect([problems.map((one) => one.reason), lines[0]?.reseller]).toEqual([[reason], null]);
      }),
    );
  });

  test('I37: a trial once for life, in whatever state and from whomever the first was', () => {
    const states = ['pending', 'active', 'suspended', 'expired', 'disabled', 'deleted'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.constantFrom('p', 'q'),
        fc.array(fc.boolean(), yes),
        (status, partnerId, had) => {
          const given = facts(
            { held: had.map(() => held({ status, partnerId, isTrial: true })) },
            { isTrial: true },
          );
          expect(reasons([line()], given)).toEqual(had.length > 0 ? ['offer-limit-reached'] : []);
        },
      ),
    );
  });

  test('a limit holds for any number of lines together', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        (limit, owned, wanted) => {
          const lines = Array.from({ length: wanted }, (_, lineNumber) => line({ lineNumber, quantity: 1 }));
          const given = facts(
            { held: Array.from({ length: owned }, () => held({})) },
            { limitUnit: 'concurrent', limit },
          );
          expect(reasons(lines, given).length > 0).toBe(owned + wanted > limit);
        },
      ),
    );
  });
});
