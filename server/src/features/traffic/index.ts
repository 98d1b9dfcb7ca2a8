export { limitRoutes } from './limit-routes.ts';
export type { Pulse } from './pulse.ts';
export { pulse } from './pulse.ts';
export { trafficRoutes } from './routes.ts';
