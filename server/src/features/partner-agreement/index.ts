export type { PartnerAgreementParts } from './actions.ts';
export { partnerAgreementRoutes } from './routes.ts';
