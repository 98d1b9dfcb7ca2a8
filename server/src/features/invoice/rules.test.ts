import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumOf } from '../../platform/money/index.ts';
import type { Billable, LedgerCharge, LicenseMove, Purchase } from './model.ts';
import { closedMonths, lastDayOf, monthAway, monthsBetween } from './month-rules.ts';
import { billsOf } from './rules.ts';

function bought(changes: Partial<Purchase> = {}): Purchase {
  return {
    customerId: 'c0000000-0000-4000-8000-000000000001',
    customerName: 'Tailspin',
    customerDomain: 'tailspin.example',
    customerCountry: 'US',
    orderId: 'ORDER',
    orderLineNumber: 0,
    orderedAt: new Date('2026-01-15T10:00:00Z'),
    subscriptionId: 's0000000-0000-4000-8000-000000000001',
    subscriptionName: 'Mail',
    subscriptionStartsAt: new Date('2026-01-15T10:00:00Z'),
    subscriptionEndsOn: '2027-01-14',
    catalogItemId: 'P:0001:A',
    productId: 'P',
    skuId: '0001',
    offerName: 'Mail',
    publisher: 'Contour',
    resellerPartnerId: null,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    unitPrice: '12.5000',
    quantity: 4,
    transactionType: 'New',
    presentQuantity: 4,
    presentUnitPrice: '12.5000',
    promotion: null,
    promoted: false,
    currency: 'USD',
    cyclesFrom: new Date('2026-01-15T10:00:00Z'),
    ruleSet: 'new-commerce',
    status: 'active',
    statusChangedAt: new Date('2026-01-15T10:00:00Z'),
    autoRenew: true,
    ...changes,
  };
}

/** As they were ordered and never changed, each a subscription of its own. */
function asOrdered(purchases: readonly Purchase[]): Billable {
  return {
    purchases: purchases.map((one, index) => ({
      ...one,
      subscriptionId: `${one.subscriptionId}${index}`,
      presentQuantity: one.quantity,
      presentUnitPrice: one.unitPrice,
    })),
    ledger: [],
    moves: [],
    usage: [],
  };
}

/** `type charge from..to amount` of each line. */
function billed(purchase: Purchase, month: string): string[] {
  return billsOf(asOrdered([purchase]), month).flatMap(({ type, lines }) =>
    lines.map(
      (one) => `${type} ${one.chargeType} ${one.chargeStartsOn}..${one.chargeEndsOn} ${one.subtotal}`,
    ),
  );
}

const added = { transactionType: 'AddQuantity', quantity: 2 } as const;
const ended = (status: Purchase['status']) => ({ status, statusChangedAt: new Date('2026-05-20T00:00:00Z') });
const prepaid = { billingCycle: 'annual', unitPrice: '150.0000' } as const;
const forGood = {
  billingCycle: 'one_time',
  termDuration: null,
  subscriptionEndsOn: null,
  autoRenew: false,
} as const;

