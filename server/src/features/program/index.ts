export { programReview, readmit } from './actions.ts';
export { programRoutes } from './routes.ts';
