import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../errors/refusal.ts';
import type { KeptSubscription, SubscriptionKind, SubscriptionStatus } from './model.ts';
import { subscriptionKinds, subscriptionStatuses } from './model.ts';
import { lapse } from './renewal-rules.ts';
import {
  lacksAttribution,
  refundableQuantity,
  refusalOfAttributionChange,
  refusalOfEdit,
  tabOf,
} from './rules.ts';
import { nextStatus, subscriptionEvents, subscriptionTransitions } from './status-rules.ts';
import { dayOf, lastDayOfCycle, lastDayOfTerm, monthsAfter } from './term-rules.ts';
import { cancelableUntil, refundOptions } from './window-rules.ts';

describe('the status table', () => {
  test('has one row for each pair of state and event', () => {
    const pairs = subscriptionTransitions.map((row) => `${row.from}/${row.event}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  test('reaches every state, and leaves none but deleted without a way on', () => {
    const reached = new Set(subscriptionTransitions.map((row) => row.to));
    expect([...reached].sort()).toEqual([...subscriptionStatuses].sort());
    for (const status of subscriptionStatuses) {
      const leaves = subscriptionEvents.some((event) => ![null, status].includes(nextStatus(status, event)));
      expect(leaves, status).toBe(status !== 'deleted');
    }
  });

  test('what dates bring about goes its way', () => {
    const kept = (status: SubscriptionStatus, ruleSet: 'legacy' | 'new-commerce' = 'new-commerce') =>
      ({ status, ruleSet }) as KeptSubscription;
    const at = new Date('2027-01-01T00:00:00Z');
    const days = (s: KeptSubscription) => {
      const { status, stageEndsAt } = lapse(s, at);
      return [status, stageEndsAt && (stageEndsAt.getTime() - at.getTime()) / 86_400_000];
    };
    expect(days(kept('active'))).toEqual([nextStatus('active', 'term-end'), 30]);
    expect(days(kept('suspended'))).toEqual([nextStatus('suspended', 'term-end'), 120]);
    expect(days(kept('expired'))).toEqual([nextStatus('expired', 'grace-end'), 90]);
    expect(days(kept('disabled'))).toEqual([nextStatus('disabled', 'disabled-end'), null]);
    expect(days(kept('suspended', 'legacy'))).toEqual([nextStatus('suspended', 'disabled-end'), null]);
  });

  const cells: [SubscriptionStatus, string | null][] = [
    ['pending', 'subscription-not-active'],
    ['active', null],
    ['suspended', null],
    ['expired', 'subscription-not-active'],
    ['disabled', 'subscription-not-active'],
    ['deleted', 'subscription-deleted'],
  ];
  test.each(cells)('while %s an edit is refused with %s', (status, reason) => {
    expect(refusalOfEdit({ status }, 'en')?.reason ?? null).toBe(reason);
  });
});

const start = new Date('2026-01-31T10:30:00Z');

describe('terms', () => {
  test.each([
    ['P1M', false, '2026-02-27'],
    ['P1Y', false, '2027-01-30'],
    ['P3Y', false, '2029-01-30'],
    ['P1M', true, '2026-03-01'],
    [null, false, null],
    ['nonsense', false, null],
  ])('%s (trial: %s) ends with %s, inclusive', (term, isTrial, last) => {
    expect(lastDayOfTerm(start, term, isTrial)).toBe(last);
  });

  test('a month’s end that was cut short does not stay short', () => {
    const of = (now: string) =>
      lastDayOfCycle(
        { termStartsAt: start, termEndsOn: '2027-01-30', billingCycle: 'monthly' },
        new Date(now),
      );
    expect([
      of('2026-02-01T00:00:00Z'),
      of('2026-02-27T23:59:59Z'),
      of('2026-02-28T00:00:00Z'),
      of('2027-05-01T00:00:00Z'),
    ]).toEqual(['2026-02-27', '2026-02-27', '2026-03-30', '2027-01-30']);
  });

  test('a charge cycle ends no earlier than today while the term runs, and never after the term', () => {
    const instant = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 1200 }),
        fc.constantFrom('monthly' as const, 'annual' as const),
        (from, days, cycle) => {
          const now = new Date(from.getTime() + days * 86_400_000);
          const end = lastDayOfTerm(from, 'P3Y', false) as string;
          const last = lastDayOfCycle(
            { termStartsAt: from, termEndsOn: end, billingCycle: cycle },
            now,
          ) as string;
          expect(last <= end).toBe(true);
          expect(last >= dayOf(now) || last === end).toBe(true);
        },
      ),
    );
  });

  test('months are counted by the calendar', () => {
    expect(monthsAfter(new Date('2024-02-29T12:00:00Z'), 12).toISOString()).toBe('2025-02-28T12:00:00.000Z');
  });
});

const license = { kind: 'license', ruleSet: 'new-commerce', termDuration: 'P1Y', isTrial: false } as const;

describe('windows and refunds', () => {
  const hours = (product: Parameters<typeof cancelableUntil>[0]) => {
    const until = cancelableUntil(product, start);
    return until && (until.getTime() - start.getTime()) / 3_600_000;
  };
  test.each([
    ['license', license, 168],
    ['software', { ...license, kind: 'software' as const }, 168],
    ['perpetual', { ...license, kind: 'perpetual' as const, termDuration: null }, 720],
    ['marketplace by the month', { ...license, kind: 'marketplace' as const, termDuration: 'P1M' }, 24],
    ['marketplace by the year', { ...license, kind: 'marketplace' as const }, 336],
    ['usage', { ...license, kind: 'usage' as const }, null],
    ['reservation', { ...license, kind: 'reservation' as const }, null],
    ['legacy license', { ...license, ruleSet: 'legacy' as const }, null],
    ['trial', { ...license, isTrial: true }, null],
  ])('%s: %s', (_, product, expected) => {
    expect(hours(product)).toBe(expected);
  });

  test.each([
    [0, ['Full', 'Partial']],
    [23.9, ['Full', 'Partial']],
    [24, ['Partial']],
    [167.9, ['Partial']],
    [168, []],
  ])('%s hours after the purchase of licenses: %s', (passed, types) => {
    const now = new Date(start.getTime() + passed * 3_600_000);
    expect(refundOptions(license, cancelableUntil(license, start), now).map((one) => one.type)).toEqual(
      types,
    );
  });

  test('licenses can be given back inside the window only, and only of what has such a window', () => {
    const bought = {
      ...license,
      status: 'active' as const,
      quantity: 7,
      additions: [],
      termStartsAt: start,
      cancelableUntil: cancelableUntil(license, start),
    };
    expect(refundableQuantity(bought, start)?.total).toBe(7);
    expect(refundableQuantity(bought, new Date(start.getTime() + 168 * 3_600_000))?.total).toBe(0);
    expect(refundableQuantity({ ...bought, status: 'suspended' }, start)?.total).toBe(0);
    expect(refundableQuantity({ ...bought, kind: 'software' }, start)).toBeNull();
  });
});

describe('attribution', () => {
  const cases: [SubscriptionKind, string | null, string | null][] = [
    ['license', null, null],
    ['license', 'parent', null],
    ['usage', null, null],
    ['software', null, null],
    ['marketplace', null, null],
    ['perpetual', null, 'attribution-not-changeable'],
    ['reservation', 'plan', 'attribution-differs-from-plan'],
    ['reservation', null, null],
  ];
  test.each(cases)('%s below %s: %s', (kind, parentSubscriptionId, reason) => {
    const refusal = refusalOfAttributionChange({ kind, parentSubscriptionId }, 'es');
    expect(refusal?.reason ?? null).toBe(reason);
    if (refusal) expect(refusal).toBeInstanceOf(Refusal);
  });

  test('is missing only of what is live', () => {
    for (const status of subscriptionStatuses) {
      expect(lacksAttribution({ status, resellerPartnerId: null })).toBe(
        status === 'active' || status === 'suspended',
      );
      expect(lacksAttribution({ status, resellerPartnerId: '1' })).toBe(false);
    }
  });
});

test('every kind has its tab', () => {
  expect(subscriptionKinds.map(tabOf)).toEqual([
    'license',
    'usage',
    'software',
    'software',
    'usage',
    'marketplace',
  ]);
});
