import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TestDatabase } from '../../../test/postgres.ts';
import { createTestDatabase } from '../../../test/postgres.ts';
import { realClock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { openDatabase, statement, systemScope, tenantScope } from '../../platform/db/index.ts';
import { appendAuditEvent, auditSealer, verifyAudit } from './index.ts';

vi.setConfig({ testTimeout: 90_000 });

const tenantId = randomUUID();
const silent = { error: () => {} };
const perSeal = 7;
const records = 40;

let database: TestDatabase;
let db: Database;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.app, { max: 6 });
  owner = new pg.Client(database.owner);
  await owner.connect();
  await owner.query(
    `insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at) values ($1, 'customer', 'A', 'US', 'global', 'a.example', now())`,
    [tenantId],
  );
});
afterAll(async () => {
  await owner.end();
  await db.close();
  await database.drop();
});

const sealer = () => auditSealer({ db, realClock, log: silent, atOnce: perSeal });

const write = (note: string, before?: () => Promise<void>) =>
  db.transaction(tenantScope(tenantId), async (tx) => {
    const actor = { tenantId, userId: null, name: 'a', applicationId: null, correlationId: randomUUID() };
    const event = { operation: 'test', resourceType: 'test', newValue: { note, amount: '1.10' } };
    await appendAuditEvent(tx, actor, event, new Date());
    await before?.();
  });

/** What the owner of the database does behind the product's back. */
async function behindItsBack(...texts: string[]): Promise<void> {
  await owner.query(['set local session_replication_role = replica', ...texts].join('; '));
}

describe('I46: the activity log is a chain', () => {
  test('writers wait for nothing, and each record is sealed exactly once, whenever it was committed', async () => {
    const one = sealer();
    const other = sealer();
    let release = () => {};
    const slow = write('slow', () => new Promise((done) => (release = done)));
    const abandoned = write('abandoned', () => Promise.reject(new Error('no')));
    await expect(abandoned).rejects.toThrow('no');
    await Promise.all(Array.from({ length: records - 13 }, (_, n) => write(`quick ${n}`)));
    // The slow one stands below those: nothing is sealed above it before it is over.
    await one.seal();
    expect(await countSealed()).toBe(0);
    release();
    await slow;
    await Promise.all([
      one.seal(),
      other.seal(),
      ...Array.from({ length: 10 }, (_, n) => write(`late ${n}`)),
    ]);
    await Promise.all([one.seal(), other.seal()]);
    await sealed(one, records - 2);
    expect(await verifyAudit(db)).toMatchObject({ broken: null, records: records - 2, unsealed: 0 });
  });

  test('a transaction that began later and took its position earlier is waited for', async () => {
    const begin = async () => {
      const client = new pg.Client(database.owner);
      await client.connect();
      await client.query('begin');
      await client.query('select pg_current_xact_id()');
      const append = `insert into audit_record (tenant_id, occurred_at, record_id, event_id, operation, resource_type, status, correlation_id)
        select $1, now(), gen_random_uuid(), gen_random_uuid(), 'test', 'test', 'succeeded', gen_random_uuid()`;
      return { client, append: () => client.query(append, [tenantId]) };
    };
    const older = await begin();
    const younger = await begin();
    await younger.append();
    await older.append();
    await older.client.query('commit');
    const one = sealer();
    await one.seal();
    await younger.client.query('commit');
    await Promise.all([older.client.end(), younger.client.end()]);
    await sealed(one, records);
    expect(await verifyAudit(db)).toMatchObject({ broken: null, unsealed: 0 });
  });

  test('neither the product nor its database’s owner changes, removes or empties records or seals', async () => {
    for (const table of ['audit_record', 'audit_seal']) {
      const column = table === 'audit_record' ? 'operation' : 'digest';
      for (const text of [
        `update ${table} set ${column} = ${column}`,
        `delete from ${table}`,
        `truncate ${table}`,
      ])
        await expect(owner.query(text), text).rejects.toThrow('never changed or removed');
    }
    const change = statement('test.changeSeal', 'update audit_seal set record_count = 0');
    await expect(db.transaction(systemScope('test'), (tx) => tx.run(change))).rejects.toThrow(
      'permission denied',
    );
  });
});

/** What others do in the same cluster at the same time may hold sealing back for a moment. */
const sealed = (by: ReturnType<typeof sealer>, count: number) =>
  vi.waitFor(
    async () => {
      await by.seal();
      expect(await countSealed()).toBe(count);
    },
    { timeout: 60_000, interval: 20 },
  );

async function countSealed(): Promise<number> {
  const { rows } = await owner.query('select coalesce(sum(record_count), 0)::int as n from audit_seal');
  return rows[0].n;
}

const nth = (n: number) => `(select log_position from kept_record order by log_position offset ${n} limit 1)`;
const slippedIn = (n: number, position: string) => `
  insert into audit_record select (r).* from (select jsonb_populate_record(a, jsonb_build_object('record_id', gen_random_uuid(),
    'log_position', ${position})) as r from kept_record a where log_position = ${nth(n)}) made`;

