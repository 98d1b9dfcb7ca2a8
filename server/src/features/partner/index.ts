export { requireAttribution, verifyReseller } from './actions.ts';
export type { FoundPartner, NewPartner, NewTenant, Partner, PartnerKind } from './model.ts';
export type { ProfileDeps } from './profile-actions.ts';
export type { SupportProfile } from './profile-model.ts';
export { profileRoutes } from './profile-routes.ts';
export { enterProfiles, findSupportProfile } from './profile-store.ts';
export { partnerRoutes } from './routes.ts';
export type { ResellerId, ResellerIdCheck } from './rules.ts';
export { checkAttribution, checkResellerId, readResellerId } from './rules.ts';
export type { Reader } from './store.ts';
export {
  createPartner,
  createTenant,
  findOperatorName,
  findOwnDomains,
  findPartner,
  findPartnerByPartnerId,
  partnerColumns,
} from './store.ts';
