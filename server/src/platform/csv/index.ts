export { csvCell, csvDocument, csvHeaders } from './written-csv.ts';
