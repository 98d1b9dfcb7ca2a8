import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sealedPlaces } from '../../cli/key-rotation.ts';
import type { Database } from '../src/platform/db/index.ts';
import { openDatabase } from '../src/platform/db/index.ts';
import type { Keyring } from '../src/platform/seal/index.ts';
import { keyFile, loadKeyring, rotateKeys } from '../src/platform/seal/index.ts';
import type { TestDatabase } from './postgres.ts';
import { createTestDatabase } from './postgres.ts';

let database: TestDatabase;
let db: Database;
let owner: pg.Client;
let dataDir: string;
/** A server at work: it loaded its keys before anything changed. */
let server: Keyring;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.app, { max: 4 });
  owner = new pg.Client(database.owner);
  await owner.connect();
  // Rows without the people and companies they belong to.
  await owner.query('set session_replication_role = replica');
});
afterAll(async () => {
  await owner.end();
  await db.close();
  await database.drop();
});
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'twotier-keys-'));
  server = loadKeyring(dataDir, null);
  await owner.query(
    'truncate authenticator_app, webhook, webhook_delivery, webhook_attempt, software_key, webhook_certificate, identity_provider, identity_provider_domain, sign_in_challenge',
  );
  await fill(9);
  return () => rmSync(dataDir, { recursive: true, force: true });
});

const secretOf = (about: string) => Buffer.from(`secret of ${about}`);

async function fill(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    const sealed = (about: string) => {
      const { keyId, box } = server.seal(secretOf(about), about);
      return [keyId, box];
    };
    const hash = createHash('sha256').update(a).digest();
    await owner.query(
      `insert into authenticator_app (tenant_id, user_id, factor_id, name, key_id, sealed_secret, created_at) values ($1, $2, $3, 'a', $4, $5, now())`,
      [a, b, c, ...sealed(`authenticator ${a} ${c}`)],
    );
    await owner.query(
      `insert into webhook (tenant_id, webhook_id, url, event_names, in_own_header, secret_key_id, secret_box, former_key_id, former_box, created_at)
       values ($1, $2, 'https://a.example', '{}', false, $3, $4, $5, $6, now())`,
      [a, b, ...sealed(`webhook secret ${b}`), ...(n % 2 ? sealed(`webhook secret ${b}`) : [null, null])],
    );
    await owner.query(`insert into software_key values ($1, $2, $3, $4, now())`, [
      a,
      b,
      ...sealed(`software key ${b}`),
    ]);
    await owner.query(`insert into webhook_certificate values ($1, '', $2, $3, now())`, [
      a,
      ...sealed(`webhook certificate ${a}`),
    ]);
    await owner.query(
      `insert into identity_provider values ($1, 'a', 'https://a.example', 'a', $2, $3, '{}', now())`,
      [a, ...(n % 2 ? sealed(`identity provider ${a}`) : [null, null])],
    );
    await owner.query(
      `insert into sign_in_challenge (challenge_hash, purpose, key_id, sealed_rest, expires_at) values ($1, 'provider-sign-in', $2, $3, now())`,
      [hash, ...sealed(`open sign-in ${hash.toString('hex')}`)],
    );
  }
}

/** Opens everything as the server would, and says with which keys it is sealed. */
async function openAll(): Promise<{ count: number; keys: string[] }> {
  const keys = new Set<string>();
  let count = 0;
  for (const place of sealedPlaces) {
    const { rows } = await owner.query(place.others.text.replace('for update', ''), ['', 1000]);
    for (const row of rows) {
      const about = place.about(row);
      expect(server.open(row, about), place.name).toEqual(secretOf(about));
      keys.add(row.keyId);
      count += 1;
    }
  }
  return { count, keys: [...keys] };
}

const keysInFile = (): string[] =>
  JSON.parse(readFileSync(join(dataDir, 'keys', 'sealing.json'), 'utf8')).keys.map(
    ({ id }: { id: string }) => id,
  );

describe('a change of sealing keys', () => {
  test('goes through every column of the database that says which key sealed it', async () => {
    const { rows } = await owner.query(`
      select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and column_name like '%key_id' and data_type = 'text' order by 1`);
    const places = sealedPlaces.map(({ table, keyColumn }) => `${table}.${keyColumn}`);
    expect(places.sort()).toEqual(rows.map(({ name }) => name));
  });

  test('seals everything anew, what is stored late with the old key too, and then retires that key', async () => {
    const [old] = keysInFile();
    const { count } = await openAll();
    const late = randomUUID();
    const held = server.seal(secretOf(`software key ${late}`), `software key ${late}`);
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
      // From the first moment on, a server at work seals with the new key, and opens what either has sealed.
      expect(server.seal(Buffer.from('x'), 'x').keyId).not.toBe(old);
      await openAll();
      // A request had sealed its secret before the change and stores it only now.
      if (pauses === 1)
        await owner.query('insert into software_key values ($1, $2, $3, $4, now())', [
          late,
          late,
          held.keyId,
          held.box,
        ]);
    };
    const done = await rotateKeys({ db, file: keyFile(dataDir), places: sealedPlaces, pause, atOnce: 4 });
    expect(done).toMatchObject({ retired: [old], sealedAnew: count + 1, resumed: false });
    expect(keysInFile()).toEqual([done.keyId]);
    expect(await openAll()).toEqual({ count: count + 1, keys: [done.keyId] });
  });

  test('goes on where it was killed, wherever that was, with the key that it had begun with', async () => {
    const { count } = await openAll();
    const pause = async () => {};
    const parts = { db, file: keyFile(dataDir), places: sealedPlaces, pause, atOnce: 4 };
    const [old] = keysInFile();
    for (let batches = 0; batches < 5; batches += 1) {
      let left = batches;
      const killed = rotateKeys({
        ...parts,
        progress: () => {
          left -= 1;
          if (left < 0) throw new Error('killed');
        },
      });
      await expect(killed).rejects.toThrow('killed');
      expect(keysInFile()).toHaveLength(2);
      expect((await openAll()).count).toBe(count);
    }
    const [fresh] = keysInFile();
    const done = await rotateKeys(parts);
    expect(done).toMatchObject({ keyId: fresh, retired: [old], resumed: true });
    expect(await openAll()).toEqual({ count, keys: [fresh] });
    expect(await rotateKeys(parts)).toMatchObject({ retired: [fresh], sealedAnew: count, resumed: false });
  });
});
