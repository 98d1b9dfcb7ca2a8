export { transferDueWork } from './moving.ts';
export { transferRoutes } from './routes.ts';
export { switchRoutes } from './written-routes.ts';
