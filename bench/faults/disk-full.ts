import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseOf } from '../product.ts';
import { openWorld } from '../world.ts';
import type { EmbeddedWanted } from './embedded.ts';
import { examine, type Left } from './examine.ts';
import { beginLoad, type Load } from './load.ts';
import { product } from './products.ts';
import { until } from './replicated-cluster.ts';

/** A small disk of its own runs full under load, and has room again. Null where this machine lets nobody mount one. */
export async function diskFull({ folder, writers, say }: EmbeddedWanted): Promise<Left | null> {
  const disk = join(folder, 'disk');
  mkdirSync(disk, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=700m,mode=755', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const one = await product({ dataDir: join(disk, 'data') });
  let load: Load | undefined;
  try {
    await one.start();
    const { headers } = await openWorld(one);
    load = beginLoad({ origins: [one.origin], headers, writers, label: 'df' });
    const { journal } = load;
    await until(async () => journal.acknowledged.size > 3 * writers);
    const { bavail, bsize } = statfsSync(disk);
    const ballast = join(disk, 'ballast');
    fill(ballast, bavail * bsize);
    say('the disk is full');
    const retried = journal.retried;
    await until(async () => journal.retried > retried + 5 * writers || journal.wrong.length > 0, 180_000);
    rmSync(ballast);
    say('there is room again');
    const before = journal.acknowledged.size;
    await until(
      async () => journal.acknowledged.size > before + 3 * writers || journal.wrong.length > 0,
      180_000,
    );
    await load.end();
    return await examine(databaseOf(one.dataDir, 'twotier_owner'), journal);
  } finally {
    rmSync(join(disk, 'ballast'), { force: true });
    await load?.end();
    await one.stop();
    execFileSync('umount', ['-l', disk]);
  }
}

function fill(file: string, bytes: number): void {
  try {
    for (let written = 0; written < bytes; written += 1_048_576)
      writeFileSync(file, Buffer.alloc(1_048_576), { flag: 'a' });
  } catch (error) {
    // Full: as wanted.
    if ((error as { code?: string }).code !== 'ENOSPC') throw error;
  }
}
