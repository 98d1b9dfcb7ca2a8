import Type from 'typebox';
import {
  OwnPartners,
  OwnSupport,
  PermissionChange,
  ServiceAssignment,
} from '../../../../contract/relationship.ts';
import type { Caller } from '../../access/caller.ts';
import type { RequestContext, Routes } from '../../platform/http/index.ts';
import { readOwnPartners, readOwnSupport } from './overview.ts';
import { ownPartnersToWire, ownSupportToWire } from './partners-wire.ts';
import type { RelationshipParts } from './parts.ts';
import { assignServiceTo, givePermission, withdrawPermission } from './permission-actions.ts';
import { askerOf, choicesFromWire, serviceFromWire } from './wire.ts';

const tag = 'Partners of your organization';
const root = '/twotier/v1/organization';
const PartnerPath = Type.Object({ partnerId: Type.String({ format: 'uuid' }) });

/** What a customer's own people see of its partners, and change about what they may do (C40, C41, C89). */
export function ownPartnerRoutes(routes: Routes, parts: RelationshipParts): void {
  const present = async (caller: Caller, context: RequestContext) =>
    ownPartnersToWire(await readOwnPartners(parts, caller.tenant.id), context.language);

  routes.add({
    method: 'GET',
    path: `${root}/partners`,
    operation: 'ownPartner.list',
    tag,
    summary: 'Every partner and what it may do',
    answer: OwnPartners,
    handle: ({ caller, context }) => present(caller, context),
  });

  routes.add({
    method: 'POST',
    path: `${root}/partners/:partnerId/permission/withdrawal`,
    operation: 'ownPartner.permission.change',
    tag,
    summary: 'Take a partner’s admin permission away',
    params: PartnerPath,
    body: PermissionChange,
    answer: OwnPartners,
    handle: async ({ caller, context, params, body }) => {
      await withdrawPermission(parts, askerOf(caller, context), { ...params, version: body.version });
      return present(caller, context);
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/partners/:partnerId/permission`,
    operation: 'ownPartner.permission.change',
    tag,
    summary: 'Give a partner admin permission',
    params: PartnerPath,
    body: PermissionChange,
    answer: OwnPartners,
    handle: async ({ caller, context, params, body }) => {
      const seen = { ...params, version: body.version };
      await givePermission(parts, askerOf(caller, context), seen, choicesFromWire(body.services));
      return present(caller, context);
    },
  });

  routes.add({
    method: 'PUT',
    path: `${root}/services/:serviceId/holder`,
    operation: 'ownPartner.service.assign',
    tag,
    summary: 'Give a service to a partner in one step, or to nobody',
    params: Type.Object({ serviceId: Type.String({ maxLength: 50 }) }),
    body: ServiceAssignment,
    answer: OwnPartners,
    handle: async ({ caller, context, params, body }) => {
      await assignServiceTo(parts, askerOf(caller, context), {
        service: serviceFromWire(params.serviceId),
        partnerId: body.partnerId?.toLowerCase() ?? null,
        replaces: body.replaces?.toLowerCase() ?? null,
      });
      return present(caller, context);
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/support`,
    operation: 'ownSupport.read',
    tag,
    summary: 'Whom to call about which subscription',
    answer: OwnSupport,
    handle: async ({ caller }) => ownSupportToWire(await readOwnSupport(parts, caller)),
  });
}
