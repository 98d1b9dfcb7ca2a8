export { programReview } from './actions.ts';
export { programRoutes } from './routes.ts';
