export { selfPurchaseRoutes } from './routes.ts';