describe('what a month charges for a purchase', () => {
  test.each<[string, Partial<Purchase>, string, string[]]>([
    ['nothing before it was bought', {}, '2025-12', []],
    ['the first cycle of a monthly one', {}, '2026-01', ['Recurring New 2026-01-15..2026-02-14 50.0000']],
    ['every further cycle', {}, '2026-06', ['Recurring CycleFee 2026-06-15..2026-07-14 50.0000']],
    ['cycles of a renewed term', {}, '2027-02', ['Recurring CycleFee 2027-02-15..2027-03-14 50.0000']],
    ['nothing after a term that is not renewed', { autoRenew: false }, '2027-01', []],
    [
      'cycles counted from the 31st, on the last day of shorter months',
      { orderedAt: new Date('2026-01-31T00:00:00Z'), cyclesFrom: new Date('2026-01-31T00:00:00Z') },
      '2026-02',
      ['Recurring CycleFee 2026-02-28..2026-03-30 50.0000'],
    ],
    [
      'a suspended one as before',
      ended('suspended'),
      '2026-06',
      ['Recurring CycleFee 2026-06-15..2026-07-14 50.0000'],
    ],
    ['no suspended legacy one', { ...ended('suspended'), ruleSet: 'legacy' }, '2026-06', []],
    ['nothing once it is deleted', ended('deleted'), '2026-06', []],
    [
      'what was due before it was deleted',
      ended('deleted'),
      '2026-05',
      ['Recurring CycleFee 2026-05-15..2026-06-14 50.0000'],
    ],
    [
      'a first cycle that the chosen end of the term cuts short, by its days',
      { subscriptionEndsOn: '2026-01-31' },
      '2026-01',
      ['Recurring New 2026-01-15..2026-01-31 27.4200'],
    ],
    [
      'a last cycle that it cuts short, by its days',
      { subscriptionEndsOn: '2026-06-30' },
      '2026-06',
      ['Recurring CycleFee 2026-06-15..2026-06-30 26.6700'],
    ],
    [
      'more licenses in such a cycle for the days that are left',
      { ...added, orderedAt: new Date('2026-06-21T00:00:00Z'), subscriptionEndsOn: '2026-06-30' },
      '2026-06',
      ['OneTime AddQuantity 2026-06-21..2026-06-30 8.3300'],
    ],
    ['nothing that costs nothing', { unitPrice: '0.0000' }, '2026-01', []],
    ['a year ahead, once', prepaid, '2026-01', ['OneTime New 2026-01-15..2027-01-14 600.0000']],
    ['nothing in the months between', prepaid, '2026-07', []],
    ['the next year ahead', prepaid, '2027-01', ['OneTime CycleFee 2027-01-15..2028-01-14 600.0000']],
    ['what is bought for good, once', forGood, '2026-01', ['OneTime New 2026-01-15..2026-01-15 50.0000']],
    ['nothing for it afterwards', forGood, '2026-02', []],
    [
      'a term paid at once',
      { billingCycle: 'one_time', autoRenew: false },
      '2026-01',
      ['OneTime New 2026-01-15..2027-01-14 50.0000'],
    ],
    [
      'more licenses for what is left of the cycle',
      { ...added, orderedAt: new Date('2026-03-31T23:00:00Z') },
      '2026-03',
      ['OneTime AddQuantity 2026-03-31..2026-04-14 12.1000'],
    ],
    [
      'more licenses at the first day of a cycle for all of it',
      { ...added, orderedAt: new Date('2026-03-15T23:00:00Z') },
      '2026-03',
      ['OneTime AddQuantity 2026-03-15..2026-04-14 25.0000'],
    ],
    [
      'more licenses with every cycle after that',
      { ...added, orderedAt: new Date('2026-03-31T23:00:00Z') },
      '2026-04',
      ['Recurring CycleFee 2026-04-15..2026-05-14 25.0000'],
    ],
    [
      'both when they were ordered before the cycle of the month begins',
      { ...added, orderedAt: new Date('2026-03-02T00:00:00Z') },
      '2026-03',
      [
        'Recurring CycleFee 2026-03-15..2026-04-14 25.0000',
        'OneTime AddQuantity 2026-03-02..2026-03-14 11.6100',
      ],
    ],
  ])('%s', (_, changes, month, expected) => {
    expect(billed(bought(changes), month)).toEqual(expected);
  });
});

test('recurring and one-time charges stand apart, one invoice for each currency', () => {
  const bills = billsOf(
    asOrdered([bought(), bought({ currency: 'EUR' }), bought(forGood), bought({ quantity: 1 })]),
    '2026-01',
  );
  expect(
    bills.map(({ type, currency, total, lines }) => [type, currency, total, lines.map((l) => l.lineNumber)]),
  ).toEqual([
    ['Recurring', 'USD', '62.5000', [1, 2]],
    ['Recurring', 'EUR', '50.0000', [1]],
    ['OneTime', 'USD', '50.0000', [1]],
  ]);
});

