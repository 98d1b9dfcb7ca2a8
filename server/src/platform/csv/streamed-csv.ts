import { Readable } from 'node:stream';
import { csvCell } from './written-csv.ts';

/** Written CSV for files of any length: part after part is read only as fast as it is taken. */
export function csvStream<Part>(
  header: readonly string[],
  parts: AsyncIterable<Part>,
  rowsOf: (part: Part) => readonly (readonly string[])[],
): Readable {
  const lines = (rows: readonly (readonly string[])[]) =>
    rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
  async function* written() {
    yield `\uFEFF${lines([header])}`;
    for await (const part of parts) yield lines(rowsOf(part));
  }
  return Readable.from(written(), { objectMode: false });
}
