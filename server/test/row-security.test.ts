import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allStatements } from '../src/platform/db/index.ts';
import type { DemoApp } from './demo-app.ts';
import { openDemoApp } from './demo-app.ts';

let app: DemoApp;
let owner: pg.Client;
let product: pg.Client;
let tables: string[];

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  product = new pg.Client({ ...app.database.app, options: '-c role=twotier_app' });
  await Promise.all([owner.connect(), product.connect()]);
  const { rows } = await owner.query(
    `select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'`,
  );
  tables = rows.map((row) => row.tablename as string).sort();
});
afterAll(async () => {
  await Promise.all([owner.end(), product.end()]);
  await app.close();
});

const count = async (client: pg.Client, table: string): Promise<number> =>
  (await client.query(`select count(*)::int as n from ${table}`)).rows[0].n;

describe('row security', () => {
  test('is on for every table, with a policy, and the product owns none of them', async () => {
    const { rows } = await owner.query(`
      select c.relname, c.relrowsecurity as on, pg_get_userbyid(c.relowner) as owner,
             (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migration'`);
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows)
      expect(row, row.relname).toMatchObject({ on: true, owner: expect.not.stringMatching('twotier_app') });
    expect(rows.filter((row) => row.policies === 0)).toEqual([]);
  });

  test('the product’s role cannot switch it off', async () => {
    const { rows } = await product.query(
      'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
    );
    expect(rows[0]).toEqual({ rolsuper: false, rolbypassrls: false });
  });

  test('without a scope no row of any table is readable, although the demo world filled it', async () => {
    const filled: string[] = [];
    for (const table of tables) {
      if ((await count(owner, table)) > 0) filled.push(table);
      expect(await count(product, table), table).toBe(0);
    }
    expect(filled).toEqual(
      expect.arrayContaining([
        'tenant',
        'partner',
        'partnership',
        'customer_relationship',
        'customer_billing_profile',
        'subscription',
        'customer_order',
        'order_line',
        'tenant_user',
        'user_credential',
        'app_registration',
        'customer_agreement',
      ]),
    );
  });

  test('without a scope no row of any table can be changed or removed', async () => {
    for (const table of tables) {
      await product.query('begin');
      const removed = await product.query(`delete from ${table}`).then(
        (result) => result.rowCount,
        () => 0,
      );
      await product.query('rollback');
      expect(removed, table).toBe(0);
    }
  });

  test('a stranger’s scope sees nothing of others: only what the trade publishes', async () => {
    const published = new Set([
      'partner',
      'installation',
      'product',
      'sku',
      'availability',
      'offer',
      'offer_category',
      'provider_listing',
    ]);
    const cedar = app.tenant('Cedar Cloud').tenantId;
    for (const table of tables) {
      const { rows: columns } = await owner.query(
        `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and data_type = 'uuid'`,
        [table],
      );
      await product.query('begin');
      await product.query(`set local twotier.scope = '${cedar}'`);
      const { rows } = await product.query(`select * from ${table}`);
      await product.query('rollback');
      const isTenantTable = columns.some(({ name }) =>
        /^(tenant|partner|provider|reseller|customer)_id$/.test(name),
      );
      if (!isTenantTable || published.has(table)) continue;
      for (const row of rows) {
        expect(
          Object.values(row).map(String),
          `${table} shows a row that does not name the scope's tenant`,
        ).toContain(cedar);
      }
    }
  });
});

test('every statement of the product can be prepared against the migrated schema', async () => {
  const refused: string[] = [];
  for (const { name, text } of allStatements()) {
    await product.query(`deallocate all`);
    await product
      .query(`prepare p as ${text}`)
      .catch((error: Error) => refused.push(`${name}: ${error.message}`));
  }
  expect(refused).toEqual([]);
  expect(allStatements().length).toBeGreaterThan(50);
});
