import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failOver } from './failover.ts';

test.skipIf(process.platform === 'win32')(
  'when a standby takes over in the middle of a load, nothing acknowledged is lost, doubled or half done',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'twotier-failover-'));
    try {
      const left = await failOver({ folder, customers: 12, writers: 4, durable: false, say: () => {} });
      expect(left).toMatchObject({ lost: 0, doubled: 0, halfDone: 0, notSeen: 0, wrong: [] });
      expect(left.acknowledged).toBeGreaterThan(40);
      // The standby answered readings before, and none of them missed what its writer had been told.
      expect(left.answeredByReplica).toBeGreaterThan(12);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  300_000,
);
