export type { SupportContactDeps } from './actions.ts';
export { supportContactRoutes } from './routes.ts';
export { countFlagged, flaggedCountMax } from './store.ts';
