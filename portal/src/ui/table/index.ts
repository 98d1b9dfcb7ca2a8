export { DataTable, WholeTable } from './data-table.tsx';
export type { Column, FilterControl, RowAction, TablePage, TableRequest } from './types.ts';
