export { requireAttribution, verifyReseller } from './actions.ts';
export type { FoundPartner, NewPartner, NewTenant, Partner, PartnerKind } from './model.ts';
export type { ProfileDeps } from './profile-actions.ts';
export type { PartnerProfiles, SupportProfile, VettedProfile } from './profile-model.ts';
export { profileRoutes } from './profile-routes.ts';
export {
  enterProfiles,
  findProfiles,
  findSecurityContact,
  findSupportProfile,
  settleVetting,
} from './profile-store.ts';
export { partnerRoutes } from './routes.ts';
export type { ResellerId, ResellerIdCheck } from './rules.ts';
export { checkAttribution, checkResellerId, readResellerId, resells } from './rules.ts';
export {
  createPartner,
  createTenant,
  findOperatorName,
  findOwnDomains,
  findPartner,
  findPartnerByPartnerId,
  newPartnerNumbers,
  partnerColumns,
  setCreditLimit,
} from './store.ts';
