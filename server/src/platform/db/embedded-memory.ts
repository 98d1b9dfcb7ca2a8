import { readdirSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';

const leastMb = 64;

/**
 * How many megabytes of pages the embedded database keeps at hand, in whole ones: a sixteenth of what it holds, so
 * that a small installation stays small, and never more than an eighth of the machine's memory.
 */
export function pagesAtHandMb(heldBytes: number, memoryBytes: number): number {
  const mb = 2 ** 20;
  const wanted = Math.floor(heldBytes / mb / 16);
  return Math.max(leastMb, Math.min(wanted, Math.floor(memoryBytes / mb / 8)));
}

/** What the tables and indexes of a cluster take on disk, in bytes. */
export function heldBytes(clusterDir: string): number {
  const base = join(clusterDir, 'base');
  let sum = 0;
  // A temporary file may be gone by now.
  for (const database of readdirSync(base))
    for (const file of readdirSync(join(base, database)))
      sum += statSync(join(base, database, file), { throwIfNoEntry: false })?.size ?? 0;
  return sum;
}

/** Of the machine, or of the part of it that this process may use. */
export function memoryBytes(): number {
  const most = process.constrainedMemory?.() ?? 0;
  return most > 0 && most < totalmem() ? most : totalmem();
}
