export type { QualificationDeps } from './actions.ts';
export { qualificationWork } from './jobs.ts';
export type { Qualification } from './model.ts';
export { qualificationReviewRoutes } from './review-routes.ts';
export { qualificationRoutes } from './routes.ts';
export { findSegment } from './segment.ts';
export { sellableTo } from './segment-rules.ts';
