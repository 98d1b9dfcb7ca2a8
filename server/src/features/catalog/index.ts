export { AnswerMemory } from './answers.ts';
export { isInstallationCurrency } from './import-actions.ts';
export type { ImportJobs } from './import-jobs.ts';
export { importJobs } from './import-jobs.ts';
export type {
  BillingCycle,
  Category,
  LimitUnit,
  Localized,
  ProductKind,
  RefundOption,
  RuleSet,
  Segment,
  Sellable,
  SellableStatus,
  SellableTerm,
} from './model.ts';
export { billingCycles, productKinds, segments } from './model.ts';
export type { CatalogParts } from './parts.ts';
export type { PriceListEnd, PriceListSearch, PriceRow } from './price/list-model.ts';
export { endOf as endOfPriceRow, firstRecordedMonth, readAllPrices, readPrices } from './price/list-store.ts';
export {
  askedList,
  PriceListPaging,
  PriceListQuery,
  pageAfter,
  pageSize,
  pageWire,
  priceCells,
  priceColumns,
  priceListChoices,
  resaleWire,
} from './price/list-wire.ts';
export { findPromotionsOfItems } from './promotion/finding.ts';
export type {
  AppliedPromotion,
  PromotedLine,
  Promotion,
  PromotionProblem,
} from './promotion/model.ts';
export { discountedPrice } from './promotion/rules.ts';
export { catalogRoutes } from './routes.ts';
export { compareTerms, monthsOf, splitCatalogItemId, textIn } from './rules.ts';
export type { KeptWindow, SaleScope } from './sale-rule/model.ts';
export { subscriptionsMax } from './sale-rule/rules.ts';
export { listSaleRules } from './sale-rule/store.ts';
export type { SellableWanted } from './sellable.ts';
export { findSellable, findSellables, findSellablesOfSkus } from './sellable.ts';
export type { SkuName } from './store.ts';
export { listServicePlans, listSkusById } from './store.ts';
export { catalogWorks } from './upkeep/jobs.ts';
