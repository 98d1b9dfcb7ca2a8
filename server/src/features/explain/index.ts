export type { ExplainDeps } from './actions.ts';
export { explainRoutes } from './routes.ts';
