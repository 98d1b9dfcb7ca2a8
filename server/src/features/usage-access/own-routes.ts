import Type from 'typebox';
import {
  PartnerRole,
  PersonRole,
  UsageAccessOnPage,
  UsageAccessPage,
} from '../../../../contract/usage-access.ts';
import type { Caller } from '../../access/caller.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { RequestContext, Routes } from '../../platform/http/index.ts';
import type { UsageAccessDeps, UsageCall } from './actions.ts';
import {
  actorIn,
  decideRoleRequest,
  grantToPartner,
  grantToPerson,
  readUsageAccess,
  readUsageSubscription,
  removeRole,
} from './actions.ts';
import { listRelatedPartners } from './store.ts';
import { accessToWire } from './wire.ts';

const tag = 'Usage rights of your organization';
const root = '/twotier/v1/organization/usagesubscriptions';
const one = `${root}/:serviceId`;
const ServicePath = Type.Object({ serviceId: Type.String({ format: 'uuid' }) });

interface Asked {
  readonly caller: Caller;
  readonly context: RequestContext;
}

/** As the customer's own people see their usage subscriptions, and change who may do what there (2.5). */
export function ownUsageRoutes(routes: Routes, deps: UsageAccessDeps): void {
  const callOf = ({ caller, context }: Asked): UsageCall => ({
    caller,
    context,
    customer: { customerId: caller.tenant.id, companyName: caller.tenant.name },
    billedTo: null,
  });
  const readerOf = async (call: UsageCall) => ({
    actor: actorIn(call),
    seesPeople: true,
    partners: await deps.db.transaction(tenantScope(call.customer.customerId), (tx) =>
      listRelatedPartners(tx, call.customer.customerId),
    ),
  });
  const shown = async (asked: Asked, serviceId: string) => {
    const call = callOf(asked);
    return accessToWire(await readUsageSubscription(deps, call, serviceId), await readerOf(call));
  };

  routes.add({
    method: 'GET',
    path: root,
    operation: 'ownUsageRole.read',
    tag,
    summary: 'As a customer: your usage subscriptions, and who has which role there',
    answer: UsageAccessPage,
    handle: async (asked) => {
      const call = callOf(asked);
      const [found, reader] = await Promise.all([readUsageAccess(deps, call), readerOf(call)]);
      return { items: found.map((access) => accessToWire(access, reader)) };
    },
  });

  routes.add({
    method: 'GET',
    path: one,
    operation: 'ownUsageRole.read',
    tag,
    summary: 'As a customer: one usage subscription',
    params: ServicePath,
    answer: UsageAccessOnPage,
    handle: (asked) => shown(asked, asked.params.serviceId),
  });

  routes.add({
    method: 'POST',
    path: `${one}/roles`,
    operation: 'ownUsageRole.change',
    tag,
    summary: 'As a customer: give a person a role',
    params: ServicePath,
    body: PersonRole,
    answer: UsageAccessOnPage,
    handle: async (asked) => {
      await grantToPerson(deps, callOf(asked), { ...asked.params, ...asked.body });
      return shown(asked, asked.params.serviceId);
    },
  });

  routes.add({
    method: 'POST',
    path: `${one}/partnerroles`,
    operation: 'ownUsageRole.change',
    tag,
    summary: 'As a customer: give a partner a role',
    params: ServicePath,
    body: PartnerRole,
    answer: UsageAccessOnPage,
    handle: async (asked) => {
      await grantToPartner(deps, callOf(asked), { ...asked.params, ...asked.body });
      return shown(asked, asked.params.serviceId);
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${one}/roles/:assignmentId`,
    operation: 'ownUsageRole.change',
    tag,
    summary: 'As a customer: take a role away',
    params: Type.Object({ ...ServicePath.properties, assignmentId: Type.String({ format: 'uuid' }) }),
    answer: UsageAccessOnPage,
    handle: async (asked) => {
      await removeRole(deps, callOf(asked), asked.params);
      return shown(asked, asked.params.serviceId);
    },
  });

  for (const decision of ['approval', 'declination'] as const) {
    routes.add({
      method: 'POST',
      path: `${one}/requests/:requestId/${decision}`,
      operation: 'ownUsageRole.change',
      tag,
      summary:
        decision === 'approval'
          ? 'As a customer: give a partner its owner role back'
          : 'As a customer: decline a partner’s request for the owner role',
      params: Type.Object({ ...ServicePath.properties, requestId: Type.String({ format: 'uuid' }) }),
      answer: UsageAccessOnPage,
      handle: async (asked) => {
        const approved = decision === 'approval';
        await decideRoleRequest(deps, callOf(asked), { ...asked.params, approved });
        return shown(asked, asked.params.serviceId);
      },
    });
  }
}
