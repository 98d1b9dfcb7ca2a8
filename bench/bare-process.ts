import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BareSettings } from './bare.ts';
import { root } from './product.ts';

export interface BareServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts the bare server as a process of its own, like the product. */
export function startBare(folder: string, settings: BareSettings): Promise<BareServer> {
  return startServer('bench/bare.ts', folder, settings);
}

/** A program that listens where it likes and says where; it reads what it is told from a file. */
export async function startServer(program: string, folder: string, settings: object): Promise<BareServer> {
  const file = join(folder, 'bare.json');
  writeFileSync(file, JSON.stringify(settings));
  const child = spawn(process.execPath, [program, file], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said = createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const first = await Promise.race([said, ended.then(() => undefined)]);
  const port = Number(first?.value);
  if (!port) throw new Error('the bare server ended before it listened');
  return {
    port,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
