import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { checkExtent } from './extent.ts';
import { UnreadableWorkbook } from './fault.ts';

const inflate = promisify(inflateRaw);

export interface ArchiveLimits {
  /** All parts together, unpacked. */
  readonly bytesMax: number;
  /** Unpacked to packed, of one part: what is beyond is made to fill memory. */
  readonly ratioMax: number;
  readonly partsMax: number;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly checksum: number;
  readonly localAt: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const stored = 0;
const deflated = 8;

/**
 * The parts of a workbook that hold text, in an archive that is not packed. An archive names the size of its
 * parts in two places, and both may lie; readers that reserve memory by them, or unpack without an end, fall to a
 * file of a few kilobytes. Here each part is unpacked with a limit, and what is handed on says of itself what is so.
 */
export async function tamedArchive(bytes: Buffer, limits: ArchiveLimits): Promise<Buffer> {
  const entries = entriesOf(bytes, limits.partsMax).filter(({ name }) => /\.(xml|rels)$/i.test(name));
  let room = limits.bytesMax;
  const parts: { name: Buffer; content: Buffer }[] = [];
  for (const entry of entries) {
    const content = await contentOf(bytes, entry, room);
    if (content.length > 1_000_000 && content.length > entry.packedSize * limits.ratioMax)
      throw new UnreadableWorkbook('too-large');
    // Damaged on its way: a reader that forgives would leave people out.
    if (crc32(content) !== entry.checksum) throw new UnreadableWorkbook('broken');
    // Of every part: a sheet may lie under any name.
    checkExtent(content.toString('latin1'));
    room -= content.length;
    parts.push({ name: Buffer.from(entry.name), content });
  }
  return archiveOf(parts);
}

function entriesOf(bytes: Buffer, partsMax: number): Entry[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > partsMax) throw new UnreadableWorkbook('too-large');
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark)
      throw new UnreadableWorkbook('broken');
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
    // Of two parts of one name nobody can say which is meant.
    if (isEncrypted || entries.has(name)) throw new UnreadableWorkbook('broken');
    entries.set(name, {
      name,
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      localAt: bytes.readUInt32LE(at + 42),
    });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (noteLength ?? 0);
  }
  return [...entries.values()];
}

/** Where the list of parts is told of: at the end, but for a note of at most 64 KB. */
function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= first; at--) {
    if (bytes.readUInt32LE(at) === endMark) return at;
  }
  throw new UnreadableWorkbook('broken');
}

async function contentOf(bytes: Buffer, entry: Entry, room: number): Promise<Buffer> {
  const { localAt, packedSize, method } = entry;
  if (localAt + 30 > bytes.length || bytes.readUInt32LE(localAt) !== localMark)
    throw new UnreadableWorkbook('broken');
  const start = localAt + 30 + bytes.readUInt16LE(localAt + 26) + bytes.readUInt16LE(localAt + 28);
  if (start + packedSize > bytes.length) throw new UnreadableWorkbook('broken');
  const packed = bytes.subarray(start, start + packedSize);
  if (entry.size > room || (method === stored && packedSize > room))
    throw new UnreadableWorkbook('too-large');
  if (method === stored) return packed;
  if (method !== deflated) throw new UnreadableWorkbook('broken');
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, room) });
  } catch (error) {
    const isTooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnreadableWorkbook(isTooLarge ? 'too-large' : 'broken');
  }
}

/** An archive of parts that are stored as they are. */
export function archiveOf(parts: readonly { readonly name: Buffer; readonly content: Buffer }[]): Buffer {
  const pieces: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2); // names are UTF-8
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([marked(localMark), facts, name]);
    list.push(marked(entryMark), Buffer.from([20, 0]), facts, place, name);
    pieces.push(local, content);
    at += local.length + content.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...pieces, directory, marked(endMark), end]);
}

function marked(mark: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(mark);
  return bytes;
}
