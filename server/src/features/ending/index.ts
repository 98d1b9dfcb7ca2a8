export type { EndingPreview } from './actions.ts';
export { servicesOfChannel } from './channel-facts.ts';
export { endPlannedRelationships } from './jobs.ts';
export type { Acting, AdminEnding, EndingParts } from './parts.ts';
export { endingRoutes } from './routes.ts';
export { grantsOfTie, legacyGrantOf } from './tie-admin.ts';
export type { AdminFacts } from './what-if-facts.ts';
export { situationOf } from './what-if-facts.ts';
