export type { EntitlementDeps } from './actions.ts';
export { entitlementRoutes } from './routes.ts';
