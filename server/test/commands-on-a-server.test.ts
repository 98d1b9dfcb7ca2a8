import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { verifyAuditLog } from '../../cli/audit.ts';
import { backUp } from '../../cli/backup.ts';
import { changeKeys, sealedPlaces } from '../../cli/key-rotation.ts';
import { restore } from '../../cli/restore.ts';
import { appendAuditEvent, auditSealer } from '../src/features/audit/index.ts';
import { carriedWebhooks } from '../src/features/webhook/index.ts';
import { realClock } from '../src/platform/clock/index.ts';
import type { Database } from '../src/platform/db/index.ts';
import { openDatabase, tenantScope } from '../src/platform/db/index.ts';
import { keyring, newKey, readKeys } from '../src/platform/seal/index.ts';
import type { TestDatabase } from './postgres.ts';
import { createTestDatabase } from './postgres.ts';

// Reached as an operator reaches a server: by DATABASE_URL alone.
const urlOf = ({ owner }: TestDatabase) =>
  `postgres://${owner.user}:${owner.password ?? ''}@/${owner.database}?host=${encodeURIComponent(String(owner.host))}&port=${owner.port}`;

const silent = { info() {}, warn() {}, error() {} };
const [alder, birch] = [randomUUID(), randomUUID()];
const keyText = () => {
  const { id, key } = newKey();
  return `${id}:${key.toString('base64url')}`;
};
const firstKey = keyText();
let place: string;
let database: TestDatabase;
let db: Database;
let owner: pg.Client;
let said: string[];

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'twotier-server-'));
  database = await createTestDatabase();
  db = openDatabase(database.app, { max: 4 });
  owner = new pg.Client(database.owner);
  await owner.connect();
  for (const [id, name] of [
    [alder, 'Alder \\ "and"\tsons\nÑandú ёж'],
    [birch, 'Birch'],
  ])
    await owner.query(
      `insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at) values ($1, 'customer', $2, 'US', 'global', $3, now())`,
      [id, name, `${id}.example`],
    );
  const ring = keyring(readKeys(firstKey));
  const webhookId = randomUUID();
  const { keyId, box } = ring.seal(Buffer.from('secret'), `webhook secret ${webhookId}`);
  await owner.query(
    `insert into webhook (tenant_id, webhook_id, url, event_names, in_own_header, secret_key_id, secret_box, created_at)
     values ($1, $2, 'https://a.example', '{}', false, $3, $4, now())`,
    [alder, webhookId, keyId, box],
  );
  const sealer = auditSealer({ db, realClock, log: silent, atOnce: 20 });
  for (let n = 0; n < 60; n += 1) await write();
  // Half of them are events, each of a transaction of its own; ten have been handed over.
  await owner.query('set session_replication_role = replica');
  const { rows } = await owner.query('select record_id from audit_record order by log_position limit 30');
  for (const { record_id } of rows)
    await owner.query(
      `update audit_record set event_name = 'test', event_xid = pg_current_xact_id(), event_position = nextval('audit_event_position') where record_id = $1`,
      [record_id],
    );
  await owner.query(
    `update webhook_progress set (event_xid, event_position) =
       (select event_xid, event_position from audit_record where event_name is not null order by 1, 2 offset 9 limit 1)`,
  );
  await owner.query('set session_replication_role = origin');
  // What other tests have under way on this server holds sealing back, not for long.
  await vi.waitFor(async () => {
    await sealer.seal();
    const { rows } = await owner.query('select sum(record_count)::int as sealed from audit_seal');
    expect(rows[0].sealed).toBe(60);
  }, 20_000);
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await owner.end();
  await db.close();
  await database.drop();
  rmSync(place, { recursive: true, force: true });
});
beforeEach(() => {
  said = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.stubEnv('DATABASE_URL', urlOf(database));
  vi.stubEnv('TWOTIER_DATA_DIR', join(place, 'data'));
  vi.stubEnv('TWOTIER_SEALING_KEYS', firstKey);
});

async function write(): Promise<void> {
  await db.transaction(tenantScope(alder), (tx) => {
    const actor = {
      tenantId: alder,
      userId: null,
      name: 'a',
      applicationId: null,
      correlationId: randomUUID(),
    };
    const event = { operation: 'test', resourceType: 'test', newValue: { note: 'ёж\\t\n' } };
    return appendAuditEvent(tx, actor, event, new Date());
  });
}

