import type { Readable } from 'node:stream';
import type { TarHeader } from './tar.ts';
import { blockBytes, padding, readHeader } from './tar.ts';

/** Thrown for a file that is no whole, unchanged backup. */
export class BackupDamaged extends Error {
  constructor(file: string, why: string) {
    super(`${file} cannot be restored: ${why}.`);
    this.name = 'BackupDamaged';
  }
}

/** Takes exactly so many bytes at a time from a stream. */
export interface Bytes {
  /** Calls `each` with the parts of the next `count` bytes. */
  take(count: number, each: (part: Buffer) => void | Promise<void>): Promise<void>;
}

export function bytesOf(stream: Readable, watched: () => void): Bytes {
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

export async function nextHeader(bytes: Bytes): Promise<TarHeader | null> {
  return readHeader(await contentOf(bytes, blockBytes));
}

export async function contentOf(bytes: Bytes, size: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  await bytes.take(size, (part) => void parts.push(part));
  return Buffer.concat(parts);
}

/** One of the short entries that a copy of tables is made of. */
export interface Entry {
  readonly name: string;
  readonly content: Buffer;
}

/** Null at the end of the archive. */
export async function nextEntry(bytes: Bytes): Promise<Entry | null> {
  const header = await nextHeader(bytes);
  if (header === null) return null;
  const content = await contentOf(bytes, header.size);
  await bytes.take(padding(header.size), () => {});
  return { name: header.name, content };
}
