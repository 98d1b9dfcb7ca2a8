import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import type { TarHeader } from './tar.ts';
import { blockBytes, padding, readHeader } from './tar.ts';
import type { BackupFacts } from './writing.ts';
import { factsName, manifestName } from './writing.ts';

/** Thrown for a file that is no whole, unchanged backup. */
export class BackupDamaged extends Error {
  constructor(file: string, why: string) {
    super(`${file} cannot be restored: ${why}.`);
    this.name = 'BackupDamaged';
  }
}

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

/** Takes exactly so many bytes at a time from a stream. */
interface Bytes {
  /** Calls `each` with the parts of the next `count` bytes. */
  take(count: number, each: (part: Buffer) => void | Promise<void>): Promise<void>;
}

function bytesOf(stream: Readable, watched: () => void): Bytes {
  const chunks = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return {
    async take(count, each) {
      let left = count;
      while (left > 0) {
        if (rest.length === 0) {
          const next = await chunks.next();
          if (next.done) throw new Error('it ends too early');
          rest = next.value as Buffer;
          watched();
        }
        const part = rest.subarray(0, left);
        rest = rest.subarray(part.length);
        left -= part.length;
        await each(part);
      }
    },
  };
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

async function nextHeader(bytes: Bytes): Promise<TarHeader | null> {
  return readHeader(await contentOf(bytes, blockBytes));
}

async function contentOf(bytes: Bytes, size: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  await bytes.take(size, (part) => void parts.push(part));
  return Buffer.concat(parts);
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
