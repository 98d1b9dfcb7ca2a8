import { expect, test } from 'vitest';
import { addressOf, shownIn, showsSame } from './shown.ts';

const shown = {
  search: 'bakery',
  searchIn: 'domain',
  sort: '-started',
  filters: { country: 'US', tag: 't' },
  columns: ['name', 'tag'],
};

test('a view is the address it was saved at, without pages and sizes', () => {
  expect(shownIn({ ...addressOf(shown), size: '50', view: 'v' })).toEqual(shown);
  expect(shownIn({ size: '50' })).toEqual({});
});

test('the order in which filters were set makes no other view', () => {
  expect(showsSame(shown, { ...shown, filters: { tag: 't', country: 'US' } })).toBe(true);
  expect(showsSame(shown, { ...shown, columns: ['tag', 'name'] })).toBe(false);
});
