import { describe, expect, test } from 'vitest';
import { subscriptionKinds, subscriptionStatuses } from '../subscription/model.ts';
import type { StakedSubscription } from './model.ts';
import {
  allClearAt,
  blockersOf,
  blocksEnding,
  checkBlockers,
  checkConfirmation,
  consequencesOf,
  isResumable,
} from './rules.ts';

const now = new Date('2026-03-10T12:00:00Z');

function staked(of: Partial<StakedSubscription> = {}): StakedSubscription {
  return {
    subscriptionId: 's1',
    name: 'Licenses',
    kind: 'license',
    ruleSet: 'new-commerce',
    status: 'active',
    quantity: 5,
    isTrial: false,
    autoRenew: true,
    termEndsOn: '2026-08-31',
    cancelableUntil: null,
    parentSubscriptionId: null,
    version: 1,
    ...of,
  };
}

describe('I6: what stands in the way', () => {
  test.each(
    subscriptionKinds.flatMap((kind) => subscriptionStatuses.map((status) => [kind, status] as const)),
  )('a %s subscription that is %s', (kind, status) => {
    const prepaid = ['reservation', 'software', 'perpetual'].includes(kind);
    const expected = ['active', 'pending'].includes(status) || (prepaid && status === 'suspended');
    expect(blocksEnding({ kind, status })).toBe(expected);
  });
});

describe('what clears a blocker, and when', () => {
  const ways = (one: Partial<StakedSubscription>, others: readonly StakedSubscription[] = []) =>
    blockersOf([staked(one), ...others], now)
      .find(({ subscription }) => subscription.subscriptionId === 's1')
      ?.ways.map(({ way }) => way);
  const clearsAt = (one: Partial<StakedSubscription>) =>
    blockersOf([staked(one)], now)[0]?.clearsAt?.toISOString() ?? null;

  test.each<[string, Partial<StakedSubscription>, string[]]>([
    ['licenses that renew', {}, ['suspend', 'stop-renewal']],
    [
      'licenses inside their window',
      { cancelableUntil: new Date('2026-03-12') },
      ['suspend', 'cancel', 'stop-renewal'],
    ],
    ['licenses whose window has closed', { cancelableUntil: now }, ['suspend', 'stop-renewal']],
    ['licenses that end by themselves', { autoRenew: false }, ['suspend']],
    ['licenses of the older rules', { ruleSet: 'legacy', autoRenew: false }, ['suspend', 'cancel']],
    ['a trial, which nobody suspends', { isTrial: true }, ['stop-renewal']],
    ['a trial that ends by itself', { isTrial: true, autoRenew: false }, []],
    ['a subscription being set up', { status: 'pending' }, ['wait']],
    ['a usage plan', { kind: 'usage', autoRenew: false, termEndsOn: null }, ['suspend']],
    [
      'a usage subscription',
      { kind: 'usage', parentSubscriptionId: 'plan', autoRenew: false, termEndsOn: null },
      ['cancel'],
    ],
    ['a reservation', { kind: 'reservation' }, ['ask-vendor', 'stop-renewal']],
    ['software that renews', { kind: 'software' }, ['stop-renewal']],
    [
      'software inside its window',
      { kind: 'software', cancelableUntil: new Date('2026-03-12') },
      ['cancel', 'stop-renewal'],
    ],
    [
      'software for good, bought long ago',
      { kind: 'perpetual', autoRenew: false, termEndsOn: null },
      ['ask-vendor'],
    ],
    ['suspended software', { kind: 'software', status: 'suspended', autoRenew: false }, []],
  ])('%s', (_, one, expected) => expect(ways(one)).toEqual(expected));

  test('a usage plan stands until what hangs on it is gone', () => {
    const below = staked({ subscriptionId: 's2', kind: 'usage', parentSubscriptionId: 's1' });
    expect(ways({ kind: 'usage', termEndsOn: null, autoRenew: false }, [below])).toEqual(['cancel-below']);
    expect(ways({ kind: 'usage', termEndsOn: null, autoRenew: false, inUse: true })).toEqual([
      'cancel-below',
    ]);
    expect(
      ways({ kind: 'usage', termEndsOn: null, autoRenew: false }, [{ ...below, status: 'deleted' }]),
    ).toEqual(['suspend']);
  });

  test.each<[string, Partial<StakedSubscription>, string | null]>([
    ['after the last day of a term that does not renew', { autoRenew: false }, '2026-09-01T00:00:00.000Z'],
    ['not by itself while it renews', {}, null],
    ['not by itself without an end', { autoRenew: false, termEndsOn: null }, null],
    ['not by itself while it is being set up', { status: 'pending', autoRenew: false }, null],
  ])('it clears %s', (_, one, expected) => expect(clearsAt(one)).toBe(expected));

  test('the soonest stands first, what never clears by itself last, and all together clear with the last', () => {
    const blockers = blockersOf(
      [
        staked({ subscriptionId: 'c', autoRenew: false, termEndsOn: '2027-01-31' }),
        staked({ subscriptionId: 'd', name: 'B' }),
        staked({ subscriptionId: 'e', name: 'A' }),
        staked({ subscriptionId: 'b', autoRenew: false, termEndsOn: '2026-04-30' }),
        staked({ subscriptionId: 'a', status: 'suspended' }),
      ],
      now,
    );
    expect(blockers.map(({ subscription }) => subscription.subscriptionId)).toEqual(['b', 'c', 'e', 'd']);
    expect(allClearAt(blockers)).toBeNull();
    expect(allClearAt(blockers.slice(0, 2))?.toISOString()).toBe('2027-02-01T00:00:00.000Z');
    expect(allClearAt([])).toBeNull();
  });

  test('the refusal names every blocker, each as a field of its own', () => {
    const blockers = blockersOf([staked(), staked({ subscriptionId: 's2', name: 'More' })], now);
    const refusal = checkBlockers(blockers, 'en');
    expect(refusal?.reason).toBe('ending-blocked');
    expect(refusal?.parameters).toEqual({ count: 2, names: 'Licenses, More' });
    expect(refusal?.fields.map(({ field }) => field)).toEqual(['subscriptions.s1', 'subscriptions.s2']);
    expect(checkBlockers([], 'en')).toBeNull();
  });
});

