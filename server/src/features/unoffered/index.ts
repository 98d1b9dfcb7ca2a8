export { unofferedRoutes } from './routes.ts';
