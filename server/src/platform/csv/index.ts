export type { CsvRecord } from './csv-reader.ts';
export { CsvReader } from './csv-reader.ts';
export { csvStream } from './streamed-csv.ts';
export { csvCell, csvDocument, csvHeaders } from './written-csv.ts';
