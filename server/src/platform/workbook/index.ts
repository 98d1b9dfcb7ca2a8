export type { WorkbookFault } from './archive.ts';
export { UnreadableWorkbook } from './archive.ts';
export { looksLikeWorkbook, readWorkbook } from './reader.ts';
export { firstSheet } from './sheet.ts';
export { workbookHeaders, workbookOf } from './writer.ts';
