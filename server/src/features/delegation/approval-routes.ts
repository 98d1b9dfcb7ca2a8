import Type from 'typebox';
import { ApprovedDelegation, CustomerGrants, OpenedDelegation } from '../../../../contract/delegation.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, instant } from '../../platform/http/index.ts';
import { listTiesOfCustomer } from '../customer/index.ts';
import { findPartner } from '../partner/index.ts';
import { approve, endByCustomer, openRequest, withdrawLegacyByCustomer } from './approval-actions.ts';
import type { DelegationParts } from './parts.ts';
import { listOfCustomerSide } from './store.ts';
import { approvalToWire, askerOf, delegationToWire, openedToWire } from './wire.ts';

const tag = 'Admin rights given to partners';
const TokenPath = Type.Object({ token: Type.String({ maxLength: 100 }) });

/** The customer's side: approve by link, see what partners hold, end it (C82, C84, C41). */
export function approvalRoutes(routes: Routes, parts: DelegationParts): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/adminrequests/:token',
    operation: 'delegation.invitation.read',
    tag,
    summary: 'Who asks by this link, for which roles, and may you approve?',
    params: TokenPath,
    answer: OpenedDelegation,
    handle: async ({ caller, context, params }) =>
      openedToWire(await openRequest(parts, askerOf(caller, context), params.token), context.language),
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/adminrequests/:token/approve',
    operation: 'delegation.approve',
    tag,
    summary: 'Approve all roles for your company',
    params: TokenPath,
    body: Type.Object({
      consent: Type.Optional(Type.Boolean()),
      removeLegacy: Type.Optional(Type.Boolean()),
    }),
    answer: ApprovedDelegation,
    handle: async ({ caller, context, params, body }) =>
      approvalToWire(
        await approve(parts, askerOf(caller, context), params.token, {
          consent: body.consent === true,
          removeLegacy: body.removeLegacy === true,
        }),
      ),
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/admingrants',
    operation: 'delegation.grant.list',
    tag,
    summary: 'Admin rights your company has given to partners',
    answer: CustomerGrants,
    handle: ({ scope, context }) =>
      parts.db.transaction(scope, async (tx) => {
        const rows = await listOfCustomerSide(tx, scope.tenantId);
        const ties = await listTiesOfCustomer(tx, scope.tenantId);
        const legacy = [];
        for (const { partnerId, state, legacyAdminAt } of ties) {
          if (state !== 'active' || !legacyAdminAt) continue;
          const partner = await findPartner(tx, partnerId);
          legacy.push({ partnerId, partnerName: partner?.name ?? '', since: instant(legacyAdminAt) });
        }
        return { items: rows.map((row) => delegationToWire(row, context.language, 'customer')), legacy };
      }),
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/admingrants/:partnerId/:delegationId/terminate',
    operation: 'delegation.grant.end',
    tag,
    summary: 'End admin rights of a partner',
    params: Type.Object({
      partnerId: Type.String({ format: 'uuid' }),
      delegationId: Type.String({ format: 'uuid' }),
    }),
    status: 204,
    handle: async ({ caller, context, params }) => {
      await endByCustomer(parts, askerOf(caller, context), params);
      return answer(204);
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/admingrants/:partnerId/legacy-removal',
    operation: 'delegation.grant.end',
    tag,
    summary: 'Take legacy admin rights from a partner',
    params: Type.Object({ partnerId: Type.String({ format: 'uuid' }) }),
    status: 204,
    handle: async ({ caller, context, params }) => {
      await withdrawLegacyByCustomer(parts, askerOf(caller, context), params.partnerId);
      return answer(204);
    },
  });
}
