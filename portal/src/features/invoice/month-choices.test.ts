import { expect, test } from 'vitest';
import { monthName, monthsUpTo } from './month-choices.ts';

test('months are called as the reader calls them', () => {
  expect([monthName('2026-11', 'en'), monthName('2026-11', 'es')]).toEqual([
    'November 2026',
    'Noviembre de 2026',
  ]);
  expect(monthName('2026-11', 'ru')).toMatch(/^Ноябрь 2026/);
});

test('months go back over the turn of a year', () => {
  expect(monthsUpTo('2026-01', 3)).toEqual(['2026-01', '2025-12', '2025-11']);
});
