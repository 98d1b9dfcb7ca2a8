export type { MarginParts } from './actions.ts';
export type { Margin } from './model.ts';
export { marginRoutes } from './routes.ts';
