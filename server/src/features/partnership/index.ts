export { requirePartnerReseller } from './actions.ts';
export type { Partnership } from './model.ts';
export type { PartnershipParts } from './parts.ts';
export { partnershipRoutes } from './routes.ts';
export { checkPartnerReseller } from './rules.ts';
export { createPartnership, findActivePartnership, findPartnership, listActiveResellers } from './store.ts';
