import Papa from 'papaparse';
import { textOf } from './file-text.ts';
import type { ImportCells, ImportProblem, ReadFile, ReadRow } from './model.ts';
import { importColumns } from './model.ts';
import { problem } from './rules.ts';
import { columnNamed } from './words.ts';

/** People in one file (6.1). */
export const rowsMax = 100;
export const bytesMax = 1024 * 1024;

/** Reads a file of people (6.1): comma, semicolon or tab; headers in any of the languages. */
export function readUserFile(bytes: Uint8Array): ReadFile {
  const text = bytes.length > bytesMax ? null : textOf(bytes);
  if (text === null || text.trim() === '') return refused(problem('unreadable'));
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    skipEmptyLines: false,
  });
  const records = data.map((cells) => cells.map((cell) => plain(cell.trim())));
  while (records.length > 0 && records.at(-1)?.every((cell) => cell === '')) records.pop();
  const [header = [], ...rows] = records;
  const wrong = checkHeader(header);
  if (wrong.length > 0) return refused(...wrong);
  if (rows.length === 0) return refused(problem('unreadable'));
  if (rows.length > rowsMax) return refused(problem('too_many_rows', { max: rowsMax, rows: rows.length }));
  // A quotation mark that is not closed swallows what follows: nobody can say what the row was meant to be.
  const broken = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row));
  return { problems: [], rows: rows.map((cells, index) => rowOf(cells, index, broken.has(index + 1))) };
}

function rowOf(cells: readonly string[], index: number, isBroken: boolean): ReadRow {
  const beyond = cells.slice(importColumns.length).some((cell) => cell !== '');
  return {
    rowNumber: index + 2,
    cells: Object.fromEntries(importColumns.map((column, at) => [column, cells[at] ?? ''])) as ImportCells,
    problems: [...(isBroken ? [problem('unreadable')] : []), ...(beyond ? [problem('extra_data')] : [])],
  };
}

/** These columns in this order and no others. */
function checkHeader(header: readonly string[]): ImportProblem[] {
  const wrong = importColumns.filter((column, at) => columnNamed(header[at] ?? '') !== column);
  if (wrong.length > 0) return [problem('bad_header', { columns: wrong.join(', ') }, wrong[0])];
  const extra = header.slice(importColumns.length).filter((name) => name !== '');
  return extra.length > 0 ? [problem('extra_data', { columns: extra.join(', ').slice(0, 200) })] : [];
}

function refused(...problems: ImportProblem[]): ReadFile {
  return { problems, rows: [] };
}

/** The one under which the header names most columns: names of people hold commas too. */
function delimiterOf(text: string): string {
  const named = (delimiter: string) => {
    const [header = []] = Papa.parse<string[]>(text, { delimiter, preview: 1 }).data;
    return header.filter((name) => columnNamed(name.trim()) !== null).length;
  };
  return [',', ';', '\t'].toSorted((one, other) => named(other) - named(one))[0] as string;
}

/** Without the apostrophe that keeps a spreadsheet from running a cell. */
function plain(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}
