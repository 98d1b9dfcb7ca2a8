import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../access/caller.ts';
import type { DirectoryRoleKey } from '../delegation/index.ts';
import { roleId } from '../delegation/index.ts';
import type { SubscriptionStatus } from '../subscription/model.ts';
import { subscriptionStatuses } from '../subscription/model.ts';
import { decideChange } from './change-rules.ts';
import type { DirectoryTask } from './directory-gate.ts';
import { decideTask } from './directory-gate.ts';
import type { Assignment, Holder, LicenseSource, SkuLimits, WantedLicense } from './model.ts';
import { capabilityOf, changesSomething, poolsOf, purgedBefore, sellerIdOf, unitsOf } from './rules.ts';
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

const person = (userId: string): Holder => ({
  userId,
  userPrincipalName: `${userId}@tailspin.example`,
  displayName: userId,
  state: 'active',
  usageLocation: 'US',
});

const assignment = (userId: string, over: Partial<Assignment> = {}): Assignment => ({
  userId,
  productId: 'P',
  skuId: '0001',
  partnerId: 'us',
  subscriptionId: 'active 5',
  excludedPlans: [],
  ...over,
});

const limits = (productId: string, skuId: string, over: Partial<SkuLimits> = {}): SkuLimits => ({
  productId,
  skuId,
  bases: [],
  markets: ['*'],
  planIds: [],
  excludes: [],
  ...over,
});

