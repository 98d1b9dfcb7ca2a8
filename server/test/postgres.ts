import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** What the global setup tells the workers about the cluster of this run. */
export interface TestCluster {
  owner: pg.PoolConfig;
  app: pg.PoolConfig;
  /** Folder that lives as long as the run. */
  dataDir: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: TestCluster;
  }
}

export const templateDatabase = 'twotier_template';

export interface TestDatabase {
  /** Superuser: for migrations and for looking behind row security. */
  owner: pg.PoolConfig;
  /** The plain role that the product works as. */
  app: pg.PoolConfig;
  drop(): Promise<void>;
}

/** A database of the caller's own: a copy of the migrated, empty one. */
export async function createTestDatabase(template: string = templateDatabase): Promise<TestDatabase> {
  const cluster = inject('testCluster');
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await runAsOwner(cluster, `CREATE DATABASE ${database} TEMPLATE ${template} STRATEGY FILE_COPY`);
  return {
    owner: { ...cluster.owner, database },
    app: { ...cluster.app, database },
    drop: () => runAsOwner(cluster, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`),
  };
}

/**
 * A template of the suites' own, filled once in the whole run by whoever needs it first; the others
 * wait and copy it.
 */
export async function ensureTemplate(
  name: string,
  fill: (database: TestDatabase) => Promise<void>,
): Promise<void> {
  const cluster = inject('testCluster');
  const client = new pg.Client({ ...cluster.owner, database: 'postgres' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 1) return;
    const making = await createTestDatabase();
    await fill(making);
    await client.query(`alter database ${making.owner.database} rename to ${name}`);
  } finally {
    await client.end();
  }
}

async function runAsOwner(cluster: TestCluster, statement: string): Promise<void> {
  const client = new pg.Client({ ...cluster.owner, database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
