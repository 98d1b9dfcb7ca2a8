export type { CartDeps } from './actions.ts';
export { cartRoutes } from './routes.ts';
