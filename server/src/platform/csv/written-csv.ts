/**
 * Written CSV (domain rules 6): RFC 4180, UTF-8 with a byte order mark, commas, CRLF, one header row. A
 * cell that a spreadsheet would run as a formula gets a leading apostrophe, and so does a part of a cell
 * after a semicolon, a tab or a line's end: where lists are written with semicolons (Spanish, Russian), a
 * spreadsheet begins a cell there, whatever the quotes say.
 */
export function csvDocument(header: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [header, ...rows].map((row) => row.map(csvCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** What `csvCell` protected, as it was: for files that people fill in and send back. */
export function unprotected(cell: string): string {
  return cell.replace(/^'+(?=[=+\-@\t\r])|(?<=[;\t\r\n])'+(?="*[=+\-@\t\r])/g, '');
}

export function csvCell(value: string): string {
  const safe = value.replace(/^(?=[=+\-@\t\r])|[;\t\r\n](?="*[=+\-@\t\r])/g, "$&'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Headers of an answer that a browser saves as a file of this name. */
export function csvHeaders(fileName: string): Record<string, string> {
  return {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${fileName}"`,
  };
}
