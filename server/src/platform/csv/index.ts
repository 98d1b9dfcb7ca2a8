export type { CsvRecord } from './csv-reader.ts';
export { CsvReader } from './csv-reader.ts';
export { csvStream } from './streamed-csv.ts';
export { csvCell, csvDocument, csvHeaders, unprotected } from './written-csv.ts';
