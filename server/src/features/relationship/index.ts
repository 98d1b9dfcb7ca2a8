export { channelOf, holderOf, servicesOf } from './channel-rules.ts';
export { draftOf } from './draft.ts';
export type { AdminGrant, Standing } from './model.ts';
export { readOwnPartners } from './overview.ts';
export { ownPartnersToWire } from './partners-wire.ts';
export type { AdminGrantsOf, RelationshipParts, SubscriptionsOf, SupportedSubscription } from './parts.ts';
export { relationshipRoutes } from './routes.ts';
export { lockStanding, readStanding, releaseServices } from './standing.ts';
export { requestUrl } from './wire.ts';
