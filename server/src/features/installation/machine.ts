import { readdir, statfs } from 'node:fs/promises';
import type { DiskFacts } from './model.ts';

const root = new URL('../../../../', import.meta.url);

/** The latest change of the schema that this product brings along; it has been applied before anyone is served. */
export async function latestMigration(): Promise<string | null> {
  const files = await readdir(new URL('server/migrations/', root));
  return (
    files
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .at(-1) ?? null
  );
}

/** Room on the disk that holds the data directory. */
export async function readDisk(dataDir: string): Promise<DiskFacts | null> {
  try {
    const { bsize, bavail, blocks } = await statfs(dataDir);
    return { freeBytes: bsize * bavail, totalBytes: bsize * blocks };
  } catch {
    return null;
  }
}
