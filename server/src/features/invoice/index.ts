export { closeMonth } from './actions.ts';
export { chargeRoutes } from './charge-routes.ts';
export { invoiceWork } from './jobs.ts';
export type { Invoice, InvoiceLine, InvoiceType } from './model.ts';
export { closedMonths } from './month-rules.ts';
export type { InvoiceRoutesDeps } from './routes.ts';
export { invoiceRoutes } from './routes.ts';
export type { RatedRetail, UsageCostDeps } from './usage-cost-actions.ts';
export { usageCostRoutes } from './usage-cost-routes.ts';
