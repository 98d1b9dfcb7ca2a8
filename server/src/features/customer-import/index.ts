export type { CustomerImportParts } from './actions.ts';
export { channelWork } from './channel-jobs.ts';
export { channelRoutes } from './channel-routes.ts';
export { customerImportWork, importRunner } from './jobs.ts';
export { customerImportRoutes } from './routes.ts';
