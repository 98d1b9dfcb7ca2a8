import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './embedded-account.ts';
import { heldBytes, memoryBytes, pagesAtHandMb } from './embedded-memory.ts';

/** Where one embedded cluster is and how its programs are run. */
export interface Cluster {
  dir: string;
  logFile: string;
  binDir: string;
  account: Account | undefined;
  durable: boolean;
}

export const ownerRole = 'twotier_owner';
export const databaseName = 'twotier';

/** Makes the cluster on the first start. One cut short by a crash is made anew. */
export async function createCluster(cluster: Cluster, passwordFile: string | undefined): Promise<void> {
  if (existsSync(join(cluster.dir, 'PG_VERSION'))) return claimCluster(cluster);
  const unfinished = `${cluster.dir}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  makeFolder(unfinished, cluster.account);
  const options = [
    ...dataOption(unfinished, cluster.account),
    `--username=${ownerRole}`,
    ...(passwordFile === undefined ? ['--auth=trust'] : ['--auth=scram-sha-256', `--pwfile=${passwordFile}`]),
    '--encoding=UTF8',
    // PostgreSQL's own locale knows the case of every script, and unlike the operating system's
    // it cannot change underneath an index.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(cluster.durable ? [] : ['--no-sync']),
  ];
  try {
    await promisify(execFile)(program(cluster, 'initdb'), options, asAccount(unfinished, cluster.account));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new Error(
      `The embedded PostgreSQL could not be set up; DATABASE_URL names another one. ${reason}`,
      {
        cause,
      },
    );
  }
  renameSync(unfinished, cluster.dir);
}

/** A cluster copied or restored by hand may belong to somebody else, or be open to others. */
function claimCluster({ dir, account }: Cluster): void {
  chmodSync(dir, 0o700);
  if (account === undefined || statSync(dir).uid === account.uid) return;
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(dir, name), account.uid, account.gid);
  }
  chownSync(dir, account.uid, account.gid);
}

/** Starts the server, its messages going to the log file, so that they outlive us. */
export function spawnServer(cluster: Cluster, listen: Record<string, string>): ChildProcess {
  const settings: Record<string, string> = {
    ...listen,
    shared_buffers: `${pagesAtHandMb(heldBytes(cluster.dir), memoryBytes())}MB`,
    max_connections: '120',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    ...(cluster.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const log = openSync(cluster.logFile, 'a', 0o600);
  try {
    return spawn(
      program(cluster, 'postgres'),
      [
        ...dataOption(cluster.dir, cluster.account),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      // Detached: Ctrl-C must not reach the database before the requests under way are done.
      {
        ...asAccount(cluster.dir, cluster.account),
        stdio: ['ignore', log, log],
        detached: true,
        windowsHide: true,
      },
    );
  } finally {
    closeSync(log);
  }
}

export function program(cluster: Cluster, name: string): string {
  return join(cluster.binDir, process.platform === 'win32' ? `${name}.exe` : name);
}

export function makeFolder(path: string, account: Account | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

const largestLogBytes = 10_000_000;

/** Keeps one earlier log file, so that years of warnings do not fill the disk. */
export function rotateLog(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > largestLogBytes) renameSync(logFile, `${logFile}.1`);
}

export function logTail(logFile: string): string {
  return existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n') : '';
}

/**
 * A borrowed account may not be let through the folders above the cluster (/root, say). A process
 * that stands inside needs no way in, so there the cluster is named as the place it stands in.
 */
function dataOption(dir: string, account: Account | undefined): string[] {
  const standsInside = account !== undefined && process.platform === 'linux';
  return ['-D', standsInside ? '/proc/self/cwd' : dir];
}

function asAccount(cwd: string, account: Account | undefined) {
  // Settings of another PostgreSQL (PGDATA, PGPORT and their kin) must not reach this one.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
  return { cwd, env, ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }) };
}
