export type { Brand } from './model.ts';
export { brandRoutes } from './routes.ts';
export { readBrand } from './store.ts';
