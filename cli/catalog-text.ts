import type { CatalogImport, CatalogImportProblem } from '../contract/catalog.ts';

const barWidth = 30;

/** `[##########--------------------]  33 %  91 of 274 rows` */
export function progressLine({ rows }: CatalogImport): string {
  const share = rows.total === 0 ? 1 : rows.done / rows.total;
  const filled = Math.floor(share * barWidth);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}] ${percent} %  ${rows.done} of ${rows.total} rows`;
}

export function resultText({ state, dryRun, rows, entries, warnings }: CatalogImport): string {
  const counts = `${rows.added} added, ${rows.changed} changed, ${rows.unchanged} unchanged, ${rows.failed} not taken`;
  const ending = {
    finished: dryRun ? 'Checked only, nothing was changed.' : 'Finished.',
    failed: 'Failed: see the log of the server. What was stored before is kept; run the import again.',
    interrupted: 'Interrupted: run the import again.',
    running: 'Still running.',
  }[state];
  return `${ending} ${rows.total} rows (${entries} entries): ${counts}; ${warnings} warnings.`;
}

/** Problems as a table that reads in a terminal: row, severity, id, sentence. */
export function problemTable(problems: readonly CatalogImportProblem[]): string {
  const lines = problems.map(({ row, severity, identifier, message }) => [
    row === undefined ? '' : String(row),
    severity === 'refuse' ? 'not taken' : 'warning',
    identifier,
    message,
  ]);
  const head = ['Row', 'Result', 'Id', 'What is wrong'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const format = (line: readonly string[]) =>
    line
      .map((cell, column) => (column === line.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ');
  return [format(head), ...lines.map(format)].join('\n');
}
