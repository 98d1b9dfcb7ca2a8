export { fraudDigests } from './due.ts';
export { fraudAlertRoutes } from './routes.ts';
