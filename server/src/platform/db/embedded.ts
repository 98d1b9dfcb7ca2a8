import { type ChildProcess, spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { unprivilegedAccount } from './embedded-account.ts';
import { postgresFolder } from './embedded-binaries.ts';
import {
  type Cluster,
  createCluster,
  databaseName,
  logTail,
  makeFolder,
  ownerRole,
  program,
  rotateLog,
  spawnServer,
} from './embedded-cluster.ts';
import { lockDataDirectory } from './embedded-lock.ts';
import { clearLeftovers, endProcess } from './embedded-postmaster.ts';
import { socketFolder } from './embedded-socket.ts';
import { loopbackListening } from './embedded-windows.ts';

export interface EmbeddedConnection {
  host: string;
  port: number;
  user: string;
  database: string;
  password?: string;
}

export interface EmbeddedPostgres {
  /** Superuser of the embedded cluster: for migrations and backups only, as it bypasses row security. */
  ownerConnection: EmbeddedConnection;
  /** The plain role that the product works as. */
  appConnection: EmbeddedConnection;
  stop(): Promise<void>;
}

export interface EmbeddedLogger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export interface EmbeddedOptions {
  dataDir: string;
  logger: EmbeddedLogger;
  /** False only in tests: a crash may then lose everything. */
  durable?: boolean;
}

const appRole = 'twotier_app';

/**
 * Starts the database that lives in `<dataDir>/postgres`, making it at the first start, and keeps
 * it up until `stop`. Refuses with `DataDirectoryInUse` while another process has the directory.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const lock = lockDataDirectory(dataDir);
  try {
    const running = await startServer(realpathSync(dataDir), options);
    return {
      ...running,
      async stop() {
        await running.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startServer(
  dataDir: string,
  { logger, durable = true }: EmbeddedOptions,
): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount();
  const cluster: Cluster = {
    dir: join(dataDir, 'postgres'),
    logFile: join(dataDir, 'postgres.log'),
    binDir: join(postgresFolder(dataDir, account), 'bin'),
    account,
    durable,
  };
  const listening =
    process.platform === 'win32' ? await loopbackListening(dataDir) : socketListening(cluster);

  const connection = (user: string, database: string) => ({ ...listening.connection, user, database });
  const launch = async () => {
    await clearLeftovers(cluster.dir, join(cluster.dir, 'run'));
    makeFolder(join(cluster.dir, 'run'), account);
    const started = await launchServer(cluster, listening.settings, connection(ownerRole, 'postgres'));
    started.once('exit', () => {
      recovery = recover();
    });
    return started;
  };

  let stopping: Promise<void> | undefined;
  let recovery = Promise.resolve();
  let server: ChildProcess;
  try {
    await createCluster(cluster, listening.passwordFile);
    rotateLog(cluster.logFile);
    server = await launch();
  } catch (error) {
    listening.close();
    throw error;
  }
  // A server that is killed (for want of memory, say) comes back by itself: nothing that was
  // acknowledged is lost, and the pools find it at the same address.
  async function recover(): Promise<void> {
    if (stopping) return;
    logger.error(`PostgreSQL has ended unexpectedly and is started again; see ${cluster.logFile}`);
    try {
      await wait(200);
      if (!stopping) server = await launch();
    } catch (error) {
      logger.error(
        `PostgreSQL could not be started again: ${error instanceof Error ? error.message : error}`,
      );
    }
  }
  async function end(): Promise<void> {
    await recovery;
    await stopServer(cluster, server);
    listening.close();
  }
  function stop(): Promise<void> {
    stopping ??= end();
    return stopping;
  }

  try {
    await createRolesAndDatabase(listening.connection);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ownerConnection: connection(ownerRole, databaseName),
    appConnection: connection(appRole, databaseName),
    stop,
  };
}

interface Listening {
  settings: Record<string, string>;
  connection: { host: string; port: number; password?: string };
  passwordFile?: string;
  close(): void;
}

/**
 * Only a Unix socket, in a folder that only this user and the server's account can enter: there is
 * no port for others to find, and no password to keep.
 */
function socketListening(cluster: Cluster): Listening {
  const { folder: host, close } = socketFolder(cluster.dir);
  const settings = {
    listen_addresses: '',
    port: '5432',
    // Relative to the cluster, so that its length and the rights of the folders above do not matter.
    unix_socket_directories: 'run',
    unix_socket_permissions: '0700',
  };
  return { settings, connection: { host, port: 5432 }, close };
}

// A killed server needs a moment to be gone, and its children need one to notice.
const leftoverOfKilled = /shared memory block|lock file "postmaster.pid" already exists/;

async function launchServer(
  cluster: Cluster,
  settings: Record<string, string>,
  connection: EmbeddedConnection,
): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const server = spawnServer(cluster, settings);
    let failure: string | undefined;
    server.once('error', (error) => {
      failure = error.message;
    });
    server.once('exit', () => {
      failure ??= logTail(cluster.logFile);
    });
    server.unref();
    while (failure === undefined) {
      if (await answers(connection)) return server;
      await wait(10);
    }
    if (attempt === 20 || !leftoverOfKilled.test(failure)) {
      throw new Error(`PostgreSQL did not start; DATABASE_URL names another one. ${failure}`);
    }
    await wait(250);
  }
}

async function answers(connection: EmbeddedConnection): Promise<boolean> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function createRolesAndDatabase(connection: Listening['connection']): Promise<void> {
  const client = new pg.Client({ ...connection, user: ownerRole, database: 'postgres' });
  await client.connect();
  try {
    const roles = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [appRole]);
    if (roles.rowCount === 0) await client.query(`CREATE ROLE ${appRole} LOGIN NOSUPERUSER NOBYPASSRLS`);
    if (connection.password !== undefined) {
      await client.query(`ALTER ROLE ${appRole} PASSWORD ${client.escapeLiteral(connection.password)}`);
    }
    const databases = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
    if (databases.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName} OWNER ${ownerRole}`);
  } finally {
    await client.end();
  }
}

async function stopServer(cluster: Cluster, server: ChildProcess): Promise<void> {
  const isRunning = () => server.exitCode === null && server.signalCode === null;
  if (server.pid === undefined || !isRunning()) return;
  if (process.platform === 'win32') {
    spawnSync(program(cluster, 'pg_ctl'), ['stop', '-m', 'fast', '-w', '-D', cluster.dir], {
      windowsHide: true,
    });
    return;
  }
  server.ref();
  await endProcess(server.pid, isRunning);
}
