import { expect, test, vi } from 'vitest';
import { systemScope } from './scope.ts';
import type { Reading, Readings, Row } from './scoped-query.ts';
import { together } from './together.ts';

const reading = (name: string): Reading => ({
  scope: systemScope('test'),
  statement: { name, text: 'select 1' },
  values: [],
});

const rowsOf = ({ statement }: Reading): Row[] => [{ from: statement.name }];
const answering = () => vi.fn(async (readings: Readings) => readings.map(rowsOf));
const namesIn = (send: ReturnType<typeof answering>) =>
  send.mock.calls.map(([readings]) => readings.map(({ statement }) => statement.name));

test('what one turn asks for travels together, also behind promises that are settled, and is answered one by one', async () => {
  const send = answering();
  const read = together(send);
  const later = async (name: string) => {
    await Promise.resolve();
    return read(reading(name));
  };
  expect(await Promise.all([read(reading('a')), later('b'), read(reading('c'))])).toEqual([
    [{ from: 'a' }],
    [{ from: 'b' }],
    [{ from: 'c' }],
  ]);
  expect(namesIn(send).map((trip) => trip.sort())).toEqual([['a', 'b', 'c']]);
});

test('what another turn asks for travels by itself', async () => {
  const send = answering();
  const read = together(send);
  await read(reading('a'));
  await read(reading('b'));
  expect(namesIn(send)).toEqual([['a'], ['b']]);
});

test('four share a trip, and the next four another', async () => {
  const send = answering();
  const read = together(send);
  await Promise.all([...'abcdef'].map((name) => read(reading(name))));
  expect(namesIn(send)).toEqual([
    ['a', 'b', 'c', 'd'],
    ['e', 'f'],
  ]);
});

test('one that fails takes nobody along', async () => {
  const send = vi.fn(async (readings: Readings) => {
    if (readings.some(({ statement }) => statement.name === 'bad')) throw new Error('division by zero');
    return readings.map(rowsOf);
  });
  const read = together(send);
  const [before, bad, after] = await Promise.allSettled(
    ['before', 'bad', 'after'].map((n) => read(reading(n))),
  );
  expect(before).toEqual({ status: 'fulfilled', value: [{ from: 'before' }] });
  expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'division by zero' } });
  expect(after).toEqual({ status: 'fulfilled', value: [{ from: 'after' }] });
});

test('a connection that is lost is told to all who travelled on it, once', async () => {
  const lost = Object.assign(new Error('terminating connection'), { code: '57P01' });
  const send = vi.fn(async () => {
    throw lost;
  });
  const read = together(send);
  const outcomes = await Promise.allSettled([read(reading('a')), read(reading('b'))]);
  expect(outcomes.map((one) => one.status === 'rejected' && one.reason)).toEqual([lost, lost]);
  expect(send).toHaveBeenCalledOnce();
});
