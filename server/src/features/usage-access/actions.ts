import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { Holder, UsageAccess, UsageRole } from './model.ts';
import type { Actor } from './rules.ts';
import { mayManage, mayRequest } from './rules.ts';
import {
  decideRequest,
  findPerson,
  insertAssignment,
  insertRequest,
  insertUsageSubscription,
  listAssignments,
  listRelatedPartners,
  listRequests,
  listUsageSubscriptions,
  lockRoles,
  removeAssignment,
} from './store.ts';

export interface UsageAccessDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Somebody of a partner or of the customer, about the usage subscriptions of that customer. */
export interface UsageCall {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
  readonly customer: { readonly customerId: string; readonly companyName: string };
  /** Whose plans are looked at; null: those of every partner, as the customer itself sees them. */
  readonly billedTo: string | null;
}

export function actorIn({ caller }: UsageCall): Actor {
  return caller.tenant.kind === 'customer'
    ? {
        side: 'customer',
        userId: caller.user?.id ?? '',
        isGlobalAdmin: caller.roles.includes('global-admin'),
      }
    : { side: 'partner', partnerId: caller.tenant.id };
}

const inCustomer = <T>({ db }: UsageAccessDeps, { customer }: UsageCall, work: (tx: Tx) => Promise<T>) =>
  db.transaction(tenantScope(customer.customerId), work);

/** Every usage subscription the caller may look at, with who has which role. */
export function readUsageAccess(deps: UsageAccessDeps, call: UsageCall): Promise<UsageAccess[]> {
  const { customerId } = call.customer;
  return inCustomer(deps, call, async (tx) => {
    const by = call.billedTo === null ? {} : { partnerId: call.billedTo };
    const [found, assignments, requests] = await Promise.all([
      listUsageSubscriptions(tx, customerId, by),
      listAssignments(tx, customerId, null),
      listRequests(tx, customerId, null),
    ]);
    const present = call.billedTo === null ? found.filter(({ status }) => status !== 'transferred') : found;
    return present.map((subscription) => ({
      subscription,
      assignments: assignments.filter(({ serviceId }) => serviceId === subscription.serviceId),
      requests: requests.filter(({ serviceId }) => serviceId === subscription.serviceId),
    }));
  });
}

/** One of them; others' and unknown ones are alike. */
export async function readOne(tx: Tx, call: UsageCall, serviceId: string): Promise<UsageAccess> {
  const { customerId } = call.customer;
  const id = serviceId.toLowerCase();
  const [found, assignments, requests] = await Promise.all([
    listUsageSubscriptions(tx, customerId, {
      serviceId: id,
      ...(call.billedTo === null ? {} : { partnerId: call.billedTo }),
    }),
    listAssignments(tx, customerId, id),
    listRequests(tx, customerId, id),
  ]);
  const subscription =
    found.find(({ status }) => status !== 'transferred') ?? (call.billedTo === null ? undefined : found[0]);
  return subscription ? { subscription, assignments, requests } : refuse('entitlement-unknown');
}

export function readUsageSubscription(
  deps: UsageAccessDeps,
  call: UsageCall,
  serviceId: string,
): Promise<UsageAccess> {
  return inCustomer(deps, call, (tx) => readOne(tx, call, serviceId));
}

/** Under lock, and only for whoever may give and take roles there. */
async function readManaged(tx: Tx, call: UsageCall, serviceId: string): Promise<UsageAccess> {
  await lockRoles(tx, serviceId.toLowerCase());
  const access = await readOne(tx, call, serviceId);
  if (!mayManage(actorIn(call), access.assignments)) return refuse('usage-owner-required');
  return access;
}

