export { reportSimulated, simulatedUsage, usageRating } from './jobs.ts';
export { usageRecordRoutes } from './record-routes.ts';
export { usageEmulatorRoutes, usageReportRoutes } from './report-routes.ts';
export { rounded, shownMonth } from './rules.ts';
export { beginSimulated } from './simulated-usage-store.ts';
export { costOfPlans } from './store.ts';
export { utilizationRoutes } from './utilization-routes.ts';
export { usageViewRoutes } from './view-routes.ts';
