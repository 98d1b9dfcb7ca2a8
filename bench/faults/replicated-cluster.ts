import { type ChildProcess, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { unprivilegedAccount } from '../../server/src/platform/db/embedded-account.ts';
import { postgresFolder } from '../../server/src/platform/db/embedded-binaries.ts';
import {
  type Cluster,
  createCluster,
  makeFolder,
  ownerRole,
  program,
  spawnServer,
} from '../../server/src/platform/db/embedded-cluster.ts';
import { freePort } from '../product.ts';

/** One of two servers of the same database. */
export interface Server {
  readonly connection: pg.ClientConfig;
  /** As an address list names it. */
  readonly host: string;
  /** As when the power fails. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

export interface ReplicatedCluster {
  readonly primary: Server;
  readonly standby: Server;
  /** Both servers, as DATABASE_URL takes them. */
  readonly url: string;
  /** The standby alone, as DATABASE_READ_URL takes it. */
  readonly readUrl: string;
  promote(): Promise<void>;
  stop(): Promise<void>;
}

const database = 'twotier';

/** A primary, and a standby that it waits for with every commit until the standby has applied it. */
export async function startReplicatedCluster(folder: string, durable = true): Promise<ReplicatedCluster> {
  const first = clusterIn(folder, 'first', durable);
  await createCluster(first, undefined);
  const primary = await server(first);
  await primary.start();
  await run(primary, 'postgres', [
    'create role twotier_app login nosuperuser nobypassrls',
    `create database ${database}`,
    `select pg_create_physical_replication_slot('second', true)`,
  ]);
  const second = clusterIn(folder, 'second', durable);
  await copyOf(primary, first, second);
  const standby = await server(second);
  await standby.start();
  await run(primary, 'postgres', [
    `alter system set synchronous_standby_names = 'FIRST 1 (second)'`,
    'select pg_reload_conf()',
  ]);
  await until(
    async () =>
      (await ask(primary, 'select 1 from pg_stat_replication where sync_state = $1', ['sync'])).length > 0,
  );
  const url = (hosts: string) => `postgres://${ownerRole}@${hosts}/${database}`;
  return {
    primary,
    standby,
    url: url(`${primary.host},${standby.host}`),
    readUrl: url(standby.host),
    promote: () => run(standby, 'postgres', ['select pg_promote(true, 60)']),
    async stop() {
      await Promise.all([primary.kill(), standby.kill()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function clusterIn(folder: string, name: string, durable: boolean): Cluster {
  const account = unprivilegedAccount();
  mkdirSync(folder, { recursive: true });
  return {
    dir: join(folder, name),
    logFile: join(folder, `${name}.log`),
    binDir: join(postgresFolder(folder, account), 'bin'),
    account,
    durable,
  };
}

/** Of the server that the product brings. */
export function postgresVersion(folder: string): string {
  const said = execFileSync(program(clusterIn(folder, 'version', false), 'postgres'), ['--version'], {
    encoding: 'utf8',
  });
  return /[\d.]+/.exec(said)?.[0] ?? '';
}

async function server(cluster: Cluster): Promise<Server> {
  const port = await freePort();
  const name = basename(cluster.dir);
  const connection = { host: '127.0.0.1', port, user: ownerRole, database };
  let running: ChildProcess | undefined;
  return {
    connection,
    host: `127.0.0.1:${port}`,
    async start() {
      makeFolder(join(cluster.dir, 'run'), cluster.account);
      running = spawnServer(cluster, {
        listen_addresses: '127.0.0.1',
        port: String(port),
        unix_socket_directories: 'run',
        cluster_name: name,
        max_connections: '100',
      });
      await until(() =>
        ask({ connection }, 'select 1', [], 'postgres').then(
          () => true,
          () => false,
        ),
      );
    },
    async kill() {
      if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
      const exit = once(running, 'exit');
      running.kill('SIGKILL');
      await exit;
    },
  };
}

/** As a base backup is made: the files while they are written to, and the log from then on. */
async function copyOf(primary: Server, from: Cluster, to: Cluster): Promise<void> {
  const client = new pg.Client({ ...primary.connection, database: 'postgres' });
  await client.connect();
  try {
    await client.query(`select pg_backup_start('second', true)`);
    cpSync(from.dir, to.dir, {
      recursive: true,
      filter: (path) => !/postmaster\.(pid|opts)$|[/\\]run([/\\]|$)|pg_replslot[/\\]./.test(path),
    });
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    writeFileSync(join(to.dir, 'backup_label'), rows[0]?.labelfile ?? '');
  } finally {
    await client.end();
  }
  const { host, port, user } = primary.connection;
  writeFileSync(join(to.dir, 'standby.signal'), '');
  writeFileSync(
    join(to.dir, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${host} port=${port} user=${user} application_name=second'\nprimary_slot_name = 'second'\n`,
  );
  // What was copied belongs to whoever copied it.
  await createCluster(to, undefined);
}

async function run(at: Server, in_: string, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await ask(at, statement, [], in_);
}

/** Asks one of the servers itself, beside the product. */
export async function ask<R extends pg.QueryResultRow>(
  { connection }: Pick<Server, 'connection'>,
  statement: string,
  values: readonly unknown[] = [],
  in_ = database,
): Promise<R[]> {
  const client = new pg.Client({ ...connection, database: in_, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query<R>(statement, values as unknown[])).rows;
  } finally {
    client.end().catch(() => {});
  }
}

export async function until(holds: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`It did not hold within ${withinMs} ms: ${holds}`);
    await wait(30);
  }
}
