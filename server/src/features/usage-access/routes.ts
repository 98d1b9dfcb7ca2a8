import Type from 'typebox';
import {
  NewUsageSubscription,
  PartnerRole,
  PersonRole,
  UsageAccessOfCustomer,
  UsageAccessOnPage,
} from '../../../../contract/usage-access.ts';
import type { Caller } from '../../access/caller.ts';
import type { Refusal } from '../../errors/refusal.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import type { CustomerReach, Routes } from '../../platform/http/index.ts';
import type { UsageAccessDeps, UsageCall } from './actions.ts';
import {
  actorIn,
  addUsageSubscription,
  grantToPartner,
  grantToPerson,
  readUsageAccess,
  readUsageSubscription,
  removeRole,
  requestRole,
} from './actions.ts';
import { entitlementRoutes } from './entitlement-routes.ts';
import { ownUsageRoutes } from './own-routes.ts';
import { listRelatedPartners } from './store.ts';
import type { Asked } from './usage-call.ts';
import { usageCallOf } from './usage-call.ts';
import { accessToWire } from './wire.ts';

const tag = 'Usage rights';
const ServicePath = Type.Object({
  customerId: Type.String(),
  serviceId: Type.String({ format: 'uuid' }),
});

export interface UsageRoutesDeps extends UsageAccessDeps {
  /** May the caller see people of the customer? Answers with the refusal, or null (I19, D53). */
  readonly maySeePeople: (caller: Caller, customer: CustomerReach) => Promise<Refusal | null>;
}

/** Who may do what in the usage subscriptions of a customer (C19, C70, C87). */
export function usageAccessRoutes(routes: Routes, deps: UsageRoutesDeps): void {
  partnerRoutes(routes, deps);
  ownUsageRoutes(routes, deps);
  entitlementRoutes(routes, deps);
}

async function usageReaderOf(
  deps: UsageRoutesDeps,
  asked: Asked & { readonly customer: CustomerReach },
  call: UsageCall,
) {
  const { customerId } = asked.customer;
  const [seesPeople, related] = await Promise.all([
    deps.maySeePeople(asked.caller, asked.customer),
    listRelatedPartners(readerOf(deps.db, tenantScope(customerId)), customerId),
  ]);
  // A provider gives rights to the reseller it serves this customer with, and to nobody else (C19).
  const partners = related.filter(({ providerId }) => providerId === asked.caller.tenant.id);
  return { actor: actorIn(call), seesPeople: seesPeople === null, partners };
}

function partnerRoutes(routes: Routes, deps: UsageRoutesDeps): void {
  const root = '/twotier/v1/customers/:customerId/usagesubscriptions';
  const one = `${root}/:serviceId`;
  const shown = async (asked: Asked & { readonly customer: CustomerReach }, serviceId: string) => {
    const call = usageCallOf(asked);
    const access = await readUsageSubscription(deps, call, serviceId);
    return accessToWire(access, await usageReaderOf(deps, asked, call));
  };

  routes.addForCustomer({
    method: 'GET',
    path: root,
    operation: 'usageRole.read',
    tag,
    summary: 'Usage subscriptions of a customer, and who has which role there',
    params: Type.Object({ customerId: Type.String() }),
    answer: UsageAccessOfCustomer,
    handle: async (asked) => {
      const { companyName, capacity, providerId } = asked.customer;
      if (capacity === 'reseller' && providerId === null) return { companyName, capacity, items: [] };
      const call = usageCallOf(asked);
      const [found, reader] = await Promise.all([
        readUsageAccess(deps, call),
        usageReaderOf(deps, asked, call),
      ]);
      return { companyName, capacity, items: found.map((access) => accessToWire(access, reader)) };
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: one,
    operation: 'usageRole.read',
    tag,
    summary: 'One usage subscription, and who has which role there',
    params: ServicePath,
    answer: UsageAccessOnPage,
    handle: (asked) => shown(asked, asked.params.serviceId),
  });

  routes.addForCustomer({
    method: 'POST',
    path: root,
    operation: 'usageSubscription.create',
    tag,
    summary: 'A further usage subscription under a plan',
    params: Type.Object({ customerId: Type.String() }),
    body: NewUsageSubscription,
    status: 201,
    answer: UsageAccessOnPage,
    handle: async (asked) => shown(asked, await addUsageSubscription(deps, usageCallOf(asked), asked.body)),
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${one}/roles`,
    operation: 'usageRole.grant',
    tag,
    summary: 'Give a person of the customer a role',
    params: ServicePath,
    body: PersonRole,
    answer: UsageAccessOnPage,
    handle: async (asked) => {
      const { serviceId } = asked.params;
      const hidden = await deps.maySeePeople(asked.caller, asked.customer);
      if (hidden) throw hidden;
      await grantToPerson(deps, usageCallOf(asked), { serviceId, ...asked.body });
      return shown(asked, serviceId);
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${one}/partnerroles`,
    operation: 'usageRole.grantPartner',
    tag,
    summary: 'Give the reseller of the customer a role',
    params: ServicePath,
    body: PartnerRole,
    answer: UsageAccessOnPage,
    handle: async (asked) => {
      const { serviceId } = asked.params;
      await grantToPartner(deps, usageCallOf(asked), { serviceId, ...asked.body });
      return shown(asked, serviceId);
    },
  });

  routes.addForCustomer({
    method: 'DELETE',
    path: `${one}/roles/:assignmentId`,
    operation: 'usageRole.remove',
    tag,
    summary: 'Take a role away',
    params: Type.Object({ ...ServicePath.properties, assignmentId: Type.String({ format: 'uuid' }) }),
    answer: UsageAccessOnPage,
    handle: async (asked) => {
      await removeRole(deps, usageCallOf(asked), asked.params);
      return shown(asked, asked.params.serviceId);
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${one}/requests`,
    operation: 'usageRole.request',
    tag,
    summary: 'Ask the customer for the owner role',
    params: ServicePath,
    answer: UsageAccessOnPage,
    handle: async (asked) => {
      await requestRole(deps, usageCallOf(asked), asked.params.serviceId);
      return shown(asked, asked.params.serviceId);
    },
  });
}
