import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/postgres.ts';
import type { Database } from './index.ts';
import { openDatabase, statement, systemScope, tenantScope } from './index.ts';

const countTenants = statement('test.countTenants', 'select count(*)::int as n from tenant');
const insertTenant = statement(
  'test.insertTenant',
  `
  insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at)
  values ($1, 'customer', $2, 'US', 'global', $2, now())`,
);
const seenFrom = statement('test.seenFrom', 'select scope_tenant() as scope', { plannedOnce: true });
const seen = statement(
  'test.seen',
  `select scope_tenant() as scope, current_setting('plan_cache_mode') = 'force_generic_plan' as once`,
);
const numbers = statement(
  'test.numbers',
  'select n, null::boolean as odd from generate_series(1, $1::int) n order by n',
);
const fail = statement('test.fail', 'select 1/0');

const a = '11111111-1111-4111-8111-111111111111';
const b = '22222222-2222-4222-8222-222222222222';
let db: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  db = openDatabase(database.app, { max: 2 });
  drop = database.drop;
});
afterAll(async () => {
  await db.close();
  await drop();
});

const tenantsSeenBy = async (id: string) => (await db.maybe<{ n: number }>(tenantScope(id), countTenants))?.n;

describe('scopes', () => {
  test('a tenant sees its own rows and no others', async () => {
    await db.transaction(tenantScope(a), (tx) => tx.run(insertTenant, [a, 'a.example']));
    await db.transaction(tenantScope(b), (tx) => tx.run(insertTenant, [b, 'b.example']));
    expect(await tenantsSeenBy(a)).toBe(1);
    expect((await db.maybe<{ n: number }>(systemScope('test'), countTenants))?.n).toBe(2);
  });

  test('a row of another tenant cannot be written', async () => {
    const other = '33333333-3333-4333-8333-333333333333';
    await expect(
      db.transaction(tenantScope(a), (tx) => tx.run(insertTenant, [other, 'c.example'])),
    ).rejects.toThrow(/row-level security/);
  });

  test('work within another scope comes back to the first', async () => {
    const seen = await db.transaction(tenantScope(a), async (tx) => {
      const inside = await tx.within(tenantScope(b), (inner) => inner.maybe<{ n: number }>(countTenants));
      const after = await tx.maybe<{ n: number }>(countTenants);
      return [inside?.n, after?.n];
    });
    expect(seen).toEqual([1, 1]);
  });

  test('two readings in one trip see their own scope each', async () => {
    const [one, other] = await Promise.all([a, b].map((id) => db.rows(tenantScope(id), seenFrom)));
    expect([one, other]).toEqual([[{ scope: a }], [{ scope: b }]]);
    expect(await db.rows(systemScope('test'), seenFrom)).toEqual([{ scope: null }]);
  });

  test('readings that leave together see their own scope and their own rows each, whoever of them fails', async () => {
    const scopes = [tenantScope(a), systemScope('test'), tenantScope(b)];
    for (let round = 0; round < 4; round++) {
      const asked = scopes.flatMap((scope) => [
        db.rows(scope, seen),
        db.rows(scope, seenFrom),
        db.rows(scope, numbers, [round]),
        db.rows(scope, fail),
        db.rows(scope, numbers, ['many']),
      ]);
      const outcomes = await Promise.allSettled(asked);
      const of = (id: string | null) => [
        { status: 'fulfilled', value: [{ scope: id, once: false }] },
        { status: 'fulfilled', value: [{ scope: id }] },
        { status: 'fulfilled', value: Array.from({ length: round }, (_, n) => ({ n: n + 1, odd: null })) },
        { status: 'rejected', reason: expect.objectContaining({ message: 'division by zero' }) },
        { status: 'rejected', reason: expect.objectContaining({ code: '22P02' }) },
      ];
      expect(outcomes).toEqual([...of(a), ...of(null), ...of(b)]);
    }
  });

  test('a value that cannot be written fails its own reading alone', async () => {
    const endless: Record<string, unknown> = {};
    endless['self'] = endless;
    for (let round = 0; round < 3; round++) {
      const [bad, good] = await Promise.allSettled([
        db.rows(tenantScope(a), numbers, [endless]),
        db.rows(tenantScope(a), numbers, [1]),
      ]);
      expect(bad).toMatchObject({ status: 'rejected', reason: { name: 'TypeError' } });
      expect(good).toEqual({ status: 'fulfilled', value: [{ n: 1, odd: null }] });
    }
  });

  test('a scope that is no GUID never reaches the database', () => {
    expect(() => tenantScope("x'; drop table tenant; --")).toThrow();
  });
});

describe('transactions', () => {
  test('an error undoes everything and leaves the connection usable', async () => {
    const c = '44444444-4444-4444-8444-444444444444';
    for (let round = 0; round < 5; round++) {
      await expect(
        db.transaction(tenantScope(c), async (tx) => {
          await tx.run(insertTenant, [c, 'd.example']);
          await tx.run(fail);
        }),
      ).rejects.toThrow(/division by zero/);
    }
    expect(await tenantsSeenBy(c)).toBe(0);
  });

  test('an attempt that fails undoes only itself', async () => {
    const d = '55555555-5555-4555-8555-555555555555';
    await db.transaction(tenantScope(d), async (tx) => {
      await tx.run(insertTenant, [d, 'e.example']);
      await expect(tx.attempt((inner) => inner.run(fail))).rejects.toThrow(/division/);
    });
    expect(await tenantsSeenBy(d)).toBe(1);
  });

  test('a failing read does not poison the connection', async () => {
    for (let round = 0; round < 5; round++)
      await expect(db.rows(tenantScope(a), fail)).rejects.toThrow(/division/);
    expect(await tenantsSeenBy(a)).toBe(1);
  });
});
