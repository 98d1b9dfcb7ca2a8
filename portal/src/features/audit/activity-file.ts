import type { AuditRecord } from './calls.ts';

export interface FileWords {
  readonly headers: readonly string[];
  /** What was done, in the reader's words. */
  readonly action: (record: AuditRecord) => string;
  readonly key: (record: AuditRecord) => string;
}

/** One row of the file (6.5), in the order of its headers. */
export function rowOf(record: AuditRecord, words: FileWords): readonly string[] {
  return [
    record.operationDate,
    record.customerName ?? '',
    words.action(record),
    record.userPrincipalName ?? record.applicationId ?? '',
    words.key(record),
    record.resourceType,
    record.operationStatus,
    record.resourceOldValue ?? '',
    record.resourceNewValue ?? '',
  ];
}

/** Written as every file of the product: RFC 4180, a byte order mark, nothing that a spreadsheet would run (6). */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
