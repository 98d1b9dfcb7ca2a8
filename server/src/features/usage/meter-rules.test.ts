import { expect, test } from 'vitest';
import type { RatePeriod } from './meter-model.ts';
import {
  plainDecimal,
  problemsOfMonth,
  problemsOfSteps,
  ratedMonthTouched,
  stateOfPeriod,
} from './meter-rules.ts';

const period = (from: string | null, currency = 'USD'): RatePeriod => ({
  currency,
  from,
  steps: [{ from: '0', rate: '1' }],
  givenAt: null,
  givenBy: null,
});

const given = [period(null), period('2026-09'), period('2027-03'), period(null, 'EUR')];

test.each([
  ['a month nobody has rated', '2026-12', 'USD', null],
  ['the month after the last rated one', '2026-12', 'EUR', null],
  ['a rated month', '2026-11', 'USD', '2026-11'],
  ['a month before rated ones', '2026-08', 'EUR', '2026-10'],
  ['a month before rates that no rated month lies in front of', '2026-07', 'USD', null],
  ['the month of rates a rated month counts with', '2026-09', 'USD', '2026-10'],
  ['a month beside planned rates', '2027-03', 'USD', null],
] as const)('rates from %s on (%s, %s) touch the rated month %s', (_, month, currency, touched) => {
  const ratedMonths = ['2026-10', '2026-11'];
  expect(ratedMonthTouched({ periods: given, ratedMonths }, currency, month)).toBe(touched);
});

test('a meter that has never been used takes rates from any month on', () => {
  expect(ratedMonthTouched({ periods: given, ratedMonths: [] }, 'USD', '2026-01')).toBeNull();
});

const now = new Date('2026-11-21T10:00:00Z');

test.each([
  ['2026-11', undefined],
  ['2026-10', undefined],
  ['2029-11', undefined],
  ['2029-12', 'too-large'],
  ['2026-01', undefined],
  ['2025-12', 'too-small'],
])('%s, sold since January 2026: %s', (month, problem) => {
  expect(problemsOfMonth(month, '2026-01-15', now)[0]?.problem).toBe(problem);
});

test.each([
  [['0'], []],
  [['0.00', '10', '10.5', '100'], []],
  [['1'], ['steps[0].from']],
  [['0', '0'], ['steps[1].from']],
  [['0', '10', '9.999999'], ['steps[2].from']],
  [
    ['0', '10', '010.0', '5'],
    ['steps[2].from', 'steps[3].from'],
  ],
  [[], ['steps']],
])('steps begin at nothing and go up: %j', (from, wrong) => {
  const steps = from.map((each) => ({ from: each, rate: '1' }));
  expect(problemsOfSteps(steps).map(({ field }) => field)).toEqual(wrong);
});

test.each([
  ['0', '0'],
  ['000', '0'],
  ['0.0', '0'],
  ['010.50', '10.5'],
  ['0.000001', '0.000001'],
  ['123456789012.123456', '123456789012.123456'],
])('%s is kept as %s', (typed, kept) => {
  expect(plainDecimal(typed)).toBe(kept);
});

test.each([
  [null, 'USD', 'former'],
  ['2026-09', 'USD', 'present'],
  ['2027-03', 'USD', 'planned'],
  [null, 'EUR', 'present'],
] as const)('rates from %s in %s are %s', (from, currency, state) => {
  const found = given.find((one) => one.from === from && one.currency === currency) as RatePeriod;
  expect(stateOfPeriod(found, given, now)).toBe(state);
});
