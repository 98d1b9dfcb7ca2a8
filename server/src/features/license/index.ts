export { assignLicense } from './actions.ts';
export type { AssignmentOutcome, LicenseWanted } from './model.ts';
export type { LicenseRoutesDeps } from './routes.ts';
export { licenseRoutes } from './routes.ts';
