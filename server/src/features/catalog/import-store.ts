import { refuse } from '../../errors/refusal.ts';
import type { Reader, Tx } from '../../platform/db/index.ts';
import { isUniqueViolation, statement } from '../../platform/db/index.ts';
import type { CatalogImport, ImportCounts, ImportProblem, ImportState, ReadFile } from './import-model.ts';
import { importProblemTexts } from './import-problem-texts.ts';

/** Files kept for running an import again. */
const filesKept = 10;

const insert = statement(
  'catalog.import.insert',
  `
  insert into catalog_import (import_id, kind, file_name, options, state, rows_total, rows_failed, entries_total, warnings,
    started_at, progressed_at, started_by)
  values ($1, $2, $3, $4, 'running', $5, $6, $7, $8, $9, $9, $10)`,
);

const insertProblems = statement(
  'catalog.import.addProblems',
  `
  insert into catalog_import_problem (import_id, problem_number, row_number, identifier, problem, severity, params)
  select $1, r.number, r.row, r.identifier, r.problem, r.severity, r.params
    from jsonb_to_recordset($2) as r (number int, row int, identifier text, problem text, severity text, params jsonb)`,
);

const insertFile = statement(
  'catalog.import.keepFile',
  'insert into catalog_import_file (import_id, content) values ($1, $2)',
);

const dropFiles = statement(
  'catalog.import.dropOldFiles',
  `
  delete from catalog_import_file where import_id not in (
    select import_id from catalog_import order by started_at desc, import_id limit $1)`,
);

const advance = statement(
  'catalog.import.advance',
  `
  update catalog_import set rows_added = rows_added + $2, rows_changed = rows_changed + $3,
         rows_unchanged = rows_unchanged + $4, rows_failed = rows_failed + $5, progressed_at = $6
   where import_id = $1 and state = 'running'`,
);

const end = statement(
  'catalog.import.end',
  `
  update catalog_import set state = $2, finished_at = $3 where import_id = $1 and state = 'running'`,
);

const endAll = statement(
  'catalog.import.endAllRunning',
  `
  update catalog_import set state = 'interrupted', finished_at = $1 where state = 'running'`,
);

const columns = `i.import_id as "importId", i.kind, i.file_name as "fileName", i.options, i.state, i.rows_total as "rowsTotal",
  i.rows_added as "rowsAdded", i.rows_changed as "rowsChanged", i.rows_unchanged as "rowsUnchanged",
  i.rows_failed as "rowsFailed", i.entries_total as "entriesTotal", i.warnings, i.started_at as "startedAt",
  i.finished_at as "finishedAt", i.started_by as "startedBy",
  exists (select from catalog_import_file f where f.import_id = i.import_id) as "hasFile"`;

const list = statement(
  'catalog.import.list',
  `
  select ${columns} from catalog_import i order by i.started_at desc, i.import_id limit $1`,
);

const find = statement(
  'catalog.import.find',
  `select ${columns} from catalog_import i where i.import_id = $1`,
);

const problems = statement(
  'catalog.import.problems',
  `
  select problem_number as number, row_number as row, identifier, problem as code, severity, params
    from catalog_import_problem
   where import_id = $1 and problem_number > $2 and ($3::text is null or severity = $3)
   order by problem_number limit $4`,
);

const file = statement('catalog.import.file', 'select content from catalog_import_file where import_id = $1');

const lastProblem = statement(
  'catalog.import.lastProblem',
  `
  select coalesce(max(problem_number), 0) as number from catalog_import_problem where import_id = $1`,
);

const hasDefaultPrices = statement(
  'catalog.defaultOfferPrice.any',
  'select true as found from default_offer_price limit 1',
);

export interface StartedImport {
  readonly importId: string;
  readonly fileName: string;
  readonly content: Buffer;
  readonly options: CatalogImport['options'];
  readonly startedAt: Date;
  readonly startedBy: string;
}

/** Refuses while another import runs: a unique index knows. */
export async function insertImport(tx: Tx, started: StartedImport, read: ReadFile): Promise<void> {
  const { importId, startedAt, startedBy } = started;
  const warnings = read.problems.filter(({ code }) => importProblemTexts[code].severity === 'warn').length;
  try {
    await tx.run(insert, [
      importId,
      read.kind,
      started.fileName,
      JSON.stringify(started.options),
      read.rowsTotal,
      read.rowsFailed,
      read.offers.length + read.products.length + read.prices.length,
      warnings,
      startedAt,
      startedBy,
    ]);
  } catch (error) {
    if (isUniqueViolation(error, 'catalog_import_running')) refuse('import-running');
    throw error;
  }
  await addImportProblems(tx, importId, inOrder(read.problems));
  await tx.run(insertFile, [importId, started.content]);
  await tx.run(dropFiles, [filesKept]);
}

/** What concerns the whole file comes first, then row by row. */
function inOrder(found: readonly ImportProblem[]): ImportProblem[] {
  return found.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0));
}

export async function addImportProblems(
  tx: Tx,
  importId: string,
  found: readonly ImportProblem[],
): Promise<void> {
  if (found.length === 0) return;
  const before = (await tx.maybe<{ number: number }>(lastProblem, [importId]))?.number ?? 0;
  const rows = found.map(({ row, identifier, code, params }, index) => ({
    number: before + index + 1,
    row,
    identifier,
    problem: code,
    severity: importProblemTexts[code].severity,
    params,
  }));
  await tx.run(insertProblems, [importId, JSON.stringify(rows)]);
}

/** Part of the batch's own transaction: the counts and the rows they count are stored together. */
export async function advanceImport(tx: Tx, importId: string, counts: ImportCounts, at: Date): Promise<void> {
  await tx.run(advance, [importId, counts.added, counts.changed, counts.unchanged, counts.failed, at]);
}

export async function endImport(tx: Tx, importId: string, state: ImportState, at: Date): Promise<void> {
  await tx.run(end, [importId, state, at]);
}

/** Whatever still says it is running was cut off: only one process works on an installation. */
export function endInterruptedImports(tx: Tx, at: Date): Promise<number> {
  return tx.run(endAll, [at]);
}

export function listImports(reader: Reader, limit: number): Promise<CatalogImport[]> {
  return reader.rows<CatalogImport>(list, [limit]);
}

export function findImport(reader: Reader, importId: string): Promise<CatalogImport | undefined> {
  return reader.maybe<CatalogImport>(find, [importId]);
}

export type StoredProblem = ImportProblem & { readonly number: number; readonly severity: 'refuse' | 'warn' };

export function listImportProblems(
  reader: Reader,
  importId: string,
  by: { after: number; severity: 'refuse' | 'warn' | null; limit: number },
): Promise<StoredProblem[]> {
  return reader.rows<StoredProblem>(problems, [importId, by.after, by.severity, by.limit]);
}

export async function readImportFile(reader: Reader, importId: string): Promise<Buffer | undefined> {
  return (await reader.maybe<{ content: Buffer }>(file, [importId]))?.content;
}

export async function anyDefaultPrices(reader: Reader): Promise<boolean> {
  return (await reader.maybe(hasDefaultPrices)) !== undefined;
}
