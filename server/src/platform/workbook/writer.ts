import write from 'write-excel-file/node';

/**
 * A workbook of one sheet. Every cell is text, and one that a spreadsheet would run had it been typed carries the
 * same apostrophe as in a CSV file: people save one as the other.
 */
export async function workbookOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Buffer> {
  const text = (value: string) =>
    value === '' ? null : { value: /^[=+\-@\t\r]/.test(value) ? `'${value}` : value, type: String };
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });
  const widths = header.map((_, at) =>
    Math.min(60, Math.max(12, ...[header, ...rows.slice(0, 100)].map((row) => (row[at]?.length ?? 0) + 2))),
  );
  const sheet = [header.map(bold), ...rows.map((row) => row.map(text))];
  return write(sheet, { columns: widths.map((width) => ({ width })), stickyRowsCount: 1 }).toBuffer();
}

/** Headers of an answer that a browser saves as a workbook of this name. */
export function workbookHeaders(fileName: string): Record<string, string> {
  return {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="${fileName}"`,
  };
}
