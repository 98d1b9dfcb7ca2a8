import Type from 'typebox';
import {
  CustomerExtension,
  HandoverDeskOnPage,
  HandoverRequest,
  MovedSubscriptions,
  ProviderMoveOnPage,
  TransferOnOwnPage,
} from '../../../../contract/transfer.ts';
import type { CustomerCall, Routes } from '../../platform/http/index.ts';
import { readTransfer } from './actions.ts';
import { enroll, extendCustomer, readProviderMove } from './extension-actions.ts';
import { readHandoverDesk, requestHandover } from './handover-actions.ts';
import { listMovedThings } from './handover-store.ts';
import { deskToPage, movedToPage, moveToPage } from './handover-wire.ts';
import type { TransferDeps } from './parts.ts';
import { detailToPage } from './wire.ts';

const tag = 'Transfers (Twotier)';
const CustomerPath = Type.Object({ customerId: Type.String() });

/** A direct partner moves to a provider: as a company, customer by customer, subscription by subscription (C66). */
export function handoverRoutes(routes: Routes, deps: TransferDeps): void {
  const desk = async ({ caller, context, customer }: CustomerCall) =>
    deskToPage(await readHandoverDesk(deps, { caller, context }, customer.customerId), {
      companyName: customer.companyName,
      language: context.language,
    });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/providermove',
    operation: 'providerMove.read',
    tag,
    summary: 'How far a direct partner is on its way to a provider',
    answer: ProviderMoveOnPage,
    handle: async (call) => moveToPage(await readProviderMove(deps, call)),
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/providermove',
    operation: 'providerMove.enroll',
    tag,
    summary: 'Enroll as a reseller besides, to accept providers and hand over to them',
    answer: ProviderMoveOnPage,
    handle: async (call) => moveToPage(await enroll(deps, call)),
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/handover',
    operation: 'handover.read',
    tag,
    summary: 'What of a customer could be handed over, and to whom',
    params: CustomerPath,
    answer: HandoverDeskOnPage,
    handle: (call) => desk(call as CustomerCall),
  });

  routes.addForCustomer({
    method: 'POST',
    path: '/twotier/v1/customers/:customerId/extension',
    operation: 'handover.extend',
    tag,
    summary: 'Extend a direct customer to a provider',
    params: CustomerPath,
    body: CustomerExtension,
    answer: HandoverDeskOnPage,
    handle: async (call) => {
      await extendCustomer(deps, call, { customerId: call.customer.customerId, ...call.body });
      return desk(call as CustomerCall);
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: '/twotier/v1/customers/:customerId/handovers',
    operation: 'handover.request',
    tag,
    summary: 'Offer subscriptions to the provider that the customer was extended to',
    params: CustomerPath,
    body: HandoverRequest,
    status: 201,
    answer: TransferOnOwnPage,
    handle: async ({ caller, context, customer, body }) => {
      const made = await requestHandover(
        deps,
        { caller, context },
        {
          customer,
          providerId: body.providerId,
          lines: body.lines.map(({ subscriptionId, resellerPartnerId }) => ({
            subscriptionId,
            resellerPartnerId: resellerPartnerId?.trim() || null,
          })),
        },
      );
      const detail = await readTransfer(deps, { caller, context }, made.transferId);
      return detailToPage(detail, caller.tenant.id, context.language);
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/movedsubscriptions',
    operation: 'ownTransfer.list',
    tag,
    summary: 'What of the own company went from one partner to another',
    answer: MovedSubscriptions,
    handle: async ({ scope }) => movedToPage(await listMovedThings(deps.db, scope)),
  });
}
