export { reportSimulated, simulatedUsage, usageRating } from './jobs.ts';
export { usageEmulatorRoutes, usageReportRoutes } from './report-routes.ts';
export { rounded, shownMonth } from './rules.ts';
export { beginSimulated } from './simulated-usage-store.ts';
export { costOfPlans } from './store.ts';
export { usageViewRoutes } from './view-routes.ts';
