import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../../test/postgres.ts';
import { createTestDatabase } from '../../../test/postgres.ts';
import { applyMigration } from './migrate.ts';

let database: TestDatabase;
let [migrating, holding, reading]: pg.Client[] = [];
const opened = async () => {
  const client = new pg.Client(database.owner);
  await client.connect();
  return client;
};
beforeAll(async () => {
  database = await createTestDatabase();
  [migrating, holding, reading] = await Promise.all([opened(), opened(), opened()]);
});
afterAll(async () => {
  await Promise.all([migrating, holding, reading].map((client) => client?.end()));
  await database?.drop();
});

test('a migration that waits for a long transaction lets readers pass, and is made once that is over', async () => {
  if (!migrating || !holding || !reading) throw new Error('not connected');
  const { pid } = (await migrating.query('select pg_backend_pid() as pid')).rows[0];
  await holding.query('begin');
  await holding.query('select from tenant');
  let made = false;
  const migration = applyMigration(
    migrating,
    '9999_test.sql',
    'alter table tenant add column of_test int',
  ).then(() => {
    made = true;
  });
  // Several readings, one of them surely behind the waiting migration.
  for (let n = 0; n < 40; n += 1) await reading.query('select from tenant limit 1');
  for (;;) {
    const waiting = await holding.query(
      `select from pg_locks where pid = $1 and not granted and relation = 'tenant'::regclass`,
      [pid],
    );
    if (waiting.rowCount === 1) break;
  }
  await reading.query('select from tenant limit 1');
  expect(made).toBe(false);
  await holding.query('commit');
  await migration;
  const { rows } = await reading.query(`select file from schema_migration where file = '9999_test.sql'`);
  expect(rows).toHaveLength(1);
  await expect(reading.query('select of_test from tenant limit 1')).resolves.toBeDefined();
});

test('a migration that fails leaves nothing, and says which it was', async () => {
  if (!migrating || !reading) throw new Error('not connected');
  await expect(
    applyMigration(migrating, '9998_test.sql', 'create table half_done (); select 1 / 0'),
  ).rejects.toThrow('migration 9998_test.sql failed: division by zero');
  await expect(reading.query('select from half_done')).rejects.toThrow('does not exist');
});
