import { crc32, deflateRawSync } from 'node:zlib';

const utf8Names = 0x0800;
const deflated = 8;
/** 1980-01-01: the content alone decides the bytes. */
const day = 0x21;

/** A ZIP archive that holds one file. */
export function zipOf(name: string, content: Buffer): Buffer {
  const fileName = Buffer.from(name, 'utf8');
  const packed = deflateRawSync(content);
  const shared = Buffer.alloc(22);
  shared.writeUInt16LE(utf8Names, 0);
  shared.writeUInt16LE(deflated, 2);
  shared.writeUInt16LE(day, 6);
  shared.writeUInt32LE(crc32(content), 8);
  shared.writeUInt32LE(packed.length, 12);
  shared.writeUInt32LE(content.length, 16);
  shared.writeUInt16LE(fileName.length, 20);
  const local = Buffer.concat([
    Buffer.from([0x50, 0x4b, 3, 4, 20, 0]),
    shared,
    Buffer.alloc(2),
    fileName,
    packed,
  ]);
  const central = Buffer.concat([
    Buffer.from([0x50, 0x4b, 1, 2, 20, 0, 20, 0]),
    shared,
    // No extra field, comment, disk, attributes; the local header stands at the start.
    Buffer.alloc(16),
    fileName,
  ]);
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 5, 6]);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
