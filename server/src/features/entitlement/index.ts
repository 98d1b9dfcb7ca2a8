export type { EntitlementDeps } from './actions.ts';
export { entitlementRoutes } from './routes.ts';
export { sealedOfSoftware } from './sealed-places.ts';
