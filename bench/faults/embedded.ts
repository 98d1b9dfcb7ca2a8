import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { databaseOf } from '../product.ts';
import { openWorld } from '../world.ts';
import { examine, type Left } from './examine.ts';
import { beginLoad, type Load } from './load.ts';
import { type ProductProcess, product } from './products.ts';
import { until } from './replicated-cluster.ts';

export interface EmbeddedWanted {
  readonly folder: string;
  readonly writers: number;
  readonly say: (line: string) => void;
}

/** The product on its embedded database, with a load on it, while something is done to it. */
async function underLoad(
  { folder, writers }: EmbeddedWanted,
  env: Readonly<Record<string, string>>,
  blow: (one: ProductProcess, load: Load) => Promise<void>,
): Promise<Left> {
  const one = await product({ dataDir: join(folder, 'data'), env });
  let load: Load | undefined;
  try {
    await one.start();
    const { headers } = await openWorld(one);
    load = beginLoad({ origins: [one.origin], headers, writers, label: 'em' });
    await blow(one, load);
    await load.end();
    return await examine(databaseOf(one.dataDir, 'twotier_owner'), load.journal);
  } finally {
    await one.start().catch(() => {});
    await load?.end();
    await one.stop();
  }
}

/** Killed again and again at any moment under load: by turns the product alone, and its database with it. */
export async function killAgainAndAgain(wanted: EmbeddedWanted & { readonly kills: number }): Promise<Left> {
  return underLoad(wanted, {}, async (one, { journal }) => {
    for (let killed = 1; killed <= wanted.kills; killed += 1) {
      await wait(Math.random() * 400);
      // The database first, so that it is killed at work and not by its product's end.
      if (killed % 2 === 0) process.kill(postmasterOf(one.dataDir), 'SIGKILL');
      await one.kill();
      await one.start();
      const before = journal.acknowledged.size;
      await until(async () => journal.acknowledged.size > before || journal.wrong.length > 0);
      wanted.say(
        `killed ${killed} of ${wanted.kills} times, ${journal.acknowledged.size} customers acknowledged`,
      );
      if (journal.wrong.length > 0) return;
    }
  });
}

/** The database alone is killed; the product starts it again by itself. */
export async function killDatabase(wanted: EmbeddedWanted & { readonly kills: number }): Promise<Left> {
  return underLoad(wanted, {}, async (one, { journal }) => {
    for (let killed = 1; killed <= wanted.kills; killed += 1) {
      process.kill(postmasterOf(one.dataDir), 'SIGKILL');
      const before = journal.acknowledged.size;
      await until(
        async () => journal.acknowledged.size > before + wanted.writers || journal.wrong.length > 0,
      );
      wanted.say(`database killed ${killed} of ${wanted.kills} times`);
    }
  });
}

/** It answers nothing for a while, as a machine that swaps does; then it goes on. */
export async function slowDatabase(wanted: EmbeddedWanted & { readonly seconds: number }): Promise<Left> {
  return underLoad(wanted, {}, async (one, { journal }) => {
    for (let time = 1; time <= 3; time += 1) {
      const pids = serverProcesses(one.dataDir);
      for (const pid of pids) process.kill(pid, 'SIGSTOP');
      await wait(wanted.seconds * 1000);
      for (const pid of pids) process.kill(pid, 'SIGCONT');
      const before = journal.acknowledged.size;
      await until(
        async () => journal.acknowledged.size > before + wanted.writers || journal.wrong.length > 0,
      );
      wanted.say(`database frozen ${time} of 3 times for ${wanted.seconds} s`);
    }
  });
}

/** The machine's clock is put right by minutes, forth and back, under the product's feet. */
export async function clockJumps(wanted: EmbeddedWanted): Promise<Left> {
  const preload = new URL('./jumping-clock.mjs', import.meta.url).href;
  return underLoad(wanted, { NODE_OPTIONS: `--import=${preload}` }, async (one, { journal }) => {
    for (const jump of ['SIGUSR2', 'SIGUSR2', 'SIGUSR2', 'SIGUSR2'] as const) {
      process.kill(one.pid(), jump);
      const before = journal.acknowledged.size;
      await until(
        async () => journal.acknowledged.size > before + wanted.writers || journal.wrong.length > 0,
      );
      wanted.say('the clock has jumped');
    }
  });
}

function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function serverProcesses(dataDir: string): readonly number[] {
  const first = postmasterOf(dataDir);
  const children = readFileSync(`/proc/${first}/task/${first}/children`, 'utf8').trim().split(' ');
  return [first, ...children.filter(Boolean).map(Number)];
}
