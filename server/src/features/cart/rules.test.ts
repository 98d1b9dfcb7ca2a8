import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CartLine } from './model.ts';
import {
  cartTransitions,
  expiryOf,
  flatten,
  numberLines,
  refusalOfEvent,
  stateOf,
  wantedLines,
} from './rules.ts';

const line = (over: Partial<CartLine> = {}): CartLine => ({
  id: 0,
  catalogItemId: 'P:0001:AV',
  friendlyName: null,
  quantity: 1,
  currency: null,
  billingCycle: null,
  termDuration: null,
  customTermEndDate: null,
  participants: [],
  provisioningContext: {},
  renewsTo: null,
  promotionId: null,
  attestationAccepted: null,
  addons: [],
  orderGroup: '0',
  unitPrice: null,
  linePrice: null,
  error: null,
  ...over,
});

describe('states', () => {
  const made = new Date('2026-01-01T00:00:00Z');
  const expiresAt = expiryOf(made);

  test.each([
    ['active', 0, 'active'],
    ['active', -1, 'active'],
    ['ordered', 0, 'ordered'],
    ['ordered', 99, 'ordered'],
    ['active', 7, 'expired'],
    ['active', 8, 'expired'],
  ] as const)('stored %s, %s days later: %s', (status, days, state) => {
    expect(stateOf({ status, expiresAt }, new Date(made.getTime() + days * 86_400_000))).toBe(state);
  });

  test.each([
    ['active', 'update', null],
    ['active', 'check-out', null],
    ['ordered', 'check-out', null],
    ['ordered', 'update', 'cart-already-ordered'],
    ['expired', 'update', 'cart-unknown'],
    ['expired', 'check-out', 'cart-unknown'],
  ] as const)('%s + %s: %s', (state, event, reason) => {
    expect(refusalOfEvent(state, event)?.reason ?? null).toBe(reason);
  });

  test('I38: once ordered or lapsed a cart never leads to another order', () => {
    const leads = cartTransitions
      .filter((row) => row.to === 'ordered' && row.from !== 'ordered')
      .map((row) => row.from);
    expect(leads).toEqual(['active']);
    fc.assert(
      fc.property(fc.date({ min: made, max: new Date('2027-01-01'), noInvalidDate: true }), (now) => {
        const lapsed = now.getTime() - made.getTime() >= 7 * 86_400_000;
        expect(refusalOfEvent(stateOf({ status: 'active', expiresAt }, now), 'check-out') !== null).toBe(
          lapsed,
        );
      }),
    );
  });
});

test('lines and add-ons are numbered together, bases first', () => {
  const lines = numberLines([line({ addons: [line(), line()] }), line()], [null, null, null, null]);
  expect(flatten(lines).map((one) => one.id)).toEqual([0, 1, 2, 3]);
  expect(wantedLines(lines).map((one) => [one.lineNumber, one.parentLineNumber])).toEqual([
    [0, null],
    [1, 0],
    [2, 0],
    [3, null],
  ]);
});

test('whatever numbers are sent, no two lines end with the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer({ min: -2, max: 5 })), { minLength: 1, maxLength: 8 }),
      (given) => {
        const ids = numberLines(
          given.map(() => line()),
          given,
        ).map((one) => one.id);
        expect(new Set(ids).size).toBe(given.length);
      },
    ),
  );
});

test('participants become the reseller of record and the further ones', () => {
  const participants = [
    { key: 'additional_transaction_reseller', value: '2' },
    { key: 'transaction_reseller', value: '1' },
    { key: 'additional_transaction_reseller', value: '3' },
  ] as const;
  expect(wantedLines([line({ participants })])[0]).toMatchObject({
    resellerPartnerId: '1',
    additionalPartnerIds: ['2', '3'],
  });
});
