import type {
  UserImport as ImportOnWire,
  UserImportRow as RowOnWire,
} from '../../../../contract/user-import.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant, present } from '../../platform/http/index.ts';
import type { ImportedRow, ImportProblem, UserImport } from './model.ts';
import { columnNames, failureText, problemText } from './words.ts';
import { missedTexts } from './written-files.ts';

/** Who asks: passwords are there for one person only. */
export interface Looking {
  readonly userId: string | null;
  readonly language: Language;
}

export function importToWire(one: UserImport, { userId, language }: Looking): ImportOnWire {
  const isDone = one.state === 'finished' && one.rowsCreated > 0;
  return present({
    id: one.importId,
    fileName: one.fileName,
    state: one.state,
    problems: one.problems.map((problem) => problemToWire(problem, language)),
    rows: { total: one.rowsTotal, done: one.rowsDone, created: one.rowsCreated },
    createdAt: instant(one.createdAt),
    createdBy: one.createdBy,
    startedAt: one.startedAt && instant(one.startedAt),
    finishedAt: one.finishedAt && instant(one.finishedAt),
    usageLocation: one.usageLocation,
    licenses: one.licenses.map(({ name }) => name),
    passwords: isDone && one.passwordsTakenAt === null && one.startedById === userId,
  }) as ImportOnWire;
}

function problemToWire({ code, column, params }: ImportProblem, language: Language) {
  return present({
    column: column && columnNames[column][language],
    code,
    message: problemText({ code, column, params }, language),
  }) as ImportOnWire['problems'][number];
}

export function rowToWire(row: ImportedRow, of: UserImport, language: Language): RowOnWire {
  const { firstName, lastName, displayName, email } = row.cells;
  return present({
    row: row.rowNumber,
    firstName,
    lastName,
    displayName,
    email,
    problems: row.problems.map((problem) => problemToWire(problem, language)),
    outcome: row.outcome,
    userId: row.userId,
    message: row.failure
      ? failureText(row.failure, language)
      : missedTexts(row, of.licenses, language).join(' ') || null,
  }) as RowOnWire;
}
