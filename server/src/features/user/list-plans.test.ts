import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../../test/postgres.ts';
import { createTestDatabase } from '../../../test/postgres.ts';
import { allStatements } from '../../platform/db/index.ts';
import './store.ts';

/** A customer with many people: its list walks an index and stops at the end of the page. */
let database: TestDatabase;
let client: pg.Client;
const customer = '00000000-0000-4000-8000-000000000001';

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.owner);
  await client.connect();
  await client.query(`
    insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at)
    values ('${customer}', 'customer', 'Many', 'US', 'global', 'many.example', now());
    insert into tenant_user (tenant_id, user_id, user_principal_name, first_name, last_name, display_name, roles, created_at)
    select '${customer}', gen_random_uuid(), md5(i::text) || '@many.example', 'Ann', i::text, 'Ann ' || md5(i::text), '{customer-user}', now()
      from generate_series(1, 10000) i;`);
  await client.query('vacuum analyze');
  await client.query(
    `set role twotier_app; set twotier.scope = '${customer}'; set plan_cache_mode = force_generic_plan`,
  );
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const before = ['', '00000000-0000-0000-0000-000000000000'];
const after = ['\u{10FFFF}', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

test.each([
  ['user.page..DisplayName', before],
  ['user.page..-DisplayName', after],
  ['user.page..UserPrincipalName', before],
  ['user.page..-UserPrincipalName', after],
  ['user.page..FirstName', before],
  ['user.page..-LastName', after],
  ['user.pageWalked..DisplayName', before, 'ann'],
  ['user.pageWalked..-UserPrincipalName', after, 'many'],
])('%s sorts nothing and reads no more than its page', async (name, [key, id], ...more) => {
  const text = allStatements().find((one) => one.name === name)?.text;
  const { rows } = await client.query(`explain (analyze, costs off, timing off, summary off) ${text}`, [
    customer,
    'active',
    new Date(0),
    key,
    id,
    101,
    null,
    ...more,
  ]);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).not.toMatch(/Sort|Seq Scan|Rows Removed by Filter: \d{3}/);
  expect(plan).toMatch(/Index Scan (Backward )?using tenant_user_by_\w+ on tenant_user/);
});
