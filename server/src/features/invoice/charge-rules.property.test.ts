import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chargeOf, digitsOf, sumOf } from '../../platform/money/index.ts';
import { type BilledLine, chargesBySubscription, isMonthUpTo, monthsToBill } from './charge-rules.ts';
import type { Billable, Purchase } from './model.ts';
import { billsOf } from './rules.ts';

const currencies = ['USD', 'EUR', 'JPY', 'KWD'] as const;
const day = fc.integer({ min: 1, max: 28 }).map((one) => String(one).padStart(2, '0'));
const price = fc.integer({ min: 0, max: 99_999_999 }).map((units) => {
  const digits = String(units).padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
});

/** Purchases and mid-month additions of a handful of customers, all in one currency each. */
const purchases = fc.array(
  fc.record({
    customer: fc.integer({ min: 0, max: 3 }),
    subscription: fc.integer({ min: 0, max: 5 }),
    currency: fc.constantFrom(...currencies),
    boughtOn: day,
    orderedOn: day,
    added: fc.boolean(),
    quantity: fc.integer({ min: 1, max: 5000 }),
    unitPrice: price,
    billingCycle: fc.constantFrom('monthly' as const, 'annual' as const),
  }),
  { minLength: 1, maxLength: 30 },
);

type Drawn = typeof purchases extends fc.Arbitrary<(infer One)[]> ? One : never;

function purchaseOf(one: Drawn, index: number): Purchase {
  const cyclesFrom = new Date(`2026-01-${one.boughtOn}T09:00:00Z`);
  return {
    customerId: `c0000000-0000-4000-8000-00000000000${one.customer}`,
    customerName: `Customer ${one.customer}`,
    customerDomain: 'c.example',
    customerCountry: 'US',
    orderId: `ORDER${index}`,
    orderLineNumber: 0,
    orderedAt: one.added ? new Date(`2026-03-${one.orderedOn}T12:00:00Z`) : cyclesFrom,
    subscriptionId: `50000000-0000-4000-8000-0000000000${one.customer}${one.subscription}`,
    subscriptionName: `Subscription ${one.subscription}`,
    subscriptionStartsAt: cyclesFrom,
    subscriptionEndsOn: '2027-01-31',
    catalogItemId: 'P:0001:A',
    productId: 'P',
    skuId: '0001',
    offerName: 'Offer',
    publisher: 'Contour',
    resellerPartnerId: null,
    termDuration: 'P1Y',
    billingCycle: one.billingCycle,
    unitPrice: one.unitPrice,
    quantity: one.quantity,
    presentQuantity: one.quantity,
    presentUnitPrice: one.unitPrice,
    promotion: null,
    promoted: false,
    transactionType: one.added ? 'AddQuantity' : 'New',
    currency: one.currency,
    cyclesFrom,
    ruleSet: 'new-commerce',
    status: 'active',
    statusChangedAt: cyclesFrom,
    autoRenew: true,
  };
}

/** Lines of one subscription share its price, its currency and its cycles, and add up to its licenses. */
function billable(drawn: readonly Drawn[]): Billable {
  const purchases = [
    ...Map.groupBy(drawn.map(purchaseOf), ({ subscriptionId }) => subscriptionId).values(),
  ].flatMap((own) => {
    const { currency, unitPrice, billingCycle, cyclesFrom } = own[0] as Purchase;
    const presentQuantity = own.reduce((sum, { quantity }) => sum + quantity, 0);
    return own.map((one) => ({
      ...one,
      currency,
      unitPrice,
      presentUnitPrice: unitPrice,
      billingCycle,
      cyclesFrom,
      presentQuantity,
      orderedAt: one.transactionType === 'New' ? cyclesFrom : one.orderedAt,
    }));
  });
  return { purchases, ledger: [], moves: [], usage: [] };
}

const linesOf = (drawn: readonly Drawn[], month: string): BilledLine[] =>
  billsOf(billable(drawn), month).flatMap(({ currency, lines }) =>
    lines.map((line) => ({ ...line, currency, invoiceId: null })),
  );

