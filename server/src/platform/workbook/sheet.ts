import { readSheet } from 'read-excel-file/universal';
import type { ArchiveLimits } from './archive.ts';
import { tamedArchive } from './archive.ts';
import { UnreadableWorkbook } from './fault.ts';

/** A hundred thousand people unpack to about 50 MB. */
export const workbookLimits: ArchiveLimits = {
  bytesMax: 256 * 1024 * 1024,
  ratioMax: 300,
  partsMax: 1000,
};

/** The cells of the first sheet, as text. In the thread of the caller: `readWorkbook` is for files of strangers. */
export async function firstSheet(bytes: Buffer, limits: ArchiveLimits = workbookLimits): Promise<string[][]> {
  try {
    const archive = await tamedArchive(bytes, limits);
    const { buffer, byteOffset, byteLength } = archive;
    const content = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
    const rows = await readSheet(content, 1, { trim: false, parseNumber: (text: string) => text });
    return rows.map((cells) => cells.map(cellText));
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw error;
    // Whatever is wrong inside: the library says so in many ways, and so does a tag without an end.
    throw new UnreadableWorkbook('broken');
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return String(value);
}
