export type { OnboardingDeps } from './actions.ts';
export type { OrderDesk, OrderRequest, WantedSubscription } from './model.ts';
export { onboardingRoutes } from './routes.ts';