test('what each customer is to be billed adds up to what the partner is billed, to the last digit', () => {
  fc.assert(
    fc.property(purchases, fc.constantFrom('2026-01', '2026-03', '2026-04'), (drawn, month) => {
      const bills = billsOf(billable(drawn), month);
      const lines = linesOf(drawn, month);
      const perCustomer = [...Map.groupBy(lines, ({ customerId }) => customerId).values()].flatMap(
        chargesBySubscription,
      );
      for (const currency of currencies) {
        const billed = bills.filter((bill) => bill.currency === currency).map(({ total }) => total);
        const charged = perCustomer.filter((one) => one.currency === currency).map(({ total }) => total);
        expect(sumOf(charged)).toBe(sumOf(billed));
      }
    }),
    { numRuns: 300 },
  );
});

test('every figure is the sum of what stands below it, in the digits of its currency', () => {
  fc.assert(
    fc.property(purchases, (drawn) => {
      for (const { currency, total, subscriptions } of chargesBySubscription(linesOf(drawn, '2026-03'))) {
        expect(sumOf(subscriptions.map(({ subtotal }) => subtotal))).toBe(total);
        for (const { subtotal, lines } of subscriptions) {
          expect(sumOf(lines.map((line) => line.subtotal))).toBe(subtotal);
          for (const line of lines) {
            const beyond = (line.subtotal.split('.')[1] ?? '').slice(digitsOf(currency));
            expect(beyond.replace(/0/g, '')).toBe('');
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('nothing is lost or told twice on the way from lines to subscriptions', () => {
  fc.assert(
    fc.property(purchases, (drawn) => {
      const lines = linesOf(drawn, '2026-03');
      const told = chargesBySubscription(lines).flatMap(({ subscriptions }) =>
        subscriptions.flatMap((one) => one.lines),
      );
      expect(told.map(({ orderId, chargeType }) => `${orderId} ${chargeType}`).sort()).toEqual(
        lines.map(({ orderId, chargeType }) => `${orderId} ${chargeType}`).sort(),
      );
    }),
  );
});

test('a part of a cycle costs no more than the whole, more days cost no less, and no day is free twice', () => {
  fc.assert(
    fc.property(
      price,
      fc.integer({ min: 1, max: 100_000 }),
      fc.constantFrom(...currencies),
      fc.integer({ min: 1, max: 366 }),
      fc.integer({ min: 0, max: 366 }),
      (unitPrice, quantity, currency, of, wanted) => {
        const days = Math.min(wanted, of);
        const charge = (part: number) => chargeOf(unitPrice, quantity, currency, { days: part, of });
        const amount = (text: string) => BigInt(text.replace('.', ''));
        expect(amount(charge(days))).toBeLessThanOrEqual(amount(charge(of)));
        expect(amount(charge(days))).toBeGreaterThanOrEqual(amount(charge(Math.max(0, days - 1))));
        // Rounded once each, both parts together are never further from the whole than one smallest unit.
        const apart = amount(charge(days)) + amount(charge(of - days)) - amount(charge(of));
        const unit = 10n ** BigInt(4 - digitsOf(currency));
        expect(apart < 0n ? -apart : apart).toBeLessThanOrEqual(unit);
      },
    ),
    { numRuns: 500 },
  );
});

test('months to bill go from the first purchase to the present one, newest first', () => {
  const now = new Date('2026-03-10T00:00:00Z');
  expect(monthsToBill(null, now)).toEqual(['2026-03']);
  expect(monthsToBill(new Date('2025-12-31T23:00:00Z'), now)).toEqual([
    '2026-03',
    '2026-02',
    '2026-01',
    '2025-12',
  ]);
  expect(monthsToBill(new Date('2010-01-01T00:00:00Z'), now)).toHaveLength(37);
  expect(['2026-03', '2026-02', '2026-04', '2026-3', 'x'].map((one) => isMonthUpTo(one, now))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
