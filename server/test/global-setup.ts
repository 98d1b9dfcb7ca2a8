import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../src/platform/db/embedded.ts';
import { templateDatabase } from './postgres.ts';

const migrateFile = new URL('../src/platform/db/migrate.ts', import.meta.url);

/** One cluster for the whole run, with a migrated template that each suite copies. */
export default async function startTestCluster(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'twotier-test-'));
  const removeFiles = () => rmSync(dataDir, { recursive: true, force: true });
  const postgres = await startEmbeddedPostgres({ dataDir, logger: console, durable: false }).catch(
    (error) => {
      removeFiles();
      throw error;
    },
  );
  const stop = async () => {
    await postgres.stop();
    removeFiles();
  };
  try {
    await createTemplate(postgres.ownerConnection);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('testCluster', { owner: postgres.ownerConnection, app: postgres.appConnection, dataDir });
  return stop;
}

async function createTemplate(owner: pg.PoolConfig): Promise<void> {
  const client = new pg.Client({ ...owner, database: 'postgres' });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateDatabase}`);
  await client.end();
  if (!existsSync(migrateFile)) return;
  const { migrate } = await import(migrateFile.href);
  await migrate({ ...owner, database: templateDatabase });
}