test('consequences name what runs on, whose support falls back, and roles that only the customer takes away', () => {
  const supportRoles = [{ subscriptionId: 'x', sellerId: 'p' }];
  const found = consequencesOf({
    subscriptions: [
      staked({ subscriptionId: 'a', status: 'suspended' }),
      staked({ subscriptionId: 'b', status: 'expired' }),
      staked({ subscriptionId: 'c', kind: 'usage', status: 'suspended' }),
      staked({ subscriptionId: 'd' }),
    ],
    supportRoles,
    relationshipVersion: 1,
  });
  expect(found.runningOn.map(({ subscriptionId }) => subscriptionId)).toEqual(['a', 'c']);
  expect(found.supportRoles).toBe(supportRoles);
  expect(found.usageRolesStay).toBe(true);
});

test('C38: suspended subscriptions can be resumed to the last day of their term', () => {
  expect(isResumable(staked({ status: 'suspended', termEndsOn: '2026-03-10' }), now)).toBe(true);
  expect(isResumable(staked({ status: 'suspended', termEndsOn: '2026-03-09' }), now)).toBe(false);
  expect(isResumable(staked({ status: 'suspended', termEndsOn: null }), now)).toBe(true);
  expect(isResumable(staked({ status: 'expired' }), now)).toBe(false);
});

describe('a word is taken only for what was seen', () => {
  const present = { declarationVersion: '2', etag: 'e' };
  const given = { declarationVersion: '2', confirmed: true, seen: null };
  test.each([
    ['not given', { ...given, confirmed: false }, 'consent-missing'],
    ['for another text', { ...given, declarationVersion: '1' }, 'changed-meanwhile'],
    [
      'for other consequences',
      { ...given, seen: { version: 'x', saidIn: 'body' as const } },
      'changed-meanwhile',
    ],
    [
      'for other consequences, in the header',
      { ...given, seen: { version: 'x', saidIn: 'precondition' as const } },
      'changed-meanwhile-precondition',
    ],
    ['for these', { ...given, seen: { version: 'e', saidIn: 'body' as const } }, null],
    ['through the contract, which has no text', { ...given, declarationVersion: null }, null],
  ])('%s', (_, confirmation, reason) =>
    expect(checkConfirmation(confirmation, present)?.reason ?? null).toBe(reason),
  );
});
