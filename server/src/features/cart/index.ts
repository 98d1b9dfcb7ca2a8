export type { CartDeps } from './actions.ts';
export { cartWork } from './jobs.ts';
export { cartPageRoutes } from './page-routes.ts';
export { cartRoutes } from './routes.ts';
