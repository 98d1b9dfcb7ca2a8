import { leakRoutes, ledgerRoutes } from '../features/attribution/index.ts';
import { cartPageRoutes, cartRoutes } from '../features/cart/index.ts';
import type { AnswerMemory } from '../features/catalog/index.ts';
import { catalogRoutes } from '../features/catalog/index.ts';
import { entitlementRoutes } from '../features/entitlement/index.ts';
import {
  chargeRoutes,
  invoiceRoutes,
  serviceCostRoutes,
  usageCostRoutes,
} from '../features/invoice/index.ts';
import { licenseMoves } from '../features/license/moving.ts';
import { marginRoutes } from '../features/margin/index.ts';
import {
  attachmentRoutes,
  findCreditAccount,
  lockCreditAccount,
  orderReviewRoutes,
  orderRoutes,
  spendCredit,
} from '../features/order/index.ts';
import { purchaseRoutes } from '../features/purchase/index.ts';
import { findSegment, sellableTo } from '../features/qualification/index.ts';
import { selfPurchaseRoutes } from '../features/self-purchase/index.ts';
import { listHeldSubscriptions, subscriptionRoutes } from '../features/subscription/index.ts';
import { supportContactRoutes } from '../features/support-contact/index.ts';
import {
  meterRoutes,
  usageRecordRoutes,
  usageReportRoutes,
  usageViewRoutes,
  utilizationRoutes,
} from '../features/usage/index.ts';
import { usageBudgetRoutes } from '../features/usage-budget/index.ts';
import type { Routes } from '../platform/http/index.ts';
import type { Background } from './background.ts';
import type { Wiring } from './wiring.ts';

const credit = { find: findCreditAccount, lock: lockCreditAccount, spend: spendCredit };

/** From the catalog to what a customer holds, and whom its sale is credited to. */
export function sellingRoutes(
  routes: Routes,
  wiring: Wiring,
  { imports }: Background,
  answers: AnswerMemory,
): void {
  const { db, clock, ids, keyring, reachCustomer, deliveries } = wiring;
  const selling = { db, clock, ids, deliveries };

  catalogRoutes(routes, {
    db,
    clock,
    ids,
    jobs: imports,
    answers,
    segmentsOf: async (scope, customerId) =>
      sellableTo[await db.transaction(scope, (tx) => findSegment(tx, customerId))],
    heldSkusOf: async (scope, customerId) => {
      const held = await db.transaction(scope, (tx) => listHeldSubscriptions(tx, customerId));
      return new Set(held.map(({ productId, skuId }) => `${productId}:${skuId}`.toLowerCase()));
    },
  });
  marginRoutes(routes, { db, clock, ids });
  cartRoutes(routes, selling);
  cartPageRoutes(routes, selling);
  orderRoutes(routes, { ...selling, credit, licenses: licenseMoves });
  attachmentRoutes(routes, selling);
  orderReviewRoutes(routes, selling);
  purchaseRoutes(routes, { db, clock });
  selfPurchaseRoutes(routes, selling);
  subscriptionRoutes(routes, {
    db,
    clock,
    ids,
    credit,
    licenses: licenseMoves,
    activatable: wiring.isDemo,
    reachCustomer,
  });
  entitlementRoutes(routes, { db, clock, keyring });
  supportContactRoutes(routes, { db, clock });
  ledgerRoutes(routes, { db, clock });
  leakRoutes(routes, { db, clock, reach: reachCustomer });
}

/** What it costs: months, charges, usage and its budgets. */
export function billingRoutes(routes: Routes, { db, clock }: Wiring): void {
  invoiceRoutes(routes, { db, clock });
  chargeRoutes(routes, { db, clock });
  serviceCostRoutes(routes, { db, clock });
  usageCostRoutes(routes, { db, clock });
  usageReportRoutes(routes, { db, clock });
  meterRoutes(routes, { db, clock });
  usageViewRoutes(routes, { db, clock });
  usageRecordRoutes(routes, { db, clock });
  utilizationRoutes(routes, { db, clock });
  usageBudgetRoutes(routes, { db, clock });
}
