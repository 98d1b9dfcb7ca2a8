export type { ServiceRequestParts } from './actions.ts';
export { serviceRequestRoutes } from './routes.ts';
