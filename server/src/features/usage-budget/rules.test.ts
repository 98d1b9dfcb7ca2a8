import { expect, test } from 'vitest';
import { staleness } from '../../errors/read-version.ts';
import { budgetAmount, estimateDate, etagOf, isExcessNew, isReminderDue, nextLook } from './rules.ts';

const at = new Date('2026-11-20T00:00:00Z');
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000);

test.each([
  ['0.0000', null, false],
  ['79.9900', null, false],
  ['80.0000', null, true],
  ['100.0000', null, true],
  ['100.0100', null, false],
  ['90.0000', 6, false],
  ['90.0000', 7, true],
  ['79.0000', 30, false],
  ['120.0000', 30, false],
])('%s of 100.00 used, last reminder %s days ago: due %s', (used, days, due) => {
  const history = {
    amount: '100.00',
    remindedAt: days === null ? null : daysAgo(days),
    exceededIn: null,
  };
  expect(isReminderDue(history, used, at)).toBe(due);
});

test.each([
  ['100.0000', null, false],
  ['100.0001', null, true],
  ['150.0000', '2026-10', true],
  ['150.0000', '2026-11', false],
])('%s of 100.00 used, excess told in %s: new %s', (used, exceededIn, isNew) => {
  expect(isExcessNew({ amount: '100.00', remindedAt: null, exceededIn }, used, at)).toBe(isNew);
});

test('an estimate is one day behind: on the 1st it is still that of the month before', () => {
  expect(estimateDate(new Date('2026-12-01T00:00:00Z'))).toEqual(new Date('2026-11-30T00:00:00Z'));
  expect(nextLook(new Date('2026-11-30T00:00:00Z'))).toEqual(new Date('2026-12-01T00:00:00Z'));
  expect(nextLook(new Date('2026-11-30T23:59:59Z'))).toEqual(new Date('2026-12-01T00:00:00Z'));
});

test.each([
  [500, 2, '500.00'],
  [0.1, 2, '0.10'],
  [1234.56, 2, '1234.56'],
  [9_999_999_999, 2, '9999999999.00'],
  [0, 2, null],
  [-1, 2, null],
  [0.001, 2, null],
  [1e10, 2, null],
  [1e-7, 2, null],
  [1250, 0, '1250.00'],
  [1250.5, 0, null],
])('%s with %i digits is a budget of %s', (value, digits, amount) => {
  expect(budgetAmount(value, digits)).toBe(amount);
});

test('a change made on another version is refused by the place it was said in', () => {
  const budget = { partnerId: 'p', customerId: 'c', amount: '1.00', setAt: at, version: 2 };
  const etag = etagOf(budget);
  expect(staleness(null, etagOf(budget))).toBeNull();
  expect(staleness({ version: etag, saidIn: 'precondition' }, etagOf(budget))).toBeNull();
  expect(staleness({ version: etag, saidIn: 'precondition' }, etagOf(undefined))).toBe(
    'changed-meanwhile-precondition',
  );
  expect(staleness({ version: '"none"', saidIn: 'body' }, etagOf(budget))).toBe('changed-meanwhile');
  expect(staleness({ version: 'none', saidIn: 'body' }, etagOf(undefined))).toBeNull();
});
