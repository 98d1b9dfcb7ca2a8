export type { BusinessProfileParts } from './actions.ts';
export { partnerFinderRoutes } from './finder-routes.ts';
export type { FoundProfile, ProfileText } from './model.ts';
export { businessProfileRoutes } from './routes.ts';
export { findPublished, insertLocation, saveDraft, savePublished } from './store.ts';
