export type { EnrollmentParts } from './actions.ts';
export { enrollmentLapse, enrollmentReminder } from './jobs.ts';
export { enrollmentRoutes } from './routes.ts';
