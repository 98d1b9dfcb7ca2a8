import { findFact, keepFact } from '../src/features/emulator/index.ts';
import { createSetup, findSetupLink } from '../src/features/identity/index.ts';
import { createTenant } from '../src/features/partner/index.ts';
import type { Settings } from '../src/platform/config/index.ts';
import type { Database } from '../src/platform/db/index.ts';
import { systemScope } from '../src/platform/db/index.ts';
import { randomIds } from '../src/platform/ids/index.ts';

/**
 * First start in production: the operator's company and one administrator who has no password yet,
 * reached by a link that works once. Nothing of the demo world.
 */
export async function productionInstallation(parts: {
  readonly settings: Settings;
  readonly db: Database;
}): Promise<{ readonly setupLink: string | null }> {
  const { settings, db } = parts;
  const mode = await findFact<string>(db, 'mode');
  if (mode === 'demo')
    throw new Error('this database holds a demo world; choose another TWOTIER_DATA_DIR or DATABASE_URL');
  if (mode === undefined) {
    await createOperator(db);
    await keepFact(db, 'mode', 'production');
  }
  return { setupLink: await findSetupLink(db, settings.publicUrl) };
}

async function createOperator(db: Database): Promise<void> {
  const tenantId = randomIds.guid();
  await db.transaction(systemScope('the first start makes the operator'), async (tx) => {
    await createTenant(tx, {
      tenantId,
      kind: 'operator',
      name: 'Operator',
      country: 'US',
      cloud: 'global',
      domain: 'operator.local',
      createdAt: new Date(),
    });
    await createSetup(tx, { tenantId, userPrincipalName: 'admin@operator.local' }, new Date());
  });
}
