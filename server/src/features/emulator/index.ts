export { deliveryEmulatorRoutes } from './delivery-routes.ts';
export type { EmulatorDeps } from './routes.ts';
export { emulatorRoutes } from './routes.ts';
export { findFact, keepFact } from './store.ts';
