import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMonths,
  firstDay,
  isPublished,
  monthOf,
  newestPublished,
  problemOfMonth,
  readMonth,
} from './month-rules.ts';

const at = (day: string) => new Date(`${day}T00:00:00Z`);

test.each([
  ['2026-12-01', '2026-12', true],
  ['2026-12-01', '2027-01', false],
  ['2026-12-02', '2027-01', true],
  ['2026-11-01', '2026-12', true],
  ['2026-11-30', '2027-01', false],
  ['2026-11-15', '2024-02', true],
  ['2027-01-29', '2027-02', true],
  ['2027-01-29', '2027-03', false],
] as const)('on %s the list of %s can be read: %s', (day, month, published) => {
  expect(isPublished(month, at(day))).toBe(published);
});

test.each([
  ['2026-11', '2026-11'],
  ['202611', '2026-11'],
  ['2026-13', undefined],
  ['11/2026', undefined],
  ['1999-12', undefined],
  ['', undefined],
])('%j is read as month %s', (text, month) => {
  expect(readMonth(text)).toBe(month);
});

test.each([
  ['2026-10', 'past'],
  ['2026-11', null],
  ['2027-11', null],
  ['2027-12', 'far'],
] as const)('in November 2026 a price of %s: %s', (month, problem) => {
  expect(problemOfMonth(month, at('2026-11-21'))).toBe(problem);
});

test('the newest published month begins within 30 days or has begun, and adding months is undone by taking them away', () => {
  const instants = fc.date({ min: at('2001-01-01'), max: at('2090-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, fc.integer({ min: -24, max: 24 }), (now, count) => {
      const newest = newestPublished(now);
      expect(firstDay(newest).getTime() - now.getTime()).toBeLessThanOrEqual(30 * 86_400_000);
      expect(isPublished(addMonths(newest, 1), now)).toBe(false);
      expect(addMonths(addMonths(monthOf(now), count), -count)).toBe(monthOf(now));
    }),
  );
});
