export type { LocationParts } from './actions.ts';
export { settleLocation } from './actions.ts';
export { locationRoutes } from './routes.ts';
export { listLocations } from './store.ts';
