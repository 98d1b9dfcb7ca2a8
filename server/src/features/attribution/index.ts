export { countFaultyRecords, leakCountMax } from './leak-actions.ts';
export { leakRoutes } from './leak-routes.ts';
export { creditWork } from './ledger-actions.ts';
export { ledgerRoutes } from './ledger-routes.ts';