/** Gives a person of the customer a role (C70). */
export function grantToPerson(
  deps: UsageAccessDeps,
  call: UsageCall,
  of: { readonly serviceId: string; readonly userPrincipalName: string; readonly role: UsageRole },
): Promise<void> {
  return inCustomer(deps, call, async (tx) => {
    const access = await readManaged(tx, call, of.serviceId);
    const name = of.userPrincipalName.trim();
    const person = await findPerson(tx, call.customer.customerId, name);
    if (!person) return refuse('usage-person-unknown', { name });
    await grant(tx, deps, call, access, {
      role: of.role,
      holder: { kind: 'person', userId: person.userId },
      holderName: name,
    });
  });
}

/** Gives the Admin agents of a partner of this customer a role (C19, C87). A provider gives it to its reseller there. */
export function grantToPartner(
  deps: UsageAccessDeps,
  call: UsageCall,
  of: { readonly serviceId: string; readonly partnerId: string; readonly role: UsageRole },
): Promise<void> {
  return inCustomer(deps, call, async (tx) => {
    const access = await readManaged(tx, call, of.serviceId);
    const related = (await listRelatedPartners(tx, call.customer.customerId)).find(
      ({ partnerId, providerId }) =>
        partnerId === of.partnerId.toLowerCase() &&
        (call.caller.tenant.kind === 'customer' || providerId === call.caller.tenant.id),
    );
    if (!related) return refuse('usage-partner-unrelated');
    const holder = { kind: 'partner', partnerId: related.partnerId } as const;
    await grant(tx, deps, call, access, { role: of.role, holder, holderName: related.name });
  });
}

async function grant(
  tx: Tx,
  { ids, clock }: UsageAccessDeps,
  call: UsageCall,
  { subscription }: UsageAccess,
  of: { readonly role: UsageRole; readonly holder: Holder; readonly holderName: string },
): Promise<void> {
  const at = clock.now();
  const actor = actorOf(call.caller, call.context);
  const { customerId, serviceId } = subscription;
  const assignmentId = ids.guid();
  const { role, holder, holderName } = of;
  const isNew = await insertAssignment(tx, {
    customerId,
    assignmentId,
    serviceId,
    role,
    holder,
    at,
    by: actor.name,
  });
  if (!isNew) return refuse('usage-role-held');
  await record(tx, call, subscription, at, {
    operation: 'usage_role_assigned',
    holder,
    newValue: { id: assignmentId, serviceId, role, holder: holderName },
  });
}

/** Takes a role from whoever has it; what is left of it is nobody's but the owners' concern (2.5). */
export function removeRole(
  deps: UsageAccessDeps,
  call: UsageCall,
  of: { readonly serviceId: string; readonly assignmentId: string },
): Promise<void> {
  return inCustomer(deps, call, async (tx) => {
    const { subscription, assignments } = await readManaged(tx, call, of.serviceId);
    const found = assignments.find(({ assignmentId }) => assignmentId === of.assignmentId.toLowerCase());
    if (!found) return refuse('usage-role-unknown');
    await removeAssignment(tx, subscription.customerId, found.assignmentId);
    await record(tx, call, subscription, deps.clock.now(), {
      operation: 'usage_role_removed',
      holder: found.holder,
      oldValue: {
        id: found.assignmentId,
        serviceId: found.serviceId,
        role: found.role,
        holder: found.holderDetail ?? found.holderName ?? '',
      },
    });
  });
}

/** A partner asks for the owner role that it has no more: it cannot take it by itself (C87). */
export function requestRole(deps: UsageAccessDeps, call: UsageCall, serviceId: string): Promise<void> {
  return inCustomer(deps, call, async (tx) => {
    await lockRoles(tx, serviceId.toLowerCase());
    const access = await readOne(tx, call, serviceId);
    const partnerId = call.caller.tenant.id;
    const against = mayRequest(partnerId, access);
    if (against) return refuse(against);
    const { subscription } = access;
    const at = deps.clock.now();
    const requestId = deps.ids.guid();
    const by = actorOf(call.caller, call.context).name;
    const { customerId } = subscription;
    await insertRequest(tx, { customerId, requestId, serviceId: subscription.serviceId, partnerId, at, by });
    await record(tx, call, subscription, at, {
      operation: 'usage_role_requested',
      holder: { kind: 'partner', partnerId },
      newValue: { id: requestId, serviceId: subscription.serviceId, role: 'owner' },
    });
  });
}

