export { readTroubles } from './actions.ts';
export { installationRoutes } from './routes.ts';
