export { usageBudgetWork } from './jobs.ts';
export { usageBudgetRoutes } from './routes.ts';
