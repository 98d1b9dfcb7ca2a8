import type {
  CatalogImport as CatalogImportAnswer,
  CatalogImportProblem as ProblemAnswer,
} from '../../../../contract/catalog.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import type { CatalogImport } from './import-model.ts';
import { importProblemText } from './import-problem-texts.ts';
import type { StoredProblem } from './import-store.ts';

export function importWire(one: CatalogImport): CatalogImportAnswer {
  const { rowsAdded: added, rowsChanged: changed, rowsUnchanged: unchanged, rowsFailed: failed } = one;
  return {
    id: one.importId,
    kind: one.kind,
    fileName: one.fileName,
    state: one.state,
    dryRun: one.options.dryRun,
    ...(one.options.country ? { country: one.options.country } : {}),
    ...(one.options.currency ? { currency: one.options.currency } : {}),
    rows: {
      total: one.rowsTotal,
      done: added + changed + unchanged + failed,
      added,
      changed,
      unchanged,
      failed,
    },
    entries: one.entriesTotal,
    warnings: one.warnings,
    startedAt: instant(one.startedAt),
    ...(one.finishedAt ? { finishedAt: instant(one.finishedAt) } : {}),
    startedBy: one.startedBy,
    canRepeat: one.hasFile,
  };
}

export function problemWire(problem: StoredProblem, language: Language): ProblemAnswer {
  return {
    number: problem.number,
    ...(problem.row === null ? {} : { row: problem.row }),
    identifier: problem.identifier,
    code: problem.code,
    severity: problem.severity,
    message: importProblemText(problem.code, problem.params, language),
  };
}
