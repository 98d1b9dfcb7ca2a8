export type { ReferralParts } from './actions.ts';
export { referralDigests, referralExpiry } from './due.ts';
export { referralRoutes } from './routes.ts';
export { referralSendingRoutes } from './sending-routes.ts';
