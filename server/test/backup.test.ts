import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { backUp } from '../../cli/backup.ts';
import { restore } from '../../cli/restore.ts';
import { appendAuditEvent, auditSealer, verifyAudit } from '../src/features/audit/index.ts';
import { realClock } from '../src/platform/clock/index.ts';
import type { EmbeddedPostgres } from '../src/platform/db/embedded.ts';
import { startEmbeddedPostgres } from '../src/platform/db/embedded.ts';
import type { Database } from '../src/platform/db/index.ts';
import { migrate, openDatabase, tenantScope } from '../src/platform/db/index.ts';
import { loadKeyring } from '../src/platform/seal/index.ts';

const silent = { info() {}, warn() {}, error() {} };
const tenantId = randomUUID();
let place: string;
let dataDir: string;
let postgres: EmbeddedPostgres;
let db: Database;
const acknowledged: string[] = [];

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'twotier-backup-'));
  dataDir = join(place, 'data');
  mkdirSync(dataDir);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('TWOTIER_SEALING_KEYS', '');
  postgres = await startEmbeddedPostgres({ dataDir, logger: silent, durable: false });
  await migrate(postgres.ownerConnection);
  const owner = new pg.Client(postgres.ownerConnection);
  await owner.connect();
  await owner.query(
    `insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at) values ($1, 'customer', 'A', 'US', 'global', 'a.example', now())`,
    [tenantId],
  );
  await owner.end();
  db = openDatabase(postgres.appConnection, { max: 4 });
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await db.close();
  await postgres.stop();
  rmSync(place, { recursive: true, force: true });
});

/** One change, known as done once this comes back. */
async function write(): Promise<void> {
  const note = randomUUID();
  await db.transaction(tenantScope(tenantId), (tx) => {
    const actor = { tenantId, userId: null, name: 'a', applicationId: null, correlationId: randomUUID() };
    return appendAuditEvent(
      tx,
      actor,
      { operation: 'test', resourceType: 'test', newValue: { note } },
      new Date(),
    );
  });
  acknowledged.push(note);
}

const at = (directory: string) => vi.stubEnv('TWOTIER_DATA_DIR', directory);

describe('a backup of a database at work', () => {
  const file = () => join(place, 'b.tar.zst');
  const keys = () => join(place, 'keys.json');
  let before: readonly string[];
  let secret: { keyId: string; box: Buffer };

  test('is taken under writes, and restored it holds all that was acknowledged before, its log unbroken', async () => {
    const ring = loadKeyring(dataDir, null);
    secret = ring.seal(Buffer.from('secret'), 'row');
    const sealer = auditSealer({ db, realClock, log: silent, atOnce: 20 });
    for (let n = 0; n < 100; n += 1) await write();
    before = [...acknowledged];
    let done = false;
    const writing = Promise.all(
      [1, 2, 3].map(async () => {
        while (!done) {
          await write();
          await sealer.seal();
        }
      }),
    );
    at(dataDir);
    const code = await backUp({ to: file(), keys: keys() }).finally(() => {
      done = true;
    });
    await writing;
    expect(code).toBe(0);
    expect(acknowledged.length).toBeGreaterThan(before.length);
    expect(statSync(file()).mode & 0o777).toBe(0o600);

    const fresh = join(place, 'restored');
    at(fresh);
    expect(await restore({ file: file(), keys: keys() })).toBe(0);
    expect(loadKeyring(fresh, null).open(secret, 'row').toString()).toBe('secret');
    const again = await startEmbeddedPostgres({ dataDir: fresh, logger: silent, durable: false });
    const restored = openDatabase(again.appConnection, { max: 2 });
    const owner = new pg.Client(again.ownerConnection);
    await owner.connect();
    try {
      const { rows } = await owner.query(`select new_value->>'note' as note from audit_record`);
      const found = new Set(rows.map(({ note }) => note));
      expect(before.filter((note) => !found.has(note))).toEqual([]);
      expect([...found].every((note) => acknowledged.includes(note))).toBe(true);
      const verified = await verifyAudit(restored);
      expect(verified).toMatchObject({ broken: null });
      expect(verified.seals).toBeGreaterThan(0);
    } finally {
      await owner.end();
      await restored.close();
      await again.stop();
    }
  }, 60_000);

  test('holds none of the keys', () => {
    const { keys: kept } = JSON.parse(readFileSync(join(dataDir, 'keys', 'sealing.json'), 'utf8'));
    expect(readFileSync(file()).includes(kept[0].key)).toBe(false);
    expect(Object.keys(JSON.parse(readFileSync(keys(), 'utf8')).files)).toContain('keys/sealing.json');
  });

  test('takes the place of no other, and is restored into an empty directory only', async () => {
    at(dataDir);
    await expect(backUp({ to: file(), keys: undefined })).rejects.toThrow('is there already');
    await expect(restore({ file: file(), keys: undefined })).rejects.toThrow('is not empty');
    vi.stubEnv('DATABASE_URL', 'postgres://elsewhere');
    await expect(restore({ file: file(), keys: undefined })).rejects.toThrow('--tables');
    vi.stubEnv('DATABASE_URL', '');
  });

  test.each([
    [
      'something in it is changed',
      (bytes: Buffer) => Buffer.from(bytes).fill('spoiled', bytes.length >> 1, (bytes.length >> 1) + 7),
    ],
    ['its end is missing', (bytes: Buffer) => bytes.subarray(0, bytes.length - 2000)],
  ])('is refused where %s, and leaves nothing half restored', async (_, spoil) => {
    const spoiled = join(place, 'spoiled.tar.zst');
    copyFileSync(file(), spoiled);
    writeFileSync(spoiled, spoil(readFileSync(spoiled)));
    const fresh = join(place, 'none');
    at(fresh);
    await expect(restore({ file: spoiled, keys: undefined })).rejects.toThrow('cannot be restored');
    expect(readdirSync(fresh)).toEqual([]);
  });
});
