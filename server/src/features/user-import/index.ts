export type { UserImportParts } from './actions.ts';
export { userImportRunner, userImportWork } from './jobs.ts';
export { userImportRoutes } from './routes.ts';
