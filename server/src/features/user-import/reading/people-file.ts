import type { CsvRecord } from '../../../platform/csv/index.ts';
import { unprotected } from '../../../platform/csv/index.ts';
import type { ImportCells, ImportProblem, ReadAs, ReadFile, ReadRow } from '../model.ts';
import { importColumns } from '../model.ts';
import { problem } from '../rules.ts';
import { columnNamed, isCauseColumn } from '../words.ts';
import type { FileParts } from './encoding.ts';
import { holdsNoText } from './encoding.ts';
import type { Told } from './records.ts';
import { recordsOf, UnusableFile } from './records.ts';

/** Of a file that comes whole, in one request (6.1). */
export const wholeRowsMax = 100;
export const wholeBytesMax = 1024 * 1024;

export const rowsAtOnce = 2000;
/** Kept of a cell; one longer than a name may be is to be corrected anyway. */
const cellMax = 300;
/** Rows of nothing between people: each is told as an error, but not a million of them. */
const gapMax = 1000;

/** The people of a file of any length, some at a time; refuses a file that is of no use as a whole (6.1). */
export async function* readPeople(parts: FileParts, told: Told): AsyncGenerator<ReadRow[]> {
  let sheet: Sheet | undefined;
  let rows: ReadRow[] = [];
  for await (const records of recordsOf(parts, told)) {
    for (const record of records) {
      if (sheet) sheet.read(record, rows);
      else sheet = new Sheet(record);
      if (rows.length < rowsAtOnce) continue;
      yield rows;
      rows = [];
    }
  }
  if (!sheet?.hasPeople) throw new UnusableFile(problem('unreadable', { why: 'empty' }));
  if (rows.length > 0) yield rows;
}

/** Reads a whole file that is small: one request's worth (6.1). */
export async function readUserFile(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length > wholeBytesMax)
    return { problems: [problem('unreadable', { why: 'large' })], rows: [], readAs: null };
  let readAs: ReadAs | null = null;
  const rows: ReadRow[] = [];
  async function* once() {
    yield bytes;
  }
  try {
    for await (const read of readPeople(once, (how) => {
      readAs = how;
    }))
      rows.push(...read);
  } catch (error) {
    if (error instanceof UnusableFile) return { problems: error.problems, rows: [], readAs };
    throw error;
  }
  if (rows.length <= wholeRowsMax) return { problems: [], rows, readAs };
  const tooMany = problem('too_many_rows', { max: wholeRowsMax, rows: rows.length });
  return { problems: [tooMany], rows: [], readAs };
}

/** Where in the file reading is. */
class Sheet {
  /** Columns that are read: those of the template, and one for causes that corrected files carry. */
  readonly #hasCauses: boolean;
  #rowNumber = 1;
  #gap = 0;
  hasPeople = false;

  constructor(header: CsvRecord) {
    const names = header.cells.map((name) => name.trim());
    const wrong = checkHeader(names);
    if (wrong.length > 0) throw new UnusableFile(...wrong);
    this.#hasCauses = isCauseColumn(names[importColumns.length] ?? '');
  }

  /** Empty rows at the end are none; in between they are errors, told once somebody follows (D40). */
  read(record: CsvRecord, into: ReadRow[]): void {
    this.#rowNumber += 1;
    if (!record.isBroken && record.cells.every((cell) => cell.trim() === '')) {
      this.#gap += 1;
      return;
    }
    if (this.#gap > gapMax)
      throw new UnusableFile(problem('unreadable', { why: 'gap', row: this.#rowNumber - this.#gap }));
    for (; this.#gap > 0; this.#gap--) into.push(this.#row({ cells: [], isBroken: false }, this.#gap));
    into.push(this.#row(record, 0));
    this.hasPeople = true;
  }

  #row(record: CsvRecord, before: number): ReadRow {
    const beyond = record.cells.slice(importColumns.length + (this.#hasCauses ? 1 : 0));
    const written = importColumns.map((_, at) => record.cells[at] ?? '');
    const isBroken = record.isBroken || written.some((cell) => holdsNoText(cell) || !cell.isWellFormed());
    return {
      rowNumber: this.#rowNumber - before,
      cells: Object.fromEntries(
        importColumns.map((column, at) => [column, tidied(written[at] ?? '')]),
      ) as ImportCells,
      problems: [
        ...(isBroken ? [problem('unreadable', { why: 'row' })] : []),
        ...(beyond.some((cell) => cell.trim() !== '') ? [problem('extra_data')] : []),
      ],
    };
  }
}

/** These columns in this order and no others, but for the causes of a corrected file. */
function checkHeader(header: readonly string[]): ImportProblem[] {
  const wrong = importColumns.filter((column, at) => columnNamed(header[at] ?? '') !== column);
  if (wrong.length > 0) return [problem('bad_header', { columns: wrong.join(', ') }, wrong[0])];
  const extra = header.slice(importColumns.length).filter((name) => name !== '' && !isCauseColumn(name));
  return extra.length > 0 ? [problem('extra_data', { columns: extra.join(', ').slice(0, 200) })] : [];
}

/**
 * On one line, without blanks at the ends, without the apostrophes that keep a spreadsheet from running a cell,
 * and without signs that no name is made of and no table can hold.
 */
function tidied(cell: string): string {
  const letters = [...unprotected(cell.trim()).toWellFormed()]
    .slice(0, cellMax)
    .join('')
    .replace(/\s*[\r\n\t]\s*/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, '');
  return unprotected(letters);
}
