export type { ReferralParts } from './actions.ts';
export { referralContractRoutes } from './contract-routes.ts';
export { referralDigests, referralExpiry } from './due.ts';
export { referralRoutes } from './routes.ts';
export { referralSendingRoutes } from './sending-routes.ts';