describe('what a month charges for a subscription that changes', () => {
  const id = bought().subscriptionId;
  const change = (of: Partial<LedgerCharge> & Pick<LedgerCharge, 'reason' | 'amount'>): LedgerCharge => ({
    subscriptionId: id,
    chargedAt: new Date('2026-03-31T10:00:00Z'),
    quantity: 2,
    unitPrice: '12.5000',
    currency: 'USD',
    from: '2026-03-31',
    to: '2026-04-14',
    ...of,
  });
  const told = (purchase: Purchase, ledger: LedgerCharge[], month: string, moves: LicenseMove[] = []) =>
    billsOf({ purchases: [purchase], ledger, moves, usage: [] }, month).flatMap(({ type, lines }) =>
      lines.map((one) => `${type} ${one.chargeType} ${one.chargeStartsOn} ${one.quantity} ${one.subtotal}`),
    );
  const now = (presentQuantity: number, of: Partial<Purchase> = {}) => bought({ presentQuantity, ...of });
  const added = change({ reason: 'add', amount: '12.1000' });
  const reduced = change({ reason: 'reduce', amount: '-12.1000' });
  const renewed = change({
    reason: 'renew',
    chargedAt: new Date('2027-01-15T00:00:00Z'),
    quantity: 6,
    unitPrice: '14.0000',
    amount: '84.0000',
    from: '2027-01-15',
    to: '2027-02-14',
  });
  const move = (of: Partial<LicenseMove>): LicenseMove => ({
    fromSubscriptionId: id,
    toSubscriptionId: 's2',
    quantity: 1,
    at: new Date('2026-03-31T10:00:00Z'),
    ...of,
  });

  test.each<[string, Purchase, LedgerCharge[], string, string[], LicenseMove[]?]>([
    [
      'licenses added in the middle, as they were prorated, beside the cycle without them',
      now(6),
      [added],
      '2026-03',
      ['Recurring CycleFee 2026-03-15 4 50.0000', 'OneTime AddQuantity 2026-03-31 2 12.1000'],
    ],
    ['them with every cycle afterwards', now(6), [], '2026-04', ['Recurring CycleFee 2026-04-15 6 75.0000']],
    [
      'licenses given back, below zero',
      now(2),
      [reduced],
      '2026-03',
      ['Recurring CycleFee 2026-03-15 4 50.0000', 'OneTime RemoveQuantity 2026-03-31 2 -12.1000'],
    ],
    [
      'only those that are left afterwards',
      now(2),
      [],
      '2026-04',
      ['Recurring CycleFee 2026-04-15 2 25.0000'],
    ],
    [
      'the first cycle of a purchase that was changed in its first month',
      now(6),
      [change({ reason: 'add', amount: '20.0000', chargedAt: new Date('2026-01-20T00:00:00Z') })],
      '2026-01',
      ['Recurring New 2026-01-15 4 50.0000', 'OneTime AddQuantity 2026-03-31 2 20.0000'],
    ],
    [
      'a renewal once, at its own price',
      now(6, { presentUnitPrice: '14.0000', subscriptionEndsOn: '2028-01-14' }),
      [renewed],
      '2027-01',
      ['Recurring Renew 2027-01-15 6 84.0000'],
    ],
    [
      'the new price with every cycle afterwards',
      now(6, { presentUnitPrice: '14.0000', subscriptionEndsOn: '2028-01-14' }),
      [],
      '2027-02',
      ['Recurring CycleFee 2027-02-15 6 84.0000'],
    ],
    [
      'what a cancellation brought back, and nothing more',
      now(4, { status: 'deleted', statusChangedAt: new Date('2026-03-31T10:00:00Z') }),
      [change({ reason: 'cancel', quantity: 4, amount: '-24.0000' })],
      '2026-03',
      ['Recurring CycleFee 2026-03-15 4 50.0000', 'OneTime Cancel 2026-03-31 4 -24.0000'],
    ],
    [
      'nothing for one that was canceled',
      now(4, { status: 'deleted', statusChangedAt: new Date('2026-03-31T10:00:00Z') }),
      [],
      '2026-04',
      [],
    ],
    [
      'the cycle before some licenses went to another subscription',
      now(3),
      [],
      '2026-03',
      ['Recurring CycleFee 2026-03-15 4 50.0000'],
      [move({})],
    ],
    [
      'an upgrade in the subscription that came out of it',
      now(1, {
        transactionType: 'Transition',
        quantity: 0,
        orderedAt: new Date('2026-03-31T10:00:00Z'),
        presentUnitPrice: '20.0000',
      }),
      [change({ reason: 'upgrade', quantity: 1, unitPrice: '20.0000', amount: '3.6300' })],
      '2026-03',
      ['OneTime Upgrade 2026-03-31 1 3.6300'],
      [move({ fromSubscriptionId: 's0', toSubscriptionId: id })],
    ],
    [
      'its cycles afterwards',
      now(1, {
        transactionType: 'Transition',
        quantity: 0,
        orderedAt: new Date('2026-03-31T10:00:00Z'),
        presentUnitPrice: '20.0000',
      }),
      [],
      '2026-04',
      ['Recurring CycleFee 2026-04-15 1 20.0000'],
    ],
  ])('%s', (_, purchase, ledger, month, expected, moves) => {
    expect(told(purchase, ledger, month, moves)).toEqual(expected);
  });

  test('a month says the same, however many licenses come and go after it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            day: fc.integer({ min: 0, max: 200 }),
            quantity: fc.integer({ min: 1, max: 50 }),
            isAdded: fc.boolean(),
          }),
          { maxLength: 20 },
        ),
        (changes) => {
          const ledger = changes.map(({ day, quantity, isAdded }) =>
            change({
              reason: isAdded ? 'add' : 'reduce',
              quantity,
              amount: isAdded ? '1.0000' : '-1.0000',
              chargedAt: new Date(Date.UTC(2026, 2, 15 + day, 12)),
            }),
          );
          const net = changes.reduce((sum, one) => sum + (one.isAdded ? one.quantity : -one.quantity), 0);
          // Whatever it has come to, on March 15 there were four.
          const fees = told(now(4 + net), ledger, '2026-03').filter((line) => line.includes('CycleFee'));
          expect(fees).toEqual(['Recurring CycleFee 2026-03-15 4 50.0000']);
        },
      ),
    );
  });
});