/** An owner at the customer gives the partner its role back, or does not (C87). */
export function decideRoleRequest(
  deps: UsageAccessDeps,
  call: UsageCall,
  of: { readonly serviceId: string; readonly requestId: string; readonly approved: boolean },
): Promise<void> {
  return inCustomer(deps, call, async (tx) => {
    const access = await readManaged(tx, call, of.serviceId);
    const request = access.requests.find(({ requestId }) => requestId === of.requestId.toLowerCase());
    if (request?.state !== 'pending') return refuse('usage-role-request-unknown');
    const at = deps.clock.now();
    const { customerId } = access.subscription;
    const { requestId, partnerId, partnerName } = request;
    const by = actorOf(call.caller, call.context).name;
    await decideRequest(tx, {
      customerId,
      requestId,
      state: of.approved ? 'approved' : 'declined',
      at,
      by,
    });
    const holder = { kind: 'partner', partnerId } as const;
    if (of.approved) {
      await grant(tx, deps, call, access, { role: 'owner', holder, holderName: partnerName });
    } else {
      await record(tx, call, access.subscription, at, {
        operation: 'usage_role_request_declined',
        holder,
        oldValue: { id: requestId, serviceId: request.serviceId, role: 'owner' },
      });
    }
  });
}

/** A further usage subscription under a plan of this partner; whoever is billed is its first owner. */
export function addUsageSubscription(
  deps: UsageAccessDeps,
  call: UsageCall & { readonly billedTo: string },
  of: { readonly planId: string; readonly name: string },
): Promise<string> {
  const { customerId } = call.customer;
  return inCustomer(deps, call, async (tx) => {
    const beside = await listUsageSubscriptions(tx, customerId, {
      partnerId: call.billedTo,
      planId: of.planId.toLowerCase(),
    });
    const [plan] = beside;
    if (!plan) return refuse('subscription-unknown');
    if (plan.planStatus !== 'active') return refuse('usage-plan-not-active');
    const at = deps.clock.now();
    const billingId = deps.ids.guid();
    const name = of.name.trim();
    await insertUsageSubscription(tx, {
      partnerId: call.billedTo,
      billingId,
      customerId,
      planId: plan.planId,
      name,
      at,
    });
    const holder = { kind: 'partner', partnerId: call.billedTo } as const;
    const assignmentId = deps.ids.guid();
    await insertAssignment(tx, {
      customerId,
      assignmentId,
      serviceId: billingId,
      role: 'owner',
      holder,
      at,
      by: '',
    });
    await record(tx, call, plan, at, {
      operation: 'create_usage_subscription',
      holder: null,
      newValue: { id: billingId, planId: plan.planId, name },
    });
    return billingId;
  });
}

/** Each partner that the change is about has it in its own log (I46). */
export function record(
  tx: Tx,
  call: UsageCall,
  subscription: { readonly partnerId: string },
  at: Date,
  of: {
    readonly operation: string;
    readonly holder: Holder | null;
    readonly oldValue?: object;
    readonly newValue?: object;
  },
): Promise<void> {
  return appendAuditEvent(
    tx,
    actorOf(call.caller, call.context),
    {
      operation: of.operation,
      resourceType: of.operation.endsWith('_usage_subscription') ? 'usage_subscription' : 'usage_role',
      customerId: call.customer.customerId,
      customerName: call.customer.companyName,
      copiesTo: [subscription.partnerId, ...(of.holder?.kind === 'partner' ? [of.holder.partnerId] : [])],
      ...(of.oldValue ? { oldValue: of.oldValue } : {}),
      ...(of.newValue ? { newValue: of.newValue } : {}),
    },
    at,
  );
}
