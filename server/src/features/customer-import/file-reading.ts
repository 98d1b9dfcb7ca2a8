import Papa from 'papaparse';
import { unprotected } from '../../platform/csv/index.ts';
import type { ImportCells, ImportColumn } from './model.ts';
import { importColumns } from './model.ts';
import type { FileProblem } from './words.ts';
import { columnNamed } from './words.ts';

/** Thrown where the file as a whole is of no use. */
export class UnusableFile extends Error {
  readonly problem: FileProblem;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(problem: FileProblem, params: Readonly<Record<string, string | number>> = {}) {
    super(problem);
    this.problem = problem;
    this.params = params;
  }
}

export const rowsMax = 5000;
const required: readonly ImportColumn[] = ['companyName', 'country'];

export interface ReadRow {
  readonly rowNumber: number;
  readonly cells: ImportCells;
}

/**
 * Reads a file of customers: comma, semicolon or tab, headers in any of the languages, any order of columns.
 * A filled status column is passed over, so that a corrected file can be sent again as it is.
 */
export function readCustomerFile(bytes: Uint8Array): ReadRow[] {
  const text = textOf(bytes);
  if (text.trim() === '') throw new UnusableFile('empty');
  const { data } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: false });
  const [header = [], ...rows] = data;
  const columns = header.map(columnNamed);
  const missing = required.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new UnusableFile('columns', { columns: missing.join(', ') });
  const filled = rows
    .map((cells, index) => ({ rowNumber: index + 2, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length === 0) throw new UnusableFile('no-rows');
  if (filled.length > rowsMax) throw new UnusableFile('too-many-rows', { max: rowsMax });
  return filled.map(({ rowNumber, cells }) => {
    if (cells.slice(header.length).some((cell) => cell !== ''))
      throw new UnusableFile('extra-cells', { row: rowNumber });
    const at = (column: ImportColumn) => cells[columns.indexOf(column)] ?? '';
    return {
      rowNumber,
      cells: Object.fromEntries(
        importColumns.map((column) => [column, columns.includes(column) ? unprotected(at(column)) : '']),
      ) as ImportCells,
    };
  });
}

/** The one under which the header names most columns: names of companies hold all of these signs too. */
function delimiterOf(text: string): string {
  const named = (delimiter: string) => {
    const [header = []] = Papa.parse<string[]>(text, { delimiter, preview: 1 }).data;
    return header.filter((name) => columnNamed(name) !== null).length;
  };
  return [',', ';', '\t'].toSorted((one, other) => named(other) - named(one))[0] as string;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnusableFile('encoding');
  }
}
