import Type from 'typebox';
import {
  TransferOnOwnPage,
  TransferPage,
  TransferRequest,
  TransferSelection,
} from '../../../../contract/transfer.ts';
import type { Caller } from '../../access/caller.ts';
import type { RequestContext, Routes } from '../../platform/http/index.ts';
import { readToken, writeToken } from '../../platform/http/index.ts';
import {
  acceptTransfer,
  readTransfer,
  rejectTransfer,
  requestTransfer,
  withdrawTransfer,
} from './actions.ts';
import { contractTransferRoutes } from './contract-routes.ts';
import { handoverRoutes } from './handover-routes.ts';
import type { TransferDeps } from './parts.ts';
import { listTransfers } from './store.ts';
import { detailToPage, transferToPage } from './wire.ts';

const tag = 'Transfers (Twotier)';
const root = '/twotier/v1/transfers';
const TransferPath = Type.Object({ transferId: Type.String({ format: 'uuid' }) });
const pageSize = 25;

interface Asked {
  readonly caller: Caller;
  readonly context: RequestContext;
}

/** What goes from one partner to another, as both partners' pages do it (C65, C66). */
export function transferRoutes(routes: Routes, deps: TransferDeps): void {
  const shown = async ({ caller, context }: Asked, transferId: string) =>
    detailToPage(
      await readTransfer(deps, { caller, context }, transferId),
      caller.tenant.id,
      context.language,
    );

  routes.add({
    method: 'GET',
    path: root,
    operation: 'transfer.list',
    tag,
    summary: 'Requests you made and requests to you, newest first',
    query: Type.Object({
      customerId: Type.Optional(Type.String({ format: 'uuid' })),
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: TransferPage,
    handle: async ({ scope, query }) => {
      const limit = query.size ?? pageSize;
      const token = query['MS-ContinuationToken'];
      const [askedAt, transferId] = token ? readToken(token, 2) : [];
      const found = await listTransfers(deps.db, scope, {
        customerId: query.customerId?.toLowerCase() ?? null,
        after: askedAt && transferId ? { askedAt: new Date(askedAt), transferId } : null,
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        items: page.map((one) => transferToPage(one, scope.tenantId)),
        ...(last ? { continuationToken: writeToken([last.askedAt.toISOString(), last.transferId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:transferId`,
    operation: 'transfer.list',
    tag,
    summary: 'One request, and for whoever decides what could be let go',
    params: TransferPath,
    answer: TransferOnOwnPage,
    handle: (asked) => shown(asked, asked.params.transferId),
  });

  routes.addForCustomer({
    method: 'POST',
    path: '/twotier/v1/customers/:customerId/transferrequests',
    operation: 'transfer.request',
    tag,
    summary: 'Ask another partner for what a customer has under its usage plans',
    params: Type.Object({ customerId: Type.String() }),
    body: TransferRequest,
    status: 201,
    answer: TransferOnOwnPage,
    handle: async ({ caller, context, customer, body }) => {
      const made = await requestTransfer(
        deps,
        { caller, context },
        { customer, ...body, resellerPartnerId: body.resellerPartnerId?.trim() || null },
      );
      return shown({ caller, context }, made.transferId);
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:transferId/acceptance`,
    operation: 'transfer.decide',
    tag,
    summary: 'Let the selection go to the other partner; of a handover, take over what is offered',
    params: TransferPath,
    body: TransferSelection,
    answer: TransferOnOwnPage,
    handle: async (asked) => {
      await acceptTransfer(deps, asked, { ...asked.params, selected: asked.body.selected });
      return shown(asked, asked.params.transferId);
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:transferId/rejection`,
    operation: 'transfer.decide',
    tag,
    summary: 'Leave everything where it is',
    params: TransferPath,
    answer: TransferOnOwnPage,
    handle: async (asked) => {
      await rejectTransfer(deps, asked, asked.params.transferId);
      return shown(asked, asked.params.transferId);
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:transferId/withdrawal`,
    operation: 'transfer.withdraw',
    tag,
    summary: 'Take your request back',
    params: TransferPath,
    answer: TransferOnOwnPage,
    handle: async (asked) => {
      await withdrawTransfer(deps, asked, asked.params.transferId);
      return shown(asked, asked.params.transferId);
    },
  });

  handoverRoutes(routes, deps);
  contractTransferRoutes(routes, deps);
}
