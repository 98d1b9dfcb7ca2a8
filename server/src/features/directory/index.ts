export type { DirectoryParts } from './actions.ts';
export type { ListingText, Representative } from './model.ts';
export { directoryEditingRoutes } from './operator-routes.ts';
export { directoryRoutes } from './routes.ts';
export { saveListing } from './store.ts';
