import Type from 'typebox';
import {
  CommitmentsOfCustomer,
  OwnPurchase,
  PlacedPurchase,
  PurchaseDesk,
} from '../../../../contract/self-purchase.ts';
import type { Routes } from '../../platform/http/index.ts';
import type { SelfPurchaseDeps } from './actions.ts';
import { buy, readDesk } from './actions.ts';
import { listCommitments } from './store.ts';
import { commitmentToWire, deskToWire } from './wire.ts';

const ServicePath = Type.Object({ serviceId: Type.String({ format: 'uuid' }) });

/** What customers buy by themselves on the account of their partner (C63), and where the partner sees it. */
export function selfPurchaseRoutes(routes: Routes, deps: SelfPurchaseDeps): void {
  const path = '/twotier/v1/organization/usagesubscriptions/:serviceId/purchases';

  routes.add({
    method: 'GET',
    path,
    operation: 'ownPurchase.read',
    tag: 'Purchases of your organization',
    summary: 'As a customer: what may be bought for a usage subscription, and what was',
    params: ServicePath,
    answer: PurchaseDesk,
    handle: async ({ caller, context, params }) =>
      deskToWire(await readDesk(deps, { caller, context }, params.serviceId), context.language),
  });

  routes.add({
    method: 'POST',
    path,
    operation: 'ownPurchase.place',
    tag: 'Purchases of your organization',
    summary: 'As a customer’s owner: buy on the account of the partner',
    params: ServicePath,
    body: OwnPurchase,
    status: 201,
    answer: PlacedPurchase,
    handle: ({ caller, context, params, body }) => buy(deps, { caller, context }, { ...params, ...body }),
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/reservations',
    operation: 'reservation.list',
    tag: 'Pages',
    summary: 'Reservations and savings plans of a customer, and who bought them',
    params: Type.Object({ customerId: Type.String() }),
    answer: CommitmentsOfCustomer,
    handle: async ({ scope, customer }) => {
      const { customerId, companyName, capacity } = customer;
      const found = await deps.db.transaction(scope, (tx) =>
        listCommitments(tx, { customerId, partnerId: scope.tenantId, planId: null }),
      );
      return { companyName, capacity, items: found.map(commitmentToWire) };
    },
  });
}
