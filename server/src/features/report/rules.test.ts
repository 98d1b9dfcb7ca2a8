import { describe, expect, test } from 'vitest';
import { readODataFilter } from '../../platform/odata/index.ts';
import { activityOf, fieldsOf, groupsOf, monthsBack, monthsOf, percentOf, questionOf } from './rules.ts';
import { reportSources } from './sources.ts';

const fields = { name: 'text', kind: 'exact', id: 'guid', at: 'date', count: 'number', on: 'flag' } as const;
const read = (text: string) => readODataFilter(text, fields, 'filter');

describe('OData filters', () => {
  test.each([
    ["name eq 'O''Hara'", { is: 'eq', field: 'name', type: 'text', value: "O'Hara" }],
    ["NAME ne 'x'", { is: 'ne', field: 'name', type: 'text', value: 'x' }],
    ["contains(name,'ba')", { is: 'contains', field: 'name', type: 'text', value: 'ba' }],
    ["name contains 'ba'", { is: 'contains', field: 'name', type: 'text', value: 'ba' }],
    ['on eq True', { is: 'eq', field: 'on', type: 'flag', value: 'true' }],
    ['count ge 2', { is: 'ge', field: 'count', type: 'number', value: '2' }],
    [
      "at le cast('2018-04-01',Edm.DateTimeOffset)",
      { is: 'le', field: 'at', type: 'date', value: '2018-04-01T00:00:00.000Z' },
    ],
    ['at gt 2018-04-01T10:00:00', { is: 'gt', field: 'at', type: 'date', value: '2018-04-01T10:00:00.000Z' }],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  test('bind and before or, and brackets before both', () => {
    const filter = read("name eq 'a' or name eq 'b' and (count eq 1 or count eq 2)");
    expect(filter).toMatchObject({
      is: 'or',
      parts: [{ value: 'a' }, { is: 'and', parts: [{}, { is: 'or' }] }],
    });
    expect(fieldsOf(filter)).toEqual(['name', 'name', 'count', 'count']);
  });

  test.each([
    'name',
    'name eq',
    "name eq 'x' and",
    "(name eq 'x'",
    "name eq 'x')",
    "name gt 'x'",
    'id eq 7',
    'other eq 1',
    "name eq 'x' name eq 'y'",
    `${'('.repeat(50)}count eq 1${')'.repeat(50)}`,
    "name eq 'x",
  ])('refuses %s', (text) => expect(() => read(text)).toThrow('parameter-invalid'));
});

describe('what a report is asked for', () => {
  const source = reportSources.subscriptions;
  const none = { narrowed: undefined, level: undefined, sorted: [], top: undefined, skip: undefined };

  test('is answered from the totals where they hold every field asked for', () => {
    const by = (text: string) => questionOf(source, { ...none, groups: groupsOf(source, text) }).view;
    expect(by('productName,STATUS')).toBe('report_subscription_totals');
    expect(by('productName,customerName')).toBe('report_subscriptions');
    expect(questionOf(source, { ...none, groups: [] }).view).toBe('report_subscriptions');
  });

  test('has at most 10,000 rows, and as many when none is said', () => {
    for (const top of [undefined, 0, 10_000, 99_999])
      expect(questionOf(source, { ...none, top, groups: [] }).top).toBe(10_000);
  });
});

test.each([
  [null, null, 'idle'],
  ['2026-11', '2026-11', 'new'],
  ['2026-10', '2026-11', 'transacting'],
  ['2025-01', '2026-05', 'active'],
  ['2025-01', '2026-04', 'churned'],
] as const)('a reseller first seen %s and last %s is %s in November', (first, last, activity) =>
  expect(activityOf(first, last, '2026-11')).toBe(activity),
);

test('percents are whole and never above a hundred', () => {
  expect([percentOf(1, 3), percentOf(0, 0), percentOf(5, 4), percentOf(2, 3)]).toEqual([33, 0, 100, 67]);
});

test('months before a month cross the year', () => expect(monthsBack('2026-02', 3)).toBe('2025-11'));

test('a month ends with what stood then: the figures of now, less what came after', () => {
  const figures = (licenses: number) => ({ subscriptions: 1, licenses, known: 0, assigned: 0, used: 0 });
  const months = monthsOf(
    figures(10),
    [
      { month: '2026-11', ...figures(4), subscriptions: 0 },
      { month: '2026-09', ...figures(1), subscriptions: 1 },
    ],
    '2026-11',
    4,
  );
  expect(months.map(({ month, licenses }) => [month, licenses])).toEqual([
    ['2026-08', 5],
    ['2026-09', 6],
    ['2026-10', 6],
    ['2026-11', 10],
  ]);
  expect(months[0]?.subscriptions).toBe(0);
});
