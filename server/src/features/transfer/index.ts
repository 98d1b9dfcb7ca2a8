export { transferDueWork } from './moving.ts';
export { transferRoutes } from './routes.ts';
