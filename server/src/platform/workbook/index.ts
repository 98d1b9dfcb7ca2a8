export type { WorkbookFault } from './fault.ts';
export { UnreadableWorkbook } from './fault.ts';
export { looksLikeWorkbook, readWorkbook } from './reader.ts';
export { firstSheet } from './sheet.ts';
export { workbookHeaders, workbookOf } from './writer.ts';
