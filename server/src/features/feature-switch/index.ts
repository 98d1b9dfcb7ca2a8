export { featureSwitchRoutes } from './routes.ts';
export { findConfirmedRegistrations } from './store.ts';
