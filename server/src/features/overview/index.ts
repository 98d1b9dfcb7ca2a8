export type { OverviewParts } from './actions.ts';
export { overviewRoutes } from './routes.ts';
