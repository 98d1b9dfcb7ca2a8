import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { findTie, listServiceHoldings, services } from '../customer/index.ts';
import { effectiveRoles } from './access.ts';
import { noteSignIn } from './legacy-store.ts';
import type { EffectiveAccess } from './model.ts';
import type { Asker, DelegationParts } from './parts.ts';
import { actorOfAsker } from './recording.ts';
import type { ServiceAccess, ServicePermission } from './service-rules.ts';
import { serviceAccess } from './service-rules.ts';

export interface ServicesOfCustomer {
  readonly access: EffectiveAccess;
  readonly services: readonly ServiceAccess[];
}

/** Which services of a customer the caller may enter now, and by which grant (C79). */
export function listServices(
  parts: DelegationParts,
  { caller }: Pick<Asker, 'caller'>,
  customerId: string,
): Promise<ServicesOfCustomer> {
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const access = await accessOfCaller(tx, parts, caller, customerId);
    const permissionOf = await permissions(tx, caller.tenant.id, customerId);
    return {
      access,
      services: services.map((one) => serviceAccess(one, access, permissionOf(one.id))),
    };
  });
}

/** Enters a service for a customer: the sign-in is recorded, and it counts as use of the rights (C79, C80). */
export async function enterService(
  parts: DelegationParts,
  asker: Asker,
  customer: { readonly customerId: string; readonly companyName: string },
  serviceId: string,
): Promise<ServiceAccess> {
  const { caller } = asker;
  const { customerId } = customer;
  const service = services.find(({ id }) => id === serviceId) ?? refuse('not-found');
  const person = caller.user ?? refuse('person-required');
  const at = parts.clock.now();
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const access = await accessOfCaller(tx, parts, caller, customerId);
    const permissionOf = await permissions(tx, caller.tenant.id, customerId);
    const entry = serviceAccess(service, access, permissionOf(service.id));
    if (entry.permission === 'other') return refuse('service-held-by-other');
    if (entry.permission === 'nobody') return refuse('service-held-by-nobody');
    if (entry.via === 'none') return refuse('service-permission-missing');
    await noteSignIn(tx, {
      partnerId: caller.tenant.id,
      customerId,
      signInId: parts.ids.guid(),
      userId: person.id,
      service: service.id,
      by: entry.via,
      at,
    });
    await appendAuditEvent(
      tx,
      actorOfAsker(asker),
      {
        operation: 'delegated_admin_sign_in',
        resourceType: 'delegated_admin_service',
        customerId,
        customerName: customer.companyName,
        copiesTo: [customerId],
        newValue: { service: service.id, level: entry.level },
        details: {
          By: entry.via,
          Relationship: entry.grants.map((grant) => grant.delegationName).join(', ') || null,
        },
      },
      at,
    );
    return entry;
  });
}

function accessOfCaller(
  tx: Tx,
  parts: DelegationParts,
  { tenant, user, roles }: Asker['caller'],
  customerId: string,
): Promise<EffectiveAccess> {
  // An application alone is in no group and no agent.
  if (!user) return Promise.resolve({ via: 'none', roles: [], grants: [] });
  return effectiveRoles(tx, { partnerId: tenant.id, customerId, userId: user.id, roles }, parts.clock.now());
}

/** Of each service whether the caller's channel may open it (I5); the holdings are the customer's own rows. */
async function permissions(
  tx: Tx,
  partnerId: string,
  customerId: string,
): Promise<(serviceId: string) => ServicePermission> {
  const tie = await findTie(tx, partnerId, customerId);
  const held = await tx.within(tenantScope(customerId), (inner) => listServiceHoldings(inner, customerId));
  // A provider and the reseller designated for the customer are one channel, named by the provider (D7).
  const own = tie?.capacity === 'reseller' && tie.providerId ? tie.providerId : partnerId;
  return (serviceId) => {
    const holding = held.find(({ service }) => service === serviceId);
    if (!holding) return 'nobody';
    return holding.channelId === own ? 'own' : 'other';
  };
}
