import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { serverArguments, serverEnvironment } from '../scripts/server-process.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The product as anyone runs it: its own process, its own embedded database. */
export interface Product {
  readonly port: number;
  readonly dataDir: string;
  readonly readyAfterMs: number;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export async function startProduct(dataDir: string, port: number): Promise<Product> {
  const begun = performance.now();
  const child = spawn(process.execPath, serverArguments, {
    cwd: root,
    env: {
      ...settingsFree(process.env),
      ...serverEnvironment,
      PORT: String(port),
      TWOTIER_DATA_DIR: dataDir,
      TWOTIER_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  await untilReady(child, `http://127.0.0.1:${port}`);
  return { port, dataDir, readyAfterMs: performance.now() - begun, process: child, stop };
}

/** Measured is the product as it comes, whatever the person's own installation is set to. */
export function settingsFree(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(TWOTIER_|DATABASE_|HOST$|PORT$|PG|NODE_ENV$)/.test(name)),
  );
}

export async function untilReady(child: ChildProcess, origin: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error('the product ended before it was ready');
    const ready = await fetch(`${origin}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await wait(20);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** A way into the embedded database beside the product: through the folder of its socket. */
export function databaseOf(dataDir: string, user: 'twotier_owner' | 'twotier_app'): pg.ClientConfig {
  return { host: join(dataDir, 'postgres', 'run'), port: 5432, user, database: 'twotier' };
}

/**
 * Memory of the product and of its database together, in MB: the proportional set size, so that memory
 * which the database's processes share counts once. Null where the kernel does not tell.
 */
export function memoryMb(product: Product): number | null {
  if (!existsSync('/proc/self/smaps_rollup')) return null;
  return processesOf(product).reduce((sum, pid) => sum + proportionalKb(pid), 0) / 1024;
}

/** The product's own process, the database's first one, and all that work for it now. */
function processesOf({ dataDir, process: product }: Product): number[] {
  const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ');
  return [product.pid as number, postmaster, ...children.filter(Boolean).map(Number)];
}

/**
 * Processor time that the product and its database have taken so far, in seconds; with that of processes
 * that have ended. Null where the kernel does not tell.
 */
export function cpuSeconds(product: Product): number | null {
  if (!existsSync('/proc/self/stat')) return null;
  return processesOf(product).reduce((sum, pid) => sum + ticks(pid), 0) / 100;
}

function ticks(pid: number): number {
  try {
    // Behind the name in brackets, which may hold anything: own time, that of the kernel, and both of children.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as { code?: string }).code ?? '')) return 0;
    throw error;
  }
}

function proportionalKb(pid: number): number {
  const file = `/proc/${pid}/smaps_rollup`;
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
  } catch (error) {
    // A database process that ended meanwhile takes no memory.
    if (['ENOENT', 'ESRCH'].includes((error as { code?: string }).code ?? '')) return 0;
    throw error;
  }
}
