export { readUsageAccess } from './actions.ts';
export type { RoleAssignment, UsageSubscription } from './model.ts';
export { usageAccessRoutes } from './routes.ts';
export { isOwner } from './rules.ts';
export { listAssignments, listUsageSubscriptions } from './store.ts';
