export { lifeLimits } from './ability-rules.ts';
export { changeSubscription } from './actions.ts';
export { findCreditedReseller, reattribute } from './attribution.ts';
export type { Change as SubscriptionChange } from './change-model.ts';
export { suspendedByTransfer } from './change-model.ts';
export { activatePending, removePending } from './delivery-store.ts';
export { subscriptionWorks } from './due-jobs.ts';
export type {
  AppliedPromotion,
  BillingCycle,
  CreditedReseller,
  HeldSubscription,
  RuleSet,
  Subscription,
  SubscriptionKind,
  SubscriptionStatus,
} from './model.ts';
export type { LicenseMoves, SubscriptionPorts } from './ports.ts';
export type { SubscriptionRoutesDeps } from './routes.ts';
export { subscriptionRoutes } from './routes.ts';
export { isOver } from './rules.ts';
export { nextStatus } from './status-rules.ts';
export {
  countSubscriptions,
  insertSubscriptions,
  listHeldSubscriptions,
  lockSubscription,
  recordFirstAttributions,
} from './store.ts';
export { listSupportedSubscriptions } from './support-store.ts';
export { lastDayOfTerm } from './term-rules.ts';
export { cancelableUntil } from './window-rules.ts';
export { skuGuid } from './wire.ts';
