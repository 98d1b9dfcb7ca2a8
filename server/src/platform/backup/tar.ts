/** As much of the tar format as copies of a database need: plain files and folders with short names. */
export const blockBytes = 512;
export const endOfArchive = Buffer.alloc(2 * blockBytes);

export function tarEntry(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0, 100);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('0', 156);
  header.write('ustar\u000000', 257, 'latin1');
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc(padding(content.length))]);
}

export function padding(bytes: number): number {
  return (blockBytes - (bytes % blockBytes)) % blockBytes;
}

/** The sum of all bytes, its own field taken for blanks. */
function checksum(header: Buffer): number {
  let sum = 0;
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 0x20 : byte;
  return sum;
}

export interface TarHeader {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly size: number;
}

/** Null at the end of the archive. Throws on what is no header, and on names that lead elsewhere. */
export function readHeader(block: Buffer): TarHeader | null {
  if (block.every((byte) => byte === 0)) return null;
  const text = (from: number, length: number) =>
    block
      .subarray(from, from + length)
      .toString('utf8')
      .split('\0')[0] as string;
  if (Number.parseInt(text(148, 8), 8) !== checksum(block)) throw new Error('it is damaged');
  const prefix = text(345, 155);
  const name = (prefix ? `${prefix}/${text(0, 100)}` : text(0, 100)).replace(/^\.\//, '').replace(/\/$/, '');
  if (name === '' || name.startsWith('/') || name.includes('\\') || name.split('/').includes('..'))
    throw new Error(`it names a file outside itself: ${name}`);
  const type = text(156, 1);
  if (type !== '0' && type !== '5' && type !== '')
    throw new Error(`it holds something that is no file: ${name}`);
  const folder = type === '5';
  return { name, kind: folder ? 'folder' : 'file', size: folder ? 0 : Number.parseInt(text(124, 12), 8) };
}
