export type { OrderPorts } from './actions.ts';
export { assessPurchase, fieldOf, placeOrder, placeOrders, refusalOf, renumbered } from './actions.ts';
export { attachmentRoutes } from './attachment-routes.ts';
export type { Credit } from './credit-rules.ts';
export { billCredit, findCreditAccount, lockCreditAccount, spendCredit } from './credit-store.ts';
export type { Deliveries, DeliveryParts } from './delivery-actions.ts';
export { deliveries } from './delivery-actions.ts';
export type { DeliveryAdapter, DeliveryAnswer, DeliveryRequest } from './delivery-model.ts';
export type { WaitingDelivery } from './delivery-store.ts';
export { listWaiting } from './delivery-store.ts';
export type { FirstOrder } from './desk.ts';
export { orderDesk } from './desk.ts';
export { nameOf } from './line-rules.ts';
export type {
  AssessedLine,
  Assessment,
  Order,
  OrderProblem,
  OrderStatus,
  Purchaser,
  Seller,
  WantedLine,
} from './model.ts';
export type { OrderRequest } from './request-model.ts';
export { orderReviewRoutes } from './review-routes.ts';
export type { OrderRoutesDeps } from './routes.ts';
export { attestationOf, orderRoutes, sellerOf } from './routes.ts';
export type { RoleAttestation } from './rules.ts';
export { orderGroups } from './rules.ts';
export { simulatedDelivery } from './simulated-delivery.ts';
export type { SimulatedRule } from './simulated-delivery-rules.ts';
export { listRules, removeRule, saveRule, simulationScope } from './simulated-delivery-store.ts';
export { orderExists, readOrders, saveOrder } from './store.ts';
export {
  billingCycleFromWire,
  billingCycleToWire,
  currencyFromWire,
  given,
  orderToWire,
  pricingToWire,
  promotionToWire,
} from './wire.ts';
