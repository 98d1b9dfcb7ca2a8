import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { serverArguments, serverEnvironment } from '../../scripts/server-process.mjs';
import { freePort, root, settingsFree, untilReady } from '../product.ts';

/** One process of the product, that may die and come back. */
export interface ProductProcess {
  readonly origin: string;
  readonly port: number;
  readonly dataDir: string;
  /** Nothing happens while it runs. */
  start(): Promise<void>;
  /** As when it is killed for want of memory. */
  kill(): Promise<void>;
  /** As a supervisor ends it. */
  stop(): Promise<void>;
  pid(): number;
}

export interface ProductWanted {
  readonly dataDir: string;
  /** What its tokens and links carry: the same for all processes of an installation. */
  readonly publicUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where its source is; absent: here. */
  readonly source?: string;
  /** File for its errors. */
  readonly log?: string;
}

export async function product({
  dataDir,
  publicUrl,
  env = {},
  source = root,
  log,
}: ProductWanted): Promise<ProductProcess> {
  mkdirSync(dataDir, { recursive: true });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let running: ChildProcess | undefined;
  const alive = () => (running?.exitCode === null && running.signalCode === null ? running : undefined);
  const end = async (signal: NodeJS.Signals) => {
    const ending = alive();
    if (ending === undefined) return;
    const exit = once(ending, 'exit');
    ending.kill(signal);
    await exit;
  };
  return {
    origin,
    port,
    dataDir,
    pid: () => running?.pid ?? 0,
    async start() {
      if (alive()) return;
      const child = spawn(process.execPath, serverArguments, {
        cwd: source,
        stdio: ['ignore', log === undefined ? 'ignore' : openSync(log, 'a'), 'inherit'],
        env: {
          ...settingsFree(process.env),
          ...serverEnvironment,
          PORT: String(port),
          TWOTIER_DATA_DIR: dataDir,
          TWOTIER_PUBLIC_URL: publicUrl ?? origin,
          TWOTIER_LOG_LEVEL: log === undefined ? 'silent' : 'error',
          ...env,
        },
      });
      running = child;
      await untilReady(child, origin);
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** What the processes of one installation have to share beside their database. */
export function shareKeys(from: ProductProcess, to: string): void {
  cpSync(join(from.dataDir, 'keys'), join(to, 'keys'), { recursive: true });
}
