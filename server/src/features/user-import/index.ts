export type { UserImportParts } from './parts.ts';
export { userImportRoutes } from './routes.ts';
export { userImportCleaning, userImportRunner, userImportWork } from './runner.ts';
