export { reportWork } from './figures.ts';
export type { ReportParts } from './parts.ts';
export { reportRoutes } from './routes.ts';
