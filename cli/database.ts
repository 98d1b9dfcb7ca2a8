import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PoolConfig } from 'pg';
import type { Settings } from '../server/src/platform/config/index.ts';
import { reachEmbeddedPostgres } from '../server/src/platform/db/embedded-reach.ts';
import type { Database } from '../server/src/platform/db/index.ts';
import { addressesOf, findPrimary, openDatabase } from '../server/src/platform/db/index.ts';
import { Stop } from './stop.ts';

/** The database of the installation that the settings name, whether or not the product runs on it. */
export interface Reached {
  /** As the product's own role. */
  readonly db: Database;
  readonly owner: PoolConfig;
  close(): Promise<void>;
}

export async function reachDatabase(settings: Pick<Settings, 'dataDir' | 'databaseUrl'>): Promise<Reached> {
  const { owner, stop } = await reachOwner(settings);
  const db = openDatabase(owner, { max: 4 });
  const close = async () => {
    await db.close();
    await stop();
  };
  return { db, owner, close };
}

async function reachOwner({ dataDir, databaseUrl }: Pick<Settings, 'dataDir' | 'databaseUrl'>) {
  if (databaseUrl !== null)
    return { owner: await findPrimary(addressesOf(databaseUrl)), stop: async () => {} };
  requireData(dataDir);
  const { ownerConnection, stop } = await reachEmbeddedPostgres(dataDir);
  return { owner: ownerConnection, stop };
}

function requireData(dataDir: string): void {
  if (!existsSync(join(dataDir, 'postgres', 'PG_VERSION')))
    throw new Stop(`There is no database in ${dataDir}: name its directory in TWOTIER_DATA_DIR.`);
}
