import type {
  ChannelTie as ChannelTieOnWire,
  CustomerImport as ImportOnWire,
  CustomerImportRow as RowOnWire,
} from '../../../../contract/customer-import.ts';
import type { Language } from '../../errors/sentence.ts';
import { csvDocument } from '../../platform/csv/index.ts';
import { instant, present } from '../../platform/http/index.ts';
import type { ChannelTie, CustomerImport, ImportedRow, RowOutcome } from './model.ts';
import { importColumns } from './model.ts';
import { isRefused } from './rules.ts';
import { columnNames, outcomeText, rowProblemText, sampleRow, statusColumn } from './words.ts';

export function importToWire(one: CustomerImport): ImportOnWire {
  return present({
    id: one.importId,
    fileName: one.fileName,
    state: one.state,
    rows: { total: one.rowsTotal, usable: one.rowsUsable, done: one.rowsDone },
    createdAt: instant(one.createdAt),
    createdBy: one.createdBy,
    startedAt: one.startedAt && instant(one.startedAt),
    finishedAt: one.finishedAt && instant(one.finishedAt),
    delegatedAdmin: one.delegatedAdmin,
  }) as ImportOnWire;
}

/** One that was drafted and is in the list by now has been accepted. */
function outcomeOf({
  outcome,
  customerId,
  existingCustomerId,
}: ImportedRow): RowOutcome | 'connected' | null {
  if (existingCustomerId !== null) return 'listed';
  return outcome !== null && customerId !== null ? 'connected' : outcome;
}

export function rowToWire(row: ImportedRow, language: Language): RowOnWire {
  const outcome = outcomeOf(row);
  return present({
    row: row.rowNumber,
    cells: row.cells,
    usable: row.matchKey !== null,
    problems: row.problems.map((problem) => ({
      column: columnNames[problem.column][language],
      severity: isRefused(problem) ? ('refuse' as const) : ('warn' as const),
      message: rowProblemText(problem, language),
    })),
    outcome,
    outcomeText: outcome && outcomeText(outcome, language),
    customerId: row.customerId,
  }) as RowOnWire;
}

const headerIn = (language: Language) => [
  ...importColumns.map((column) => columnNames[column][language]),
  statusColumn[language],
];

/** Begin with this: the columns in the reader's language, and one row as an example. */
export function templateFile(language: Language): string {
  return csvDocument(headerIn(language), [[...importColumns.map((column) => sampleRow[column]), '']]);
}

/** The file as it came, each row with what is to be corrected or what became of it. */
export function statusFile(rows: readonly ImportedRow[], language: Language): string {
  return csvDocument(
    headerIn(language),
    rows.map((row) => [...importColumns.map((column) => row.cells[column]), statusOf(row, language)]),
  );
}

function statusOf(row: ImportedRow, language: Language): string {
  const outcome = outcomeOf(row);
  const said = row.problems.map((problem) => rowProblemText(problem, language));
  return [...(outcome ? [outcomeText(outcome, language)] : []), ...said].join(' ');
}

export function channelTieToWire(tie: ChannelTie): ChannelTieOnWire {
  return present({
    ...tie,
    establishedAt: instant(tie.establishedAt),
    listedAt: tie.listedAt && instant(tie.listedAt),
  }) as ChannelTieOnWire;
}
