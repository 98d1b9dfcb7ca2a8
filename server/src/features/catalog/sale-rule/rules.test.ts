import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SaleRule } from './model.ts';
import { limitsFor, ruleFor, subscriptionsMax, windowedKinds, windowFor } from './rules.ts';
import { cancellationWindows } from './window-rules.ts';

const rule = (of: Partial<SaleRule>): SaleRule => ({
  ruleId: 'r',
  kind: '*',
  market: '*',
  category: '*',
  segment: '*',
  cancellationHours: null,
  fullRefundHours: null,
  maximum: null,
  perCustomer: null,
  subscriptions: null,
  version: 1,
  changedAt: new Date(0),
  changedBy: 'Operator',
  ...of,
});
const license = { kind: 'license', ruleSet: 'new-commerce', termDuration: 'P1Y', isTrial: false } as const;
const here = { market: 'DE', category: 'small-business', segment: 'commercial' };

describe('the window of a purchase', () => {
  test('without a rule is the usual one', () => {
    expect(windowFor([], license, here)).toBeNull();
    expect(windowFor([rule({ maximum: 5 })], license, here)).toBeNull();
    expect(windowFor([rule({ market: 'FR', cancellationHours: 336 })], license, here)).toBeNull();
  });

  test('a market goes before segment, category and kind: law comes by market', () => {
    const rules = [
      rule({ kind: 'license', cancellationHours: 100 }),
      rule({ category: 'small-business', segment: 'commercial', kind: 'license', cancellationHours: 200 }),
      rule({ market: 'DE', cancellationHours: 336 }),
    ];
    expect(windowFor(rules, license, here)).toEqual({
      hours: 336,
      fullRefundHours: 24,
      rule: { kind: '*', market: 'DE', category: '*', segment: '*' },
    });
    expect(windowFor(rules.slice(0, 2), license, here)?.hours).toBe(200);
    expect(windowFor(rules.slice(0, 1), license, here)?.hours).toBe(100);
  });

  test('each number comes from the most exact rule that says it', () => {
    const rules = [
      rule({ market: 'DE', cancellationHours: 336 }),
      rule({ kind: 'license', fullRefundHours: 48 }),
    ];
    expect(windowFor(rules, license, here)).toMatchObject({ hours: 336, fullRefundHours: 48 });
    expect(windowFor([rule({ cancellationHours: 12 })], license, here)).toMatchObject({
      hours: 12,
      fullRefundHours: 12,
    });
  });

  test('what has no window gets none: trials, usage, reservations, legacy', () => {
    const rules = [rule({ cancellationHours: 336, fullRefundHours: 336 })];
    expect(windowFor(rules, { ...license, isTrial: true }, here)).toBeNull();
    expect(windowFor(rules, { ...license, ruleSet: 'legacy' }, here)).toBeNull();
    for (const kind of ['usage', 'reservation'] as const)
      expect(windowFor(rules, { ...license, kind }, here)).toBeNull();
    expect(windowedKinds).toEqual([
      'license',
      'software',
      'perpetual',
      'marketplace-monthly',
      'marketplace-annual',
    ]);
  });

  test('is never shorter than its full refund, whatever the rules (I34)', () => {
    const part = fc.option(fc.integer({ min: 1, max: 1000 }), { nil: null });
    const any = fc.array(
      fc.record({
        cancellationHours: part,
        fullRefundHours: part,
        market: fc.constantFrom('*', 'DE'),
        kind: fc.constantFrom('*', 'license'),
      }),
    );
    fc.assert(
      fc.property(any, (all) => {
        const window = windowFor(all.map(rule), license, here);
        if (!window) return;
        expect(window.fullRefundHours).toBeLessThanOrEqual(window.hours);
        expect(window.hours).toBeGreaterThan(0);
      }),
    );
    expect(cancellationWindows.license.hours).toBe(168);
  });
});

describe('limits', () => {
  const sku = { ...license, minimum: 1, maximum: 10_000, limitUnit: 'none', limit: 0 } as const;

  test('narrow what the catalog sells and never widen it', () => {
    const rules = [rule({ category: 'small-business', maximum: 300, perCustomer: 2 })];
    expect(limitsFor(rules, sku, here)).toEqual({
      minimum: 1,
      maximum: 300,
      limitUnit: 'concurrent',
      limit: 2,
    });
    expect(limitsFor(rules, { ...sku, maximum: 50 }, here).maximum).toBe(50);
    expect(limitsFor(rules, { ...sku, limitUnit: 'lifetime', limit: 1 }, here)).toMatchObject({
      limitUnit: 'lifetime',
      limit: 1,
    });
    expect(limitsFor(rules, sku, { ...here, category: 'enterprise' }).maximum).toBe(10_000);
  });

  test('leave trials alone (C58, I37)', () => {
    const trial = {
      ...sku,
      isTrial: true,
      minimum: 25,
      maximum: 25,
      limitUnit: 'lifetime',
      limit: 1,
    } as const;
    expect(limitsFor([rule({ maximum: 5, perCustomer: 9 })], trial, here)).toMatchObject({
      maximum: 25,
      limitUnit: 'lifetime',
      limit: 1,
    });
  });

  test('subscriptions of a customer in all go by market, 300 where nothing is said', () => {
    expect(subscriptionsMax([], 'DE')).toBe(300);
    const rules = [rule({ subscriptions: 500 }), rule({ market: 'DE', subscriptions: 40 })];
    expect(subscriptionsMax(rules, 'DE')).toBe(40);
    expect(subscriptionsMax(rules, 'US')).toBe(500);
    expect(ruleFor(rules, 'subscriptions', { market: 'US', segment: 'education' })?.value).toBe(500);
  });
});
