import { describe, expect, test } from 'vitest';
import { changedView, viewName } from './rules.ts';

const view = { id: 'v', list: 'customers', name: 'Mine', shown: { sort: 'name' }, isDefault: false };

describe('a view', () => {
  test.each([
    ['  Spain   first ', 'Spain first'],
    ['😀'.repeat(60), '😀'.repeat(60)],
  ])('called "%s" is kept as "%s"', (typed, name) => expect(viewName(typed)).toBe(name));

  test.each(['', '  ', 'x'.repeat(61)])('cannot be called "%s"', (typed) =>
    expect(() => viewName(typed)).toThrow('view-name-invalid'),
  );

  test('changed into what it is stays the same', () => {
    expect(changedView(view, {})).toBe(view);
    expect(changedView(view, { name: ' Mine', shown: { sort: 'name' }, isDefault: false })).toBe(view);
    expect(changedView(view, { isDefault: true })).toEqual({ ...view, isDefault: true });
  });
});