const someMonth = fc.integer({ min: 0, max: 60 }).map((months) => monthAway('2025-06', months));
const someDay = fc.integer({ min: 0, max: 1200 }).map((days) => new Date(Date.UTC(2025, 0, 1 + days)));
const somePurchase = fc
  .record({
    from: someDay,
    later: fc.integer({ min: 0, max: 300 }),
    quantity: fc.integer({ min: 1, max: 5000 }),
    cents: fc.integer({ min: 0, max: 900_000 }),
    isAddition: fc.boolean(),
    billingCycle: fc.constantFrom('monthly' as const, 'annual' as const, 'one_time' as const),
    currency: fc.constantFrom('USD', 'JPY'),
  })
  .map(({ from, later, quantity, cents, isAddition, billingCycle, currency }) =>
    bought({
      subscriptionEndsOn: null,
      cyclesFrom: from,
      orderedAt: new Date(from.getTime() + (isAddition ? later * 86_400_000 : 0)),
      transactionType: isAddition ? 'AddQuantity' : 'New',
      quantity,
      unitPrice: (cents / 100).toFixed(2),
      billingCycle,
      currency,
    }),
  );

test('lines always add up to the total, in whole units of the currency', () => {
  fc.assert(
    fc.property(fc.array(somePurchase, { maxLength: 12 }), someMonth, (purchases, month) => {
      for (const { total, lines, currency } of billsOf(asOrdered(purchases), month)) {
        expect(total).toBe(sumOf(lines.map((line) => line.subtotal)));
        expect(lines.length).toBeGreaterThan(0);
        if (currency === 'JPY') for (const line of lines) expect(line.subtotal).toMatch(/\.0000$/);
        for (const line of lines) {
          expect(line.chargeStartsOn.slice(0, 7)).toBe(month);
          expect(line.chargeEndsOn >= line.chargeStartsOn).toBe(true);
        }
      }
    }),
  );
});

test('no day of a purchase is charged twice, and none is left out', () => {
  fc.assert(
    fc.property(somePurchase, (purchase) => {
      const first = purchase.orderedAt.toISOString().slice(0, 7);
      const lines = Array.from({ length: 30 }, (_, index) =>
        billsOf(asOrdered([purchase]), monthAway(first, index)),
      )
        .flat()
        .flatMap((bill) => bill.lines)
        .sort((a, b) => (a.chargeStartsOn < b.chargeStartsOn ? -1 : 1));
      for (const [index, line] of lines.entries()) {
        const before = lines[index - 1];
        const expected = before
          ? new Date(Date.parse(before.chargeEndsOn) + 86_400_000).toISOString().slice(0, 10)
          : purchase.orderedAt.toISOString().slice(0, 10);
        // An addition near the end of a cycle may round to nothing; the day it begins with is still its own.
        if (!(index === 0 && line.chargeType === 'CycleFee')) expect(line.chargeStartsOn).toBe(expected);
      }
    }),
  );
});

describe('months', () => {
  test.each([
    ['2026-01', -1, '2025-12'],
    ['2026-11', 2, '2027-01'],
  ])('%s and %i is %s', (month, away, expected) => {
    expect(monthAway(month, away)).toBe(expected);
    expect(monthsBetween(month, expected)).toBe(away);
  });

  test('the last two closed ones, on the first day of a year', () => {
    expect(closedMonths(new Date('2026-01-01T00:00:00Z'), 2)).toEqual(['2025-11', '2025-12']);
    expect(lastDayOf('2028-02')).toBe('2028-02-29');
  });

  test('anything else is refused', () => {
    expect(() => monthAway('2026-13', 0)).toThrow();
  });
});
