export { AnswerMemory } from './answers.ts';
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
export { catalogRoutes } from './routes.ts';
export { compareTerms, monthsOf, splitCatalogItemId, textIn } from './rules.ts';
export type { SellableWanted } from './sellable.ts';
export { findSellable, findSellables, findSellablesOfSkus } from './sellable.ts';
export type { Reader as CatalogReader, SkuName } from './store.ts';
export { listServicePlans, listSkusById, readerOf as catalogReaderOf } from './store.ts';
export { catalogWorks } from './upkeep/jobs.ts';
