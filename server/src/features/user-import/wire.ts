import type {
  UserImport as ImportOnWire,
  UserImportRow as RowOnWire,
} from '../../../../contract/user-import.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant, present } from '../../platform/http/index.ts';
import type { ImportedRow, ImportProblem, UserImport } from './model.ts';
import { partsOf } from './receiving.ts';
import { undoUntil } from './rules.ts';
import { columnNames, failureText, problemText, undoText } from './words.ts';
import { missedTexts } from './written-files.ts';

/** Who asks: passwords are there for one person only. */
export interface Looking {
  readonly userId: string | null;
  readonly language: Language;
  readonly now: Date;
}

export function importToWire(one: UserImport, { userId, language, now }: Looking): ImportOnWire {
  const isDone = one.state === 'finished' && one.rowsCreated > 0;
  const until = undoUntil(one);
  return present({
    id: one.importId,
    fileName: one.fileName,
    state: one.state,
    problems: one.problems.map((problem) => problemToWire(problem, language)),
    rows: {
      total: one.rowsTotal,
      done: one.rowsDone,
      created: one.rowsCreated,
      bad: one.rowsBad,
      removed: one.rowsRemoved,
      kept: one.rowsKept,
    },
    upload: uploadToWire(one, userId),
    readAs: one.readAs,
    createdAt: instant(one.createdAt),
    createdBy: one.createdBy,
    startedAt: one.startedAt && instant(one.startedAt),
    finishedAt: one.finishedAt && instant(one.finishedAt),
    undoUntil: until && until >= now ? instant(until) : null,
    undoneAt: one.undoneAt && instant(one.undoneAt),
    usageLocation: one.usageLocation,
    licenses: one.licenses.map(({ name }) => name),
    passwords: isDone && one.passwordsTakenAt === null && one.startedById === userId,
  }) as ImportOnWire;
}

/** Of a file that comes in parts: how it is cut, how much has come, how much of it is read. */
function uploadToWire(one: UserImport, userId: string | null): ImportOnWire['upload'] | null {
  if (one.sizeBytes === null || one.partBytes === null) return null;
  const { parts } = partsOf(one);
  return {
    sizeBytes: one.sizeBytes,
    partBytes: one.partBytes,
    parts,
    received: one.partsReceived,
    readBytes: one.readBytes,
    own: userId !== null && one.createdById === userId,
    ...(one.fileKey === null ? {} : { fileKey: one.fileKey }),
  };
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
  const said = [
    ...(row.failure ? [failureText(row.failure, language)] : []),
    ...(row.undo ? [undoText(row.undo, language)] : missedTexts(row, of.licenses, language)),
  ];
  return present({
    row: row.rowNumber,
    firstName,
    lastName,
    displayName,
    email,
    problems: row.problems.map((problem) => problemToWire(problem, language)),
    outcome: row.undo === 'removed' ? 'removed' : row.outcome,
    userId: row.undo === 'removed' ? null : row.userId,
    message: said.join(' ') || null,
  }) as RowOnWire;
}
