import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EmbeddedConnection, EmbeddedPostgres } from './embedded.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { databaseName, ownerRole } from './embedded-cluster.ts';
import { DataDirectoryInUse } from './embedded-lock.ts';
import { socketFolder } from './embedded-socket.ts';

/**
 * The database of a data directory for a command beside the product: that of the Twotier running there, or
 * else one started for the command alone.
 */
export async function reachEmbeddedPostgres(
  dataDir: string,
): Promise<Pick<EmbeddedPostgres, 'ownerConnection' | 'stop'>> {
  const silent = { info() {}, warn() {}, error() {} };
  try {
    return await startEmbeddedPostgres({ dataDir, logger: silent });
  } catch (error) {
    if (!(error instanceof DataDirectoryInUse)) throw error;
    return runningPostgres(realpathSync(resolve(dataDir)));
  }
}

function runningPostgres(dataDir: string) {
  const clusterDir = join(dataDir, 'postgres');
  const connection = { user: ownerRole, database: databaseName };
  if (process.platform !== 'win32') {
    const { folder, close } = socketFolder(clusterDir);
    const ownerConnection: EmbeddedConnection = { ...connection, host: folder, port: 5432 };
    return { ownerConnection, stop: async () => close() };
  }
  // Line 4 of the server's own file names its port.
  const pidFile = join(clusterDir, 'postmaster.pid');
  const port = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[3]) : Number.NaN;
  const password = readFileSync(join(dataDir, 'postgres-password'), 'utf8');
  const ownerConnection: EmbeddedConnection = { ...connection, host: '127.0.0.1', port, password };
  return { ownerConnection, stop: async () => {} };
}
