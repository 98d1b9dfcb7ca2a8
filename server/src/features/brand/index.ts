export type { Brand, BrandLook } from './model.ts';
export { brandRoutes } from './routes.ts';
export { readBrand } from './store.ts';
export { lookOf } from './wire.ts';
