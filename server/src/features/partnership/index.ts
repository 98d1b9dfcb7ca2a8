export { requirePartnerReseller } from './actions.ts';
export type { Partnership } from './model.ts';
export type { PartnershipParts } from './parts.ts';
export { partnershipRoutes } from './routes.ts';
export { checkPartnerReseller } from './rules.ts';
export type { ResellerCounts } from './store.ts';
export {
  countProviders,
  countResellers,
  createPartnership,
  findActivePartnership,
  findPartnership,
  listActiveResellers,
  lockPartnership,
} from './store.ts';