describe('I19: the directory', () => {
  const granted = (...keys: readonly DirectoryRoleKey[]) => keys.map(roleId);

  test.each<[Role, boolean, readonly DirectoryRoleKey[], DirectoryTask, boolean]>([
    ['admin-agent', false, [], 'readUsers', false],
    ['global-admin', false, [], 'readLicenses', false],
    ['admin-agent', true, [], 'manageRoles', true],
    ['admin-agent', true, [], 'resetAdminPasswords', true],
    ['helpdesk-agent', true, [], 'resetPasswords', true],
    ['helpdesk-agent', true, [], 'resetAdminPasswords', false],
    ['helpdesk-agent', true, [], 'manageUsers', false],
    ['sales-agent', true, [], 'assignLicenses', true],
    ['sales-agent', true, [], 'resetPasswords', false],
    ['global-admin', true, [], 'readUsers', true],
    ['global-admin', true, [], 'manageUsers', false],
    ['guest', true, [], 'readUsers', false],
    ['sales-agent', false, ['user-admin'], 'manageUsers', true],
    ['sales-agent', false, ['user-admin'], 'manageRoles', false],
    ['sales-agent', false, ['license-admin'], 'assignLicenses', true],
    ['sales-agent', false, ['license-admin'], 'readUsers', false],
    // I15: granular rights win even where they are weaker.
    ['admin-agent', true, ['directory-reader'], 'manageUsers', false],
    ['admin-agent', true, ['directory-reader'], 'readUsers', true],
  ])('%s, legacy rights %s, granular %j: %s is %s (2.6, D53)', (role, legacy, keys, task, allowed) => {
    const access = { via: keys.length > 0 ? 'granular' : 'none', roles: granted(...keys) } as const;
    const refusal = decideTask({ roles: [role] }, access, legacy, task);
    expect(refusal?.reason).toBe(allowed ? undefined : 'delegated-admin-missing');
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
  const anna = person('anna');
  const free = [source('active', 5, 4)];
  const mail: WantedLicense = { productId: 'P', skuId: '0001', excludedPlans: null };
  const of = (over: Partial<Parameters<typeof decideChange>[0]>) =>
    decideChange({
      userIds: ['anna'],
      assign: [mail],
      revoke: [],
      partnerId: 'us',
      holders: [anna],
      sources: free,
      held: [],
      limits: [limits('P', '0001')],
      ...over,
    });
  const outcomes = (over: Parameters<typeof of>[0]) => of(over).results.map(({ outcome }) => outcome);

  test.each<[string, Parameters<typeof of>[0], string]>([
    ['one free', {}, 'active 5'],
    ['one free in grace', { sources: [source('expired', 5, 4)] }, 'expired 5'],
    [
      'the oldest with one free',
      { sources: [source('active', 3, 3), source('active', 8), source('active', 9)] },
      'active 8',
    ],
  ])('%s is given', (_, over, from) => {
    expect(of(over).assigned).toEqual([assignment('anna', { subscriptionId: from })]);
    expect(outcomes(over)).toEqual(['assigned']);
  });

  test.each<[string, Parameters<typeof of>[0], string]>([
    ['none left', { sources: [source('active', 5, 5)] }, 'none-free'],
    ['none bought', { sources: [] }, 'none-free'],
    ['only suspended ones', { sources: [source('suspended', 5)] }, 'none-free'],
    ['only ordered ones', { sources: [source('pending', 5)] }, 'none-free'],
    ['nobody of this id', { holders: [] }, 'user-unknown'],
    ['somebody deleted', { holders: [{ ...anna, state: 'inactive' }] }, 'user-unknown'],
    ['somebody without a location', { holders: [{ ...anna, usageLocation: null }] }, 'location-missing'],
    [
      'a product not offered where the person works',
      { limits: [limits('P', '0001', { markets: ['ES'] })] },
      'location-excluded',
    ],
    ['somebody who has one', { held: [assignment('anna')] }, 'held-already'],
    [
      'somebody who has another seller’s',
      { held: [assignment('anna', { partnerId: 'them' })] },
      'held-already',
    ],
    ['an add-on without its base', { limits: [limits('P', '0001', { bases: ['B:0001'] })] }, 'base-missing'],
    ['a service it does not have', { assign: [{ ...mail, excludedPlans: ['x'] }] }, 'plan-unknown'],
  ])('%s: %s', (_, over, outcome) => {
    expect(outcomes(over)).toEqual([outcome]);
    expect(of(over).assigned).toEqual([]);
  });

  test('an add-on is given together with its base, in whichever order they are asked for', () => {
    const base: WantedLicense = { productId: 'B', skuId: '0001', excludedPlans: null };
    const sources = [...free, source('active', 1, 0, { productId: 'B', subscriptionId: 'base' })];
    const known = [limits('P', '0001', { bases: ['B:0001'] }), limits('B', '0001')];
    for (const assign of [
      [mail, base],
      [base, mail],
    ])
      expect(outcomes({ assign, sources, limits: known })).toEqual(['assigned', 'assigned']);
  });

  test('a license taken back here can be given here; a base stays as long as its add-on does', () => {
    const full = [source('active', 1, 1)];
    const decision = of({
      userIds: ['bert', 'anna'],
      holders: [anna, person('bert')],
      held: [assignment('bert', { subscriptionId: 'active 1' })],
      sources: full,
      assign: [],
      revoke: [mail],
    });
    expect(decision.results.map(({ outcome }) => outcome)).toEqual(['revoked', 'not-held']);
    const held = [assignment('anna'), assignment('anna', { productId: 'A' })];
    const known = [limits('P', '0001'), limits('A', '0001', { bases: ['P:0001'] })];
    const taking = { assign: [], held, limits: known };
    expect(outcomes({ ...taking, revoke: [mail] })).toEqual(['base-needed']);
    expect(outcomes({ ...taking, revoke: [mail, { productId: 'A', skuId: '0001' }] })).toEqual([
      'revoked',
      'revoked',
    ]);
  });

  test('a product that excludes another is given in its place only; either of the two may say so', () => {
    const other: WantedLicense = { productId: 'X', skuId: '0001', excludedPlans: null };
    const sources = [...free, source('active', 9, 0, { productId: 'X', subscriptionId: 'other' })];
    for (const known of [
      [limits('P', '0001', { excludes: ['X:0001'] }), limits('X', '0001')],
      [limits('P', '0001'), limits('X', '0001', { excludes: ['P:0001'] })],
    ]) {
      const held = [assignment('anna', { productId: 'X', subscriptionId: 'other' })];
      expect(of({ held, sources, limits: known }).results).toEqual([
        {
          userId: 'anna',
          productId: 'P',
          skuId: '0001',
          outcome: 'excluded-by-other',
          besides: { productId: 'X', skuId: '0001' },
        },
      ]);
      // In one step the one goes and the other comes; of two at once the first is given.
      expect(outcomes({ held, sources, limits: known, revoke: [other] })).toEqual(['revoked', 'assigned']);
      expect(outcomes({ sources, limits: known, assign: [mail, other] })).toEqual([
        'assigned',
        'excluded-by-other',
      ]);
      // What another partner sold stands in the way too, and stays unnamed (I4).
      const theirs = held.map((one) => ({ ...one, partnerId: 'them' }));
      expect(of({ held: theirs, sources, limits: known }).results[0]).not.toHaveProperty('besides');
    }
  });

  test('services of a license are switched; without saying which, they stay as they are', () => {
    const known = [limits('P', '0001', { planIds: ['x', 'y'] })];
    const held = [assignment('anna', { excludedPlans: ['x'] })];
    const switched = of({ held, limits: known, assign: [{ ...mail, excludedPlans: ['y'] }] });
    expect(switched.switched).toEqual([assignment('anna', { excludedPlans: ['y'] })]);
    expect(outcomes({ held, limits: known, assign: [{ ...mail, excludedPlans: ['x'] }] })).toEqual([
      'held-already',
    ]);
    expect(outcomes({ held, limits: known })).toEqual(['held-already']);
  });

  test('I28, I43: never more than are free, and one outcome for each person and license', () => {
    const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 });
    const subscriptions = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 3 });
    fc.assert(
      fc.property(people, people, subscriptions, fc.boolean(), (asked, holding, sizes, taking) => {
        const sources = sizes.map(([free, taken], n) =>
          source('active', free + taken, taken, { subscriptionId: `s${n}` }),
        );
        const held = sizes.length === 0 ? [] : holding.map((id) => assignment(id, { subscriptionId: 's0' }));
        const decision = of({
          userIds: [...asked, ...asked],
          holders: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => person(id)),
          sources,
          held,
          ...(taking ? { assign: [], revoke: [mail] } : {}),
        });
        expect(decision.results.map(({ userId }) => userId).toSorted()).toEqual(asked.toSorted());
        for (const one of sources) {
          const drawn = decision.assigned.filter(
            ({ subscriptionId }) => subscriptionId === one.subscriptionId,
          );
          expect(drawn.length).toBeLessThanOrEqual(one.quantity - one.assigned);
        }
        const changed = decision.assigned.length + decision.revoked.length;
        expect(decision.results.filter(changesSomething).length).toBe(changed);
      }),
    );
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
