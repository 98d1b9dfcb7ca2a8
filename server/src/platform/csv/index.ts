export { csvStream } from './streamed-csv.ts';
export { csvCell, csvDocument, csvHeaders } from './written-csv.ts';
