import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeWorld } from './product.ts';

/** One demo world, filled once; each journey has a copy of its own. */
export default async function makeOneWorld(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'twotier-world-'));
  await makeWorld(folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