describe('I46: what is done to the log behind the product’s back is found at its first place', () => {
  beforeAll(async () => {
    await owner.query(
      'create table kept_record as table audit_record; create table kept_seal as table audit_seal',
    );
  });
  afterEach(restore);

  async function restore(): Promise<void> {
    await behindItsBack(
      'delete from audit_record',
      'delete from audit_seal',
      'insert into audit_record table kept_record',
      'insert into audit_seal table kept_seal',
    );
  }

  const position = async (n: number): Promise<string> =>
    (await owner.query(`select ${nth(n)}::text as at`)).rows[0].at;

  test.each([
    ['changed', 9, `update audit_record set new_value = '{"note": "else"}' where log_position = ${nth(9)}`],
    [
      'changed',
      0,
      `update audit_record set occurred_at = occurred_at + interval '1 us' where log_position = ${nth(0)}`,
    ],
    ['added', 15, slippedIn(15, `${nth(14)} - 1000000`).replace(`${nth(14)} - 1000000`, '-5')],
  ] as const)('a record %s', async (kind, n, text) => {
    await behindItsBack(text);
    const { broken } = await verifyAudit(db);
    expect(broken).toMatchObject({ kind });
    if (kind === 'changed') expect(broken).toMatchObject({ record: { position: await position(n) } });
    else expect(broken).toMatchObject({ seal: '1', record: { position: '-5' } });
  });

  test('a record missing, named by those beside it', async () => {
    await behindItsBack(`delete from audit_record where log_position = ${nth(17)}`);
    expect((await verifyAudit(db)).broken).toMatchObject({
      kind: 'missing',
      seal: '3',
      after: { position: await position(16) },
      before: { position: await position(18) },
    });
  });

  test.each([
    ['seal-changed', '2', 'update audit_seal set record_count = record_count + 1 where seal_number = 2'],
    [
      'seal-changed',
      '2',
      `update audit_seal set sealed_at = sealed_at - interval '1 day' where seal_number = 2`,
    ],
    ['seal-changed', '4', `update audit_seal set digest = sha256(digest) where seal_number = 4`],
    ['seal-missing', '2', 'delete from audit_seal where seal_number = 2'],
  ])('%s %s', async (kind, seal, text) => {
    await behindItsBack(text);
    const { broken } = await verifyAudit(db);
    // A changed digest shows where it was made, at the latest at the seal that follows it.
    expect(broken).toMatchObject({ kind, seal });
  });

  test('a chain made anew over changed records, or cut off at its end, by the head that was kept elsewhere', async () => {
    const { head } = await verifyAudit(db);
    const from = head ?? undefined;
    expect((await verifyAudit(db, { from })).broken).toBeNull();
    await behindItsBack(
      `update audit_record set operation = 'else' where log_position = ${nth(30)}`,
      'delete from audit_seal',
    );
    await sealed(sealer(), records);
    expect((await verifyAudit(db)).broken).toBeNull();
    expect((await verifyAudit(db, { from })).broken).toMatchObject({ kind: 'head', seal: head?.seal });
    await restore();
    await behindItsBack(
      `delete from audit_record where log_position > (select last_position from audit_seal where seal_number = 3)`,
      'delete from audit_seal where seal_number > 3',
    );
    expect((await verifyAudit(db)).broken).toBeNull();
    expect((await verifyAudit(db, { from })).broken).toMatchObject({ kind: 'head', found: null });
  });

  test('whatever is done to any record', async () => {
    const columns = [
      'operation',
      'resource_type',
      'actor_name',
      'application_id',
      'customer_name',
      'event_name',
    ];
    const ids = ['customer_id', 'counterpart_id', 'actor_user_id', 'event_id', 'correlation_id', 'record_id'];
    const act = fc.oneof(
      fc
        .constantFrom(...columns)
        .map(
          (c) => (n: number) =>
            `update audit_record set ${c} = coalesce(${c}, '') || 'x' where log_position = ${nth(n)}`,
        ),
      fc
        .constantFrom(...ids)
        .map(
          (c) => (n: number) =>
            `update audit_record set ${c} = gen_random_uuid() where log_position = ${nth(n)}`,
        ),
      fc
        .constantFrom('old_value', 'new_value', 'details')
        .map((c) => (n: number) => `update audit_record set ${c} = '[0]' where log_position = ${nth(n)}`),
      fc.constant((n: number) => `update audit_record set status = 'failed' where log_position = ${nth(n)}`),
      fc.constant((n: number) => `delete from audit_record where log_position = ${nth(n)}`),
      fc.constant((n: number) => slippedIn(n, '-1')),
      fc.constant(
        (n: number) => `update audit_record set log_position = -log_position where log_position = ${nth(n)}`,
      ),
    );
    await fc.assert(
      fc.asyncProperty(act, fc.nat(records - 1), async (of, n) => {
        await behindItsBack(of(n));
        const { broken } = await verifyAudit(db);
        await restore();
        expect(broken).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
