import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { allStatements } from '../../platform/db/index.ts';
import './list-store.ts';

/** The lists stay quick in a large installation: they walk an index and stop at the end of the page. */
let database: TestDatabase;
let client: pg.Client;
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.owner);
  await client.connect();
  await client.query(`
    insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at)
    select ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid, 'customer', 'T' || i, 'US', 'global', 't' || i || '.example', now()
      from generate_series(1, 20100) i;
    insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country, reseller_id, started_at)
    select '${id(1)}', ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid, 'provider', 'active', substr(md5(i::text), 1, 6) || ' Works ' || i,
           'c' || md5(i::text) || '.example', 'US', ('00000000-0000-4000-8000-' || lpad((2 + i % 20)::text, 12, '0'))::uuid, now() - i * interval '1 minute'
      from generate_series(101, 20100) i;`);
  await client.query('vacuum analyze');
  await client.query(
    `set role twotier_app; set twotier.scope = '${id(1)}'; set plan_cache_mode = force_generic_plan`,
  );
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const first = id(0);
const values: Readonly<Record<string, unknown[]>> = {
  'customer.list': [id(1), '', first, 101],
  'customer.listByName': [id(1), 'ab', first, 101, 'ab\u{10FFFF}'],
  'customer.listByReseller': [id(1), '', first, 101, id(5)],
  'customer.listByDomain': [id(1), 'cab', first, 101, 'cab\u{10FFFF}'],
  'customer.page.none.name': [id(1), '', first, 41],
  'customer.page.none.-name': [id(1), '\u{10FFFF}', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 41],
  'customer.page.none.name.ofReseller': [id(1), '', first, 41, id(5)],
  'customer.page.none.domain': [id(1), '', first, 41],
  'customer.page.none.-started': [id(1), 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 41],
};

test.each(Object.keys(values))(
  '%s sorts nothing, counts nothing and reads no more than its page',
  async (name) => {
    const text = allStatements().find((one) => one.name === name)?.text;
    const plan = (
      await client.query(`explain (analyze, costs off, timing off, summary off) ${text}`, values[name])
    ).rows
      .map((row) => row['QUERY PLAN'])
      .join('\n');
    expect(plan).not.toMatch(
      /Sort|Aggregate|Seq Scan on customer_relationship|Rows Removed by Filter: \d{3}/,
    );
    expect(plan).toMatch(/Index (Only )?Scan (Backward )?using customer_list\w* on customer_relationship/);
  },
);

test('three letters inside a name are found by their own index', async () => {
  // The window hides its plan: it is looked at by whoever owns it, as the window works.
  await client.query('reset role');
  await client.query('set enable_seqscan = off');
  const plan = (
    await client.query(`explain select * from customer_relationship
    where partner_id = '${id(1)}' and state = 'active' and company_name_key like '%abc%'`)
  ).rows
    .map((row) => row['QUERY PLAN'])
    .join('\n');
  await client.query('set role twotier_app');
  expect(plan).toContain('customer_name_inside');
});
