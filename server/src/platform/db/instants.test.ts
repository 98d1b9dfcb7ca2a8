import pg from 'pg';
import { expect, test } from 'vitest';
import { instantOf } from './instants.ts';

const byDriver = pg.types.getTypeParser(1184) as unknown as (text: string) => unknown;

test.each([
  ['2027-01-15 10:00:00+00', '2027-01-15T10:00:00.000Z'],
  ['2027-01-15 10:00:00.5+00', '2027-01-15T10:00:00.500Z'],
  ['2027-01-15 10:00:00.25+00', '2027-01-15T10:00:00.250Z'],
  ['2027-01-15 10:00:00.123999+00', '2027-01-15T10:00:00.123Z'],
  ['0099-12-31 23:59:59+00', '0099-12-31T23:59:59.000Z'],
  // Not as the product's connections are told them, and read all the same.
  ['2027-01-15 10:00:00+05:30', '2027-01-15T04:30:00.000Z'],
  ['10000-01-01 00:00:00+00', '+010000-01-01T00:00:00.000Z'],
  ['0044-03-15 00:00:00+00 BC', '-000043-03-15T00:00:00.000Z'],
])('%s is %s, as the driver has it', (text, expected) => {
  const instant = instantOf(text) as Date;
  expect(instant.toISOString()).toBe(expected);
  expect(instant).toEqual(byDriver(text));
});

test('what never ends stays without an end', () => {
  expect([instantOf('infinity'), instantOf('-infinity')]).toEqual([
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]);
});