/** Every row of every table, as text, apart from what another server counts anew. */
async function everything(of: TestDatabase): Promise<Record<string, string[]>> {
  const client = new pg.Client(of.owner);
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'schema_migration' order by 1`,
    );
    const all: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(
        `select (to_jsonb(t) - 'event_xid' - 'since_xid' - 'since_snapshot' ${name === 'webhook_progress' ? `- 'event_position'` : ''})::text as text from "${name}" t order by 1`,
      );
      all[name] = rows.map(({ text }) => text);
    }
    return all;
  } finally {
    await client.end();
  }
}

describe('against a PostgreSQL server', () => {
  test('audit:verify finds the log intact, writes a head and holds the log to it', async () => {
    const head = join(place, 'head.json');
    expect(await verifyAuditLog({ from: undefined, head })).toBe(0);
    expect(said.join('')).toContain('60 records');
    expect(await verifyAuditLog({ from: head, head: undefined })).toBe(0);
    const kept = JSON.parse(readFileSync(head, 'utf8'));
    writeFileSync(head, JSON.stringify({ ...kept, digest: '0'.repeat(64) }));
    expect(await verifyAuditLog({ from: head, head: undefined })).toBe(2);
    expect(said.join('')).toContain('BROKEN');
  });

  test('key:rotate offers a key where there is one, and seals everything anew where there are two', async () => {
    await expect(changeKeys()).rejects.toThrow('holds one key');
    const fresh = keyText();
    vi.stubEnv('TWOTIER_SEALING_KEYS', `${fresh},${firstKey}`);
    expect(await changeKeys()).toBe(0);
    expect(said.join('')).toMatch(/^1 secrets were sealed anew/);
    const { rows } = await owner.query(
      'select webhook_id as id, secret_key_id as "keyId", secret_box as box from webhook',
    );
    const opened = keyring(readKeys(fresh)).open(rows[0], `webhook secret ${rows[0].id}`);
    expect(opened.toString()).toBe('secret');
    expect(sealedPlaces.length).toBeGreaterThan(3);
  });
});

describe('a copy of the tables of a server', () => {
  const file = () => join(place, 'copy.tar.zst');
  let other: TestDatabase;
  beforeAll(async () => {
    const made = await createTestDatabase('template0');
    const { database: name } = made.owner;
    const role = `owner_${name}`;
    // Owns its database and nothing else, as on a rented server.
    await owner.query(`create role ${role} login nosuperuser`);
    await owner.query(`grant twotier_app to ${role} with admin option`);
    await owner.query(`alter database ${name} owner to ${role}`);
    other = { ...made, owner: { ...made.owner, user: role } };
    return async () => {
      await made.drop();
      await owner.query(`drop role ${role}`);
    };
  });

  test('restored into an empty database is what was copied, row by row, its log unbroken', async () => {
    const before = await everything(database);
    expect(await backUp({ to: file(), keys: undefined })).toBe(0);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    vi.stubEnv('DATABASE_URL', urlOf(other));
    expect(await restore({ file: file(), keys: undefined })).toBe(0);
    expect(await everything(other)).toEqual(before);
    expect(said.join('')).toContain('The activity log is intact: 60 records');
  }, 60_000);

  test('keeps references, counters, row security and rights, and events that wait still wait', async () => {
    const client = new pg.Client(other.owner);
    await client.connect();
    const shape = `
      select json_build_object(
        'references', (select json_agg(pg_get_constraintdef(oid) || conrelid::regclass order by conrelid::regclass::text, conname)
                         from pg_constraint where connamespace = 'public'::regnamespace),
        'triggers', (select json_agg(tgname || tgrelid::regclass || tgenabled::text order by tgrelid::regclass::text, tgname) from pg_trigger where not tgisinternal),
        'policies', (select json_agg(tablename || policyname || coalesce(qual, '') order by tablename, policyname) from pg_policies),
        'position', (select last_value from audit_position)) as shape`;
    try {
      expect((await client.query(shape)).rows).toEqual((await owner.query(shape)).rows);
      const { rows } = await client.query(
        `select count(*)::int as waiting from audit_record r, webhook_progress p
          where (r.event_xid, r.event_position) > (p.event_xid, p.event_position)
            and r.event_xid < pg_snapshot_xmin(pg_current_snapshot())`,
      );
      expect(rows).toEqual([{ waiting: 20 }]);
      await client.query('set role twotier_app');
      expect((await client.query('select from tenant')).rowCount).toBe(0);
    } finally {
      await client.end();
    }
  });

  test('names every column that counts transactions', async () => {
    const { rows } = await owner.query(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and udt_name = 'xid8'`,
    );
    expect(Object.keys(carriedWebhooks)).toEqual(expect.arrayContaining(rows.map(({ name }) => name)));
  });

  test('is restored into an empty database only', async () => {
    vi.stubEnv('DATABASE_URL', urlOf(other));
    await expect(restore({ file: file(), keys: undefined })).rejects.toThrow('is not empty');
  });

  test('is refused where something in it is changed or its end is missing, and a whole one is taken after it', async () => {
    const spoiled = join(place, 'spoiled.tar.zst');
    const whole = readFileSync(file());
    const middle = whole.length >> 1;
    const target = await createTestDatabase();
    const client = new pg.Client(target.owner);
    await client.connect();
    try {
      vi.stubEnv('DATABASE_URL', urlOf(target));
      for (const bytes of [
        Buffer.from(whole).fill('spoiled', middle, middle + 7),
        whole.subarray(0, whole.length - 2000),
      ]) {
        writeFileSync(spoiled, bytes);
        await expect(restore({ file: spoiled, keys: undefined })).rejects.toThrow(/cannot be restored/);
        expect((await client.query('select from tenant')).rowCount).toBe(0);
      }
      expect(await restore({ file: file(), keys: undefined })).toBe(0);
    } finally {
      await client.end();
      await target.drop();
    }
  }, 60_000);
});
