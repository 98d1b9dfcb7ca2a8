export type { Declaration } from './model.ts';
export { declarationRoutes } from './routes.ts';
export { declarationWithin, readDeclaration } from './store.ts';
