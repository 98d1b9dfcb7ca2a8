import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The product as anyone runs it: its own process, its own embedded database. */
export interface Product {
  readonly origin: string;
  readonly dataDir: string;
  readonly readyAfterMs: number;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export async function startProduct(dataDir: string, port: number): Promise<Product> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), TWOTIER_DATA_DIR: dataDir, TWOTIER_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilReady(child, origin);
  return {
    origin,
    dataDir,
    readyAfterMs: performance.now() - begun,
    process: child,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function untilReady(child: ChildProcess, origin: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('the product ended before it was ready');
    const ready = await fetch(`${origin}/health/ready`).then((answer) => answer.ok, () => false);
    if (ready) return;
    await wait(20);
  }
}

/** Where the embedded database listens: the folder of its socket, from the file PostgreSQL itself keeps. */
export function socketFolder(dataDir: string): string {
  const lines = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return lines[4] as string;
}

/**
 * Memory of the product and of its database together, in MB: proportional set size where the kernel
 * tells it, so that memory shared by the database's processes counts once.
 */
export function memoryMb(product: Product): number {
  const postmaster = Number(readFileSync(join(product.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  const processes = [product.process.pid as number, postmaster, ...children];
  return Math.round(processes.reduce((sum, pid) => sum + proportionalKb(pid), 0) / 1024);
}

function proportionalKb(pid: number): number {
  try {
    const line = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return Number(line?.[1] ?? 0);
  } catch {
    return 0;
  }
}
