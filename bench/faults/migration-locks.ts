import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../server/src/platform/db/embedded.ts';
import { migrate } from '../../server/src/platform/db/index.ts';
import { migrationFiles } from '../../server/src/platform/db/migrate.ts';

export interface MeasuredMigration {
  readonly file: string;
  /** From its first lock to its commit: nobody who needs its tables waits longer. */
  readonly heldMs: number;
}

// The migration that writes the whole activity log anew.
const rewriting = '0168_audit_chain.sql';

/** Every migration from the one on that rewrites the activity log, on a log of that many records; the longest first. */
export async function measureMigrations(
  folder: string,
  records: number,
): Promise<readonly MeasuredMigration[]> {
  mkdirSync(join(folder, 'locks'));
  const postgres = await startEmbeddedPostgres({
    dataDir: join(folder, 'locks'),
    logger: { info() {}, warn() {}, error() {} },
  });
  const owner = postgres.ownerConnection;
  try {
    const files = await migrationFiles();
    const since = files.indexOf(rewriting);
    await migrate(owner, { only: files.slice(0, since) });
    await fill(owner, records);
    const measured: MeasuredMigration[] = [];
    for (let end = since + 1; end <= files.length; end += 1) {
      const begun = performance.now();
      await migrate(owner, { only: files.slice(0, end) });
      measured.push({ file: files[end - 1] as string, heldMs: performance.now() - begun });
    }
    return measured.sort((a, b) => b.heldMs - a.heldMs);
  } finally {
    await postgres.stop();
  }
}

async function fill(owner: pg.ClientConfig, records: number): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    // Records without the companies they belong to.
    await client.query('set session_replication_role = replica');
    await client.query(
      `insert into audit_record (tenant_id, occurred_at, record_id, event_id, operation, resource_type, status,
         actor_name, old_value, new_value, details, correlation_id)
       select md5((n % 1000)::text)::uuid, now() - n * interval '1 minute', gen_random_uuid(), gen_random_uuid(),
              'update_subscription', 'subscription', 'succeeded', 'Somebody of the company',
              jsonb_build_object('quantity', n, 'text', repeat('before ', 30)),
              jsonb_build_object('quantity', n + 1, 'text', repeat('after ', 30)), '[]', gen_random_uuid()
         from generate_series(1, $1::int) n`,
      [records],
    );
    await client.query('vacuum analyze audit_record');
  } finally {
    await client.end();
  }
}
