import type { Static } from 'typebox';
import Type from 'typebox';
import {
  NewTransfer,
  TransferChange,
  TransferEligibility,
  TransferEntity,
  TransferSubmitResult,
} from '../../../../contract/transfer.ts';
import { decide } from '../../access/decide.ts';
import { refuse } from '../../errors/refusal.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { CustomerCall, Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { orderToWire } from '../order/index.ts';
import {
  acceptTransfer,
  readEligibility,
  readTransfer,
  rejectTransfer,
  requestTransfer,
  withdrawTransfer,
} from './actions.ts';
import { readHandoverDesk, requestHandover } from './handover-actions.ts';
import { eligibilityToWire } from './handover-wire.ts';
import type { TransferDeps } from './parts.ts';
import { listTransfers } from './store.ts';
import { errorsToWire, transferToWire } from './wire.ts';

const tag = 'Transfers';
const root = '/v1/customers/:customerId/transfers';
const CustomerPath = Type.Object({ customerId: Type.String() });
const TransferPath = Type.Object({ customerId: Type.String(), transferId: Type.String() });
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Transfers in the form of the contract: bare arrays, and one status for all that is under way. */
export function contractTransferRoutes(routes: Routes, deps: TransferDeps): void {
  const find = async ({ caller, context, customer }: CustomerCall, transferId: string) => {
    if (!guid.test(transferId)) return refuse('transfer-unknown');
    const found = await readTransfer(deps, { caller, context }, transferId);
    return found.transfer.customerId === customer.customerId ? found : refuse('transfer-unknown');
  };
  const shown = async (call: CustomerCall, transferId: string) => {
    const { transfer, lines } = await find(call, transferId);
    return transferToWire(transfer, lines, { own: call.caller.tenant.id, language: call.context.language });
  };

  /** Named as its own source, the caller offers its subscriptions to a provider (C66). */
  const handOver = (call: CustomerCall & { readonly body: Static<typeof NewTransfer> }) => {
    const { caller, customer, body } = call;
    const target = body.targetPartnerTenantId;
    if (target.toLowerCase() === caller.tenant.id) return refuse('transfer-to-oneself');
    const against = decide(caller, 'handover.request');
    if (against) return refuse('transfer-not-enabled');
    return requestHandover(deps, call, {
      customer,
      providerId: target,
      lines: body.lineItems.map(({ subscriptionId, partnerIdOnRecord }) => ({
        subscriptionId: subscriptionId ?? '',
        resellerPartnerId: partnerIdOnRecord?.trim() || null,
      })),
    });
  };

  routes.addForCustomer({
    method: 'POST',
    path: root,
    operation: 'transfer.request',
    tag,
    summary: 'Ask to take over a customer’s usage plan',
    params: CustomerPath,
    body: NewTransfer,
    status: 201,
    answer: TransferEntity,
    handle: async (call) => {
      const { caller, customer, body } = call;
      const own = caller.tenant.id;
      const same = (id: string) => id.toLowerCase() === own;
      if (same(body.sourcePartnerTenantId)) {
        const made = await handOver(call);
        return shown(call as CustomerCall, made.transferId);
      }
      if (!same(body.targetPartnerTenantId)) return refuse('transfer-not-enabled');
      const reseller = body.lineItems.find(({ partnerIdOnRecord }) => partnerIdOnRecord)?.partnerIdOnRecord;
      const made = await requestTransfer(deps, call, {
        customer,
        sourcePartnerId: body.sourcePartnerTenantId,
        contactName: body.customerName?.trim() || customer.companyName,
        contactEmail: caller.user?.userPrincipalName ?? '',
        resellerPartnerId: reseller ?? null,
      });
      return shown(call as CustomerCall, made.transferId);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: root,
    operation: 'customerTransfer.list',
    tag,
    summary: 'Transfers of a customer',
    params: CustomerPath,
    answer: Type.Array(TransferEntity),
    handle: async (call) => {
      const { scope, customer } = call;
      const found = await listTransfers(deps.db, scope, {
        customerId: customer.customerId,
        after: null,
        limit: 500,
      });
      const entities = await Promise.all(
        found.map(({ transferId }) => shown(call as CustomerCall, transferId)),
      );
      return answer(200, entities);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:transferId`,
    operation: 'customerTransfer.list',
    tag,
    summary: 'A transfer',
    params: TransferPath,
    answer: TransferEntity,
    handle: (call) => shown(call as CustomerCall, call.params.transferId),
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/:transferId/accept`,
    operation: 'customerTransfer.decide',
    tag,
    summary: 'Let everything active go to the other partner',
    params: TransferPath,
    answer: TransferSubmitResult,
    handle: async (call) => {
      const { transfer } = await find(call as CustomerCall, call.params.transferId);
      const { orders } = await acceptTransfer(deps, call, {
        transferId: transfer.transferId,
        selected: null,
      });
      const { language, client } = call.context;
      const { lines } = await find(call as CustomerCall, transfer.transferId);
      // Usage plans move by themselves within minutes; their orders appear at the other partner.
      return {
        orders: orders.map((order) =>
          orderToWire(order, { country: call.customer.country, client, withPrices: true }),
        ),
        transferErrors: errorsToWire(transfer, lines, language),
      };
    },
  });

  routes.addForCustomer({
    method: 'PATCH',
    path: `${root}/:transferId`,
    operation: 'customerTransfer.decide',
    tag,
    summary: 'Reject a transfer',
    params: TransferPath,
    body: TransferChange,
    answer: TransferEntity,
    handle: async (call) => {
      const status = call.body.status.trim().toLowerCase();
      if (!['reject', 'rejected'].includes(status)) {
        return refuse('enum-invalid', { field: 'status', allowed: 'reject' });
      }
      const { transfer } = await find(call as CustomerCall, call.params.transferId);
      await rejectTransfer(deps, call, transfer.transferId);
      return shown(call as CustomerCall, transfer.transferId);
    },
  });

  routes.addForCustomer({
    method: 'DELETE',
    path: `${root}/:transferId`,
    operation: 'customerTransfer.withdraw',
    tag,
    summary: 'Withdraw a transfer',
    params: TransferPath,
    status: 204,
    handle: async (call) => {
      const { transfer } = await find(call as CustomerCall, call.params.transferId);
      await withdrawTransfer(deps, call, transfer.transferId);
      return answer(204);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/transferseligibility',
    operation: 'customerTransfer.list',
    tag,
    summary: 'What of a customer’s could move to another partner',
    params: CustomerPath,
    query: Type.Object({ transferType: Type.String() }),
    answer: Type.Array(TransferEligibility),
    handle: async ({ caller, context, customer, query }) => {
      if (query.transferType.trim().toLowerCase() === 'directtoindirect') {
        const { items: judged } = await readHandoverDesk(deps, { caller, context }, customer.customerId);
        return answer(
          200,
          judged.map((one) => eligibilityToWire(one, context.language)),
        );
      }
      const items = await readEligibility(deps, { caller, context }, customer.customerId);
      const entries = items.map(({ itemId, name, status, inTransfer }) => {
        const reason = inTransfer
          ? ('transfer-item-elsewhere' as const)
          : status === 'active'
            ? null
            : ('transfer-item-unusable' as const);
        return {
          id: itemId,
          isEligible: reason === null,
          reason: reason === null ? '' : sentenceOf(reason, { name }, context.language),
        };
      });
      return answer(200, entries);
    },
  });
}
