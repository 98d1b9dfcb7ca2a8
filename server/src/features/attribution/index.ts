export { creditWork } from './ledger-actions.ts';
export { ledgerRoutes } from './ledger-routes.ts';
