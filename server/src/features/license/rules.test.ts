import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SubscriptionStatus } from '../subscription/model.ts';
import { subscriptionStatuses } from '../subscription/model.ts';
import type { Holder, LicenseSource } from './model.ts';
import {
  capabilityOf,
  decideAssignment,
  poolsOf,
  purgedBefore,
  refusalOfDirectory,
  sellerIdOf,
  unitsOf,
} from './rules.ts';
import { skuGuid } from './wire.ts';

function source(
  status: SubscriptionStatus,
  quantity: number,
  assigned = 0,
  over: Partial<LicenseSource> = {},
): LicenseSource {
  return {
    subscriptionId: `${status} ${quantity}`,
    productId: 'P',
    skuId: '0001',
    offerName: 'Mail',
    status,
    quantity,
    assigned,
    ...over,
  };
}

describe('I19: the directory', () => {
  test.each([
    ['none', 'delegated-admin-missing'],
    ['granular', undefined],
    ['legacy', undefined],
  ] as const)('with delegated admin %s: %s', (delegatedAdmin, reason) => {
    expect(refusalOfDirectory({ delegatedAdmin })?.reason).toBe(reason);
  });

  test.each([
    ['provider', 'me'],
    ['direct', 'me'],
    ['reseller', 'my provider'],
  ] as const)('a %s sees the pools of %s', (capacity, whose) => {
    expect(sellerIdOf({ capacity, partnerId: 'me', providerId: 'my provider' })).toBe(whose);
  });

  test('I41: deleted people are gone after thirty days exactly', () => {
    expect(purgedBefore(new Date('2026-03-31T08:00:00Z'))).toEqual(new Date('2026-03-01T08:00:00Z'));
  });
});

describe('units', () => {
  test.each<[string, LicenseSource[], object]>([
    [
      'active',
      [source('active', 10, 4)],
      { active: 10, total: 10, consumed: 4, available: 6, capability: 'Enabled' },
    ],
    ['in grace', [source('expired', 10, 4)], { warning: 10, total: 10, available: 6, capability: 'Warning' }],
    [
      'suspended',
      [source('suspended', 10, 4)],
      { suspended: 10, total: 0, consumed: 0, available: 0, capability: 'Suspended' },
    ],
    ['disabled', [source('disabled', 10)], { suspended: 10, total: 0, capability: 'Suspended' }],
    [
      'active and in grace',
      [source('active', 5, 5), source('expired', 3, 1)],
      { total: 8, consumed: 6, available: 2, capability: 'Enabled' },
    ],
    [
      'active and suspended',
      [source('active', 5, 2), source('suspended', 3, 3)],
      { total: 5, suspended: 3, consumed: 2, available: 3 },
    ],
  ])('%s', (_, sources, units) => {
    expect(unitsOf(sources)).toMatchObject(units);
  });

  test('total is active and warning, available is total less consumed and never below none', () => {
    const anySource = fc
      .tuple(fc.constantFrom(...subscriptionStatuses), fc.nat(50), fc.nat(50))
      .map(([status, quantity, assigned]) => source(status, quantity, Math.min(quantity, assigned)));
    fc.assert(
      fc.property(fc.array(anySource), (sources) => {
        const units = unitsOf(sources);
        expect(units.total).toBe(units.active + units.warning);
        expect(units.available).toBe(units.total - units.consumed);
        expect(units.available).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('a pool holds one SKU of several subscriptions; what waits or is over is in none', () => {
    const pools = poolsOf([
      source('pending', 9),
      source('active', 5, 1),
      source('active', 7, 0, { skuId: '0002' }),
      source('suspended', 2),
      source('deleted', 4, 0, { skuId: '0003' }),
    ]);
    expect(pools.map(({ skuId, units }) => [skuId, units.active, units.suspended])).toEqual([
      ['0001', 5, 2],
      ['0002', 7, 0],
    ]);
  });

  test.each([
    ['pending', null],
    ['active', 'Enabled'],
    ['expired', 'Warning'],
    ['suspended', 'Suspended'],
    ['disabled', 'Suspended'],
    ['deleted', null],
  ] as const)('a license of a subscription that is %s counts as %s', (status, capability) => {
    expect(capabilityOf(status)).toBe(capability);
  });
});

describe('assigning', () => {
  const person: Holder = { state: 'active', usageLocation: 'US', holdsIt: false };
  const free = [source('active', 5, 4)];

  test.each<[string, Holder | undefined, LicenseSource[], object]>([
    ['one free', person, free, { outcome: 'assigned', from: 'active 5' }],
    ['one free in grace', person, [source('expired', 5, 4)], { outcome: 'assigned', from: 'expired 5' }],
    [
      'the oldest with one free',
      person,
      [source('active', 3, 3), source('active', 8), source('active', 9)],
      { outcome: 'assigned', from: 'active 8' },
    ],
    ['none left', person, [source('active', 5, 5)], { outcome: 'none-free' }],
    ['none bought', person, [], { outcome: 'none-free' }],
    ['only suspended ones', person, [source('suspended', 5)], { outcome: 'none-free' }],
    ['only ordered ones', person, [source('pending', 5)], { outcome: 'none-free' }],
    ['nobody of this id', undefined, free, { outcome: 'user-unknown' }],
    ['somebody deleted', { ...person, state: 'inactive' }, free, { outcome: 'user-unknown' }],
    [
      'somebody without a location',
      { ...person, usageLocation: null },
      free,
      { outcome: 'location-missing' },
    ],
    ['somebody who has one', { ...person, holdsIt: true }, free, { outcome: 'held-already' }],
  ])('%s', (_, holder, sources, decision) => {
    expect(decideAssignment(holder, sources)).toEqual(decision);
  });
});

describe('GUIDs of SKUs', () => {
  const own = 'AAAAAAAA-0000-4000-8000-00000000000A';
  test.each([
    ['the catalog’s own', '0001', own, own.toLowerCase()],
    ['a legacy offer’s id', own, null, own.toLowerCase()],
    ['made of product and SKU', '0001', null, 'd70aaa84-e473-59dd-8c0f-bf64fe6cb47a'],
    ['made up beside a catalog id that is none', '0001', 'none', 'd70aaa84-e473-59dd-8c0f-bf64fe6cb47a'],
  ])('%s', (_, skuId, provisioningId, expected) => {
    expect(skuGuid({ productId: 'CTR7JS20N2NV', skuId }, provisioningId)).toBe(expected);
  });
});
