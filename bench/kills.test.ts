import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../server/test/postgres.ts';
import { survive } from './kills.ts';

test('two processes that are killed again and again lose nothing and double nothing', async () => {
  const kills = Number(process.env['TWOTIER_KILLS'] ?? 20);
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'twotier-kills-'));
  try {
    const subscriptions = Math.max(20, kills);
    const survived = await survive({ ...database, kills, subscriptions, folder });
    expect(survived).toMatchObject({
      stillDue: 0,
      missing: 0,
      doubled: 0,
      withoutRecord: 0,
      wrongAmounts: 0,
    });
    expect(survived.steps).toBeGreaterThan(10 * subscriptions);
    expect(survived.kills).toBeGreaterThan(kills / 2);
  } finally {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);
