import type { Readable } from 'node:stream';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { csvDocument, csvStream } from '../../platform/csv/index.ts';
import { workbookOf } from '../../platform/workbook/index.ts';
import { licenseKeyOf, refusalOfOutcome } from '../license/index.ts';
import type { ChosenLicense, ImportedRow } from './model.ts';
import { importColumns } from './model.ts';
import {
  causeColumn,
  columnNames,
  createdText,
  failureText,
  passwordColumns,
  problemText,
  undoText,
} from './words.ts';

const headerIn = (language: Language) => importColumns.map((column) => columnNames[column][language]);

/** Begin with this: the columns in the reader's language. */
export function templateFile(language: Language): string {
  return csvDocument(headerIn(language), []);
}

export function templateWorkbook(language: Language): Promise<Buffer> {
  return workbookOf(headerIn(language), []);
}

type Rows = AsyncIterable<readonly ImportedRow[]>;

const writtenCells = ({ cells }: ImportedRow) =>
  importColumns.filter((column) => column !== 'status').map((column) => cells[column]);

/** The file as it came, each row with what is to be corrected or what became of it (6.1). */
export function statusFile(rows: Rows, licenses: readonly ChosenLicense[], language: Language): Readable {
  return csvStream(headerIn(language), rows, (some) =>
    some.map((row) => [...writtenCells(row), statusOf(row, licenses, language)]),
  );
}

const correctionHeader = (language: Language) => [...headerIn(language), causeColumn[language]];

/** What is to be corrected stands in a column of its own, so that the file can be sent again as it is. */
function correctionCells(row: ImportedRow, language: Language): string[] {
  const causes = row.problems.map(({ column, ...one }) => {
    const text = problemText({ column, ...one }, language);
    return column ? `${columnNames[column][language]}: ${text}` : text;
  });
  const failure = row.failure ? [failureText(row.failure, language)] : [];
  const status = row.failure ? '' : row.cells.status;
  return [...writtenCells(row), status, [...failure, ...causes].join(' ')];
}

export function correctionFile(rows: Rows, language: Language): Readable {
  return csvStream(correctionHeader(language), rows, (some) =>
    some.map((row) => correctionCells(row, language)),
  );
}

export async function correctionWorkbook(rows: Rows, language: Language): Promise<Buffer> {
  const written: string[][] = [];
  for await (const some of rows) written.push(...some.map((row) => correctionCells(row, language)));
  return workbookOf(correctionHeader(language), written);
}

/** What is to be said of a row, in one line. */
export function statusOf(row: ImportedRow, licenses: readonly ChosenLicense[], language: Language): string {
  const said = row.problems.map((one) => problemText(one, language));
  if (row.failure) return [failureText(row.failure, language), ...said].join(' ');
  if (row.outcome !== 'created') return said.join(' ');
  if (row.undo) return undoText(row.undo, language);
  return [createdText(language), ...missedTexts(row, licenses, language)].join('. ');
}

/** Why somebody was not given a chosen license. */
export function missedTexts(
  { missed }: Pick<ImportedRow, 'missed'>,
  licenses: readonly ChosenLicense[],
  language: Language,
): string[] {
  return missed.map((one) => {
    const product = licenses.find((chosen) => licenseKeyOf(chosen) === licenseKeyOf(one))?.name ?? '';
    const reason = refusalOfOutcome(one.outcome);
    return reason ? sentenceOf(reason, { product }, language) : product;
  });
}

export interface PersonAndPassword {
  readonly displayName: string;
  readonly userName: string;
  readonly password: string;
}

export function passwordFile(people: readonly PersonAndPassword[], language: Language): string {
  return csvDocument(
    passwordColumns[language],
    people.map(({ displayName, userName, password }) => [displayName, userName, password]),
  );
}
