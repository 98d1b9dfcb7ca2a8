import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/postgres.ts';
import type { Scope } from './scope.ts';
import { systemScope, tenantScope } from './scope.ts';
import { prepareScopes, sendReadings } from './scoped-query.ts';
import type { Statement } from './statement.ts';

const scopeSeen: Statement = {
  name: 'scopeSeen',
  text: 'select scope_tenant() as scope, scope_is_system() as system',
};
const scopeSeenPlannedOnce: Statement = { ...scopeSeen, name: 'scopeSeenPlannedOnce', plannedOnce: true };
const a = '11111111-1111-4111-8111-111111111111';

let client: pg.PoolClient;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ ...database.app, max: 1, pipeline: true } as pg.PoolConfig);
  // Its connection may still be closing when the database is dropped.
  pool.on('error', () => {});
  client = await pool.connect();
  prepareScopes(client);
  close = async () => {
    client.release();
    await pool.end();
    await database.drop();
  };
});
afterAll(() => close());

const read = async (statement: Statement, values: readonly unknown[] = [], scope: Scope = tenantScope(a)) =>
  (await sendReadings(client, [{ scope, statement, values }]))[0];

const settings = async () =>
  (
    await client.query(`select current_setting('twotier.scope', true) as scope, current_setting('transaction_read_only') as read_only,
      current_setting('plan_cache_mode') as plan_cache_mode`)
  ).rows[0];

test.each([scopeSeen, scopeSeenPlannedOnce])(
  '$name: a reading is in its scope, and leaves none behind',
  async (statement) => {
    expect(await read(statement)).toEqual([{ scope: a, system: false }]);
    expect(await settings()).toEqual({ scope: '', read_only: 'off', plan_cache_mode: 'auto' });
    expect(await read(statement, [], systemScope('test'))).toEqual([{ scope: null, system: true }]);
    expect(await settings()).toEqual({ scope: '', read_only: 'off', plan_cache_mode: 'auto' });
  },
);

test('nothing can be written by a reading', async () => {
  const insert = { name: 'insert', text: 'insert into customer_count values ($1, $1, 1)' };
  await expect(read(insert, [a])).rejects.toThrow(/read-only transaction/);
  expect(await settings()).toMatchObject({ scope: '', read_only: 'off' });
});

test.each<[string, Statement, readonly unknown[], RegExp]>([
  ['cannot be parsed', { name: 'unparsed', text: 'select * from nowhere' }, [], /nowhere/],
  ['does not take its values', { name: 'unbound', text: 'select $1::uuid' }, ['none'], /uuid/],
  [
    'fails on the way',
    { name: 'failing', text: 'select 1 / (g - 2) from generate_series(1, 3) g' },
    [],
    /division/,
  ],
])('a statement that %s fails by itself, as often as it is tried', async (_what, statement, values, why) => {
  for (let round = 0; round < 3; round++) {
    const neighbours = [read(scopeSeen), read(statement, values), read(scopeSeenPlannedOnce)] as const;
    const [before, failed, after] = await Promise.allSettled(neighbours);
    expect(before).toMatchObject({ status: 'fulfilled', value: [{ scope: a }] });
    expect(String((failed as PromiseRejectedResult).reason)).toMatch(why);
    expect(after).toMatchObject({ status: 'fulfilled', value: [{ scope: a }] });
  }
  expect(await settings()).toMatchObject({ scope: '' });
});

test('rows are answered one by one, none, or many', async () => {
  const many: Statement = { name: 'many', text: 'select g from generate_series(1, $1::int) g' };
  expect(await read(many, [0])).toEqual([]);
  expect(await read(many, [3])).toEqual([{ g: 1 }, { g: 2 }, { g: 3 }]);
});
