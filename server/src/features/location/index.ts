export type { LocationParts } from './actions.ts';
export { settleLocation } from './actions.ts';
export { requireChosenLocation } from './choice.ts';
export type { Location } from './model.ts';
export { locationRoutes } from './routes.ts';
export { listLocations } from './store.ts';
