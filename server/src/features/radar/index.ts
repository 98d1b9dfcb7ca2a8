export { radarRoutes } from './routes.ts';
