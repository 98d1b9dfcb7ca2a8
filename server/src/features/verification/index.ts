export type { VerificationParts } from './actions.ts';
export type { ProgramStanding, Verification, VerificationKind, VerificationState } from './model.ts';
export type { ProfileChange } from './opening.ts';
export { linkHash, newLink, openEnrollment, openLocation, verifyAnew } from './opening.ts';
export type { Consequences, Readmit, SettleLocation } from './queue-actions.ts';
export { verificationQueueRoutes } from './queue-routes.ts';
export { verificationRoutes } from './routes.ts';
export { documentTypeOf, fileBytesMax, mailsMax, safeFileName, standingOf } from './rules.ts';
export { findEnrollmentState } from './store.ts';
