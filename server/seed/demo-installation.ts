import pg from 'pg';
import { findFact, keepFact } from '../src/features/emulator/index.ts';
import type { MovableClock } from '../src/platform/clock/index.ts';
import type { Settings } from '../src/platform/config/index.ts';
import type { Database } from '../src/platform/db/index.ts';
import { systemScope } from '../src/platform/db/index.ts';
import { seedDemoCatalog } from './catalog/index.ts';
import { readCredentials, writeCredentials } from './credentials.ts';
import { demoSecrets } from './demo-secrets.ts';
import { makeDemoWorld } from './demo-world.ts';

/** The demo mode of an installation: its world, its clock, and the way back to both. */
export interface DemoInstallation {
  /** Fills a fresh database, or takes up the clock where it stood. */
  prepare(): Promise<void>;
  /** The demo world as first made, clock to real time. Who called must keep requests out meanwhile. */
  reset(): Promise<void>;
}

export function demoInstallation(parts: {
  readonly settings: Settings;
  readonly db: Database;
  readonly owner: pg.ClientConfig;
  readonly clock: MovableClock;
}): DemoInstallation {
  const { settings, db, clock } = parts;
  const make = async () => {
    const secrets = demoSecrets(readCredentials(settings.dataDir));
    await db.transaction(systemScope('the demo world is made'), seedDemoCatalog);
    const credentials = await makeDemoWorld({
      db,
      secrets,
      baseUrl: settings.publicUrl,
      domainSuffix: settings.customerDomainSuffix,
      now: clock.now(),
    });
    writeCredentials(settings.dataDir, credentials);
    await keepFact(db, 'mode', 'demo');
  };
  return {
    prepare: async () => {
      const mode = await findFact<string>(db, 'mode');
      if (mode === undefined) return make();
      if (mode !== 'demo')
        throw new Error('this database holds a production installation; set TWOTIER_MODE=production');
      const offsetMs = await findFact<number>(db, 'clock-offset-ms');
      if (offsetMs !== undefined) clock.moveTo(new Date(Date.now() + offsetMs));
    },
    reset: async () => {
      await emptyDatabase(parts.owner);
      clock.reset();
      await make();
    },
  };
}

/** Empties every table but the list of migrations; takes the owner, for nobody else may. */
async function emptyDatabase(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(`
      select format('%I', tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'`);
    const kept = ['audit_record', 'audit_seal'];
    const triggers = (state: string) =>
      kept.map((name) => `alter table ${name} ${state} trigger keep_as_written`);
    // One text, one transaction: the log of a world that is made anew begins anew, and is kept again from then on.
    const emptied = `truncate ${rows.map(({ name }) => name).join(', ')}`;
    await client.query([...triggers('disable'), emptied, ...triggers('enable')].join('; '));
  } finally {
    await client.end();
  }
}
