import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { csvDocument } from '../../platform/csv/index.ts';
import { licenseKeyOf, refusalOfOutcome } from '../license/index.ts';
import type { ChosenLicense, ImportedRow } from './model.ts';
import { importColumns } from './model.ts';
import { columnNames, createdText, failureText, passwordColumns, problemText } from './words.ts';

const headerIn = (language: Language) => importColumns.map((column) => columnNames[column][language]);

/** Begin with this: the columns in the reader's language. */
export function templateFile(language: Language): string {
  return csvDocument(headerIn(language), []);
}

/** The file as it came, each row with what is to be corrected or what became of it. */
export function statusFile(
  rows: readonly ImportedRow[],
  licenses: readonly ChosenLicense[],
  language: Language,
): string {
  return csvDocument(
    headerIn(language),
    rows.map((row) => [
      ...importColumns.filter((column) => column !== 'status').map((column) => row.cells[column]),
      statusOf(row, licenses, language),
    ]),
  );
}

/** What is to be said of a row, in one line. */
export function statusOf(row: ImportedRow, licenses: readonly ChosenLicense[], language: Language): string {
  const said = row.problems.map((one) => problemText(one, language));
  if (row.failure) return [failureText(row.failure, language), ...said].join(' ');
  if (row.outcome !== 'created') return said.join(' ');
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
