import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createZstdDecompress } from 'node:zlib';
import type { Bytes } from './archive-bytes.ts';
import { BackupDamaged, bytesOf, contentOf, nextHeader } from './archive-bytes.ts';
import type { TarHeader } from './tar.ts';
import { padding } from './tar.ts';
import type { BackupFacts } from './writing.ts';
import { factsName, manifestName } from './writing.ts';

interface FoundFile {
  readonly size: number;
  readonly digest: string;
}

/** Unpacks a backup into a new folder and compares every file with the list that the server made of them. */
export async function readBackup(
  file: string,
  folder: string,
  progress: (bytesDone: number, bytesTotal: number) => void,
): Promise<BackupFacts> {
  const { size } = await stat(file);
  const input = createReadStream(file);
  const unpacked = input.pipe(createZstdDecompress());
  input.once('error', (error) => unpacked.destroy(error));
  const watched = () => progress(input.bytesRead, size);
  try {
    const { files, kept } = await unpack(bytesOf(unpacked, watched), folder);
    const manifest = kept.get(manifestName);
    const facts = kept.get(factsName);
    if (!manifest || !facts) throw new Error('its end is missing');
    compare(JSON.parse(manifest.toString()), files);
    await settle([...files.keys()].map((name) => join(folder, name)));
    return JSON.parse(facts.toString()) as BackupFacts;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOSPC') throw error;
    throw new BackupDamaged(file, (error as Error).message);
  } finally {
    input.destroy();
    unpacked.destroy();
  }
}

async function unpack(bytes: Bytes, folder: string) {
  const files = new Map<string, FoundFile>();
  const kept = new Map<string, Buffer>();
  for (;;) {
    const header = await nextHeader(bytes);
    if (header === null) return { files, kept };
    const path = join(folder, header.name);
    if (header.kind === 'folder') await mkdir(path, { recursive: true, mode: 0o700 });
    else if (header.name === manifestName || header.name === factsName)
      kept.set(header.name, await contentOf(bytes, header.size));
    else files.set(header.name, await writeFile(bytes, header, path));
    await bytes.take(padding(header.size), () => {});
  }
}

async function writeFile(bytes: Bytes, { size }: TarHeader, path: string): Promise<FoundFile> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const digest = createHash('sha256');
  const handle = await open(path, 'wx', 0o600);
  try {
    await bytes.take(size, async (part) => {
      digest.update(part);
      await handle.write(part);
    });
  } finally {
    await handle.close();
  }
  return { size, digest: digest.digest('hex') };
}

/** Nothing of it is left to the operating system's memory alone; many at once, as each waits for the disk. */
async function settle(paths: readonly string[]): Promise<void> {
  const waiting = [...paths];
  const one = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const handle = await open(path, 'r+');
      await handle.sync().finally(() => handle.close());
    }
  };
  await Promise.all(Array.from({ length: 32 }, one));
}

interface Manifest {
  readonly Files: readonly { readonly Path: string; readonly Size: number; readonly Checksum: string }[];
}

function compare({ Files }: Manifest, found: ReadonlyMap<string, FoundFile>): void {
  const listed = new Set(Files.map(({ Path }) => Path));
  for (const { Path, Size, Checksum } of Files) {
    const file = found.get(Path);
    if (!file) throw new Error(`${Path} is missing in it`);
    if (file.size !== Size || file.digest !== Checksum.toLowerCase())
      throw new Error(`${Path} was changed in it`);
  }
  // The log carries check sums of its own and is not in the list.
  for (const path of found.keys())
    if (!listed.has(path) && !path.startsWith('pg_wal/')) throw new Error(`${path} does not belong in it`);
}
