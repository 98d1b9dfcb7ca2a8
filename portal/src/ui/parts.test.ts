import { describe, expect, test } from 'vitest';
import { problemsByField } from './form/problem.ts';
import { parseWhole, stepped } from './form/whole-number.ts';
import { addressFromState, changed, nextSort, sortFromText, stateFromAddress } from './table/table-state.ts';
import { stepToShow } from './wizard/steps.ts';

describe('a list', () => {
  const defaults = {
    size: 25,
    searchIn: 'name',
    sort: { by: 'name', direction: 'ascending' },
    filterNames: ['reseller'],
  } as const;

  test('writes nothing into the address while everything is at its default', () => {
    expect(addressFromState(stateFromAddress({}, [], '', defaults), {}, '', defaults)).toEqual({});
  });

  test('reads back what it wrote, and leaves the rest of the address alone', () => {
    const state = {
      search: 'bakery',
      searchIn: 'domain',
      sort: { by: 'seats', direction: 'descending' },
      filters: { reseller: 'r1' },
      size: 50,
      cursors: [],
    } as const;
    const address = addressFromState(state, { tab: 'a' }, 'x.', defaults);
    expect(address).toEqual({
      tab: 'a',
      'x.search': 'bakery',
      'x.in': 'domain',
      'x.sort': '-seats',
      'x.reseller': 'r1',
      'x.size': '50',
    });
    expect(stateFromAddress(address, [], 'x.', defaults)).toEqual(state);
  });

  test('goes back to the first page when anything but the page changes', () => {
    const state = stateFromAddress({}, ['c1', 'c2'], '', defaults);
    expect(changed(state, { search: 'a' }).cursors).toEqual([]);
    expect(changed(state, { cursors: ['c1'] }).cursors).toEqual(['c1']);
  });

  test('takes only page sizes it offers', () => {
    expect(stateFromAddress({ size: '99999' }, [], '', defaults).size).toBe(25);
  });

  test('turns its order round at the second click', () => {
    const first = nextSort(undefined, 'name');
    expect(first).toEqual({ by: 'name', direction: 'ascending' });
    expect(nextSort(first, 'name').direction).toBe('descending');
    expect(nextSort(first, 'seats').direction).toBe('ascending');
    expect(sortFromText('-')).toBeUndefined();
  });
});

describe('a wizard', () => {
  const steps = (first: boolean, second: boolean) => [
    { id: 'a', complete: first },
    { id: 'b', complete: second },
  ];
  test.each([
    [true, true, 'review', 'review'],
    [true, false, 'review', 'b'],
    [false, true, 'b', 'a'],
    [true, true, undefined, 'a'],
    [true, true, 'unknown', 'a'],
    [true, false, 'a', 'a'],
  ])('with steps complete %s, %s shows for %s the step %s', (first, second, asked, shown) => {
    expect(stepToShow(steps(first, second), asked)).toBe(shown);
  });
});

describe('a number typed', () => {
  test.each([
    ['12', 12],
    [' 12 ', 12],
    ['1,234', 1234],
    ['1.234', 1234],
    ['1 234 567', 1234567],
    ['-3', -3],
    ['1.5', undefined],
    ['1e3', undefined],
    ['', undefined],
  ])('%j is %s', (text, value) => expect(parseWhole(text)).toBe(value));

  test('steps within its bounds, and from nothing to the first one allowed', () => {
    expect(stepped(undefined, 1, { min: 1 })).toBe(1);
    expect(stepped(1, -1, { min: 1 })).toBe(1);
    expect(stepped(9, 10, { max: 12 })).toBe(12);
  });
});

test('the server’s messages find their fields, and those without one are kept', () => {
  const values = { postalCode: '', city: '', domainPrefix: '' };
  const sorted = problemsByField(
    {
      'BillingProfile.DefaultAddress.PostalCode': ['Bad.'],
      city: ['Missing.', 'Short.'],
      domain: ['Taken.'],
      '': ['Later.'],
      other: ['Odd.'],
    },
    values,
    { domain: 'domainPrefix' },
  );
  expect(sorted.fields).toEqual({ postalCode: 'Bad.', city: 'Missing. Short.', domainPrefix: 'Taken.' });
  expect(sorted.others).toEqual(['Later.', 'Odd.']);
});
