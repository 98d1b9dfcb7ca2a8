export type { StateRow, StateTable } from './state-table.ts';
export { nextState } from './state-table.ts';
