import { refuse } from '../../errors/refusal.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { UsageAccessDeps, UsageCall } from './actions.ts';
import { record } from './actions.ts';
import type { UsageSubscription } from './model.ts';
import { cancellationReasonOf, refusalOfStatus } from './rules.ts';
import { listUsageSubscriptions, lockRoles, setUsageStatus } from './store.ts';

export interface EntitlementIds {
  readonly planId: string;
  /** Its id in the service, or the one it is billed by. */
  readonly entitlementId: string;
}

export function readEntitlements(
  { db }: UsageAccessDeps,
  call: UsageCall & { readonly billedTo: string },
  planId: string,
): Promise<UsageSubscription[]> {
  const { customerId } = call.customer;
  return db.transaction(tenantScope(customerId), async (tx) => {
    const found = await listUsageSubscriptions(tx, customerId, {
      partnerId: call.billedTo,
      planId: planId.toLowerCase(),
    });
    return found.filter(({ status }) => status !== 'transferred');
  });
}

export async function readEntitlement(
  deps: UsageAccessDeps,
  call: UsageCall & { readonly billedTo: string },
  { planId, entitlementId }: EntitlementIds,
): Promise<UsageSubscription> {
  const id = entitlementId.toLowerCase();
  const found = (await readEntitlements(deps, call, planId)).find(
    ({ serviceId, billingId }) => serviceId === id || billingId === id,
  );
  return found ?? refuse('entitlement-unknown');
}

/** Ends a usage subscription, which only somebody does who is global admin and admin agent at once (2.3 c). */
export function cancelEntitlement(
  deps: UsageAccessDeps,
  call: UsageCall & { readonly billedTo: string },
  ids: EntitlementIds & { readonly reason: string },
): Promise<UsageSubscription> {
  const { roles } = call.caller;
  if (!roles.includes('global-admin') || !roles.includes('admin-agent')) {
    return refuse('usage-cancellation-roles');
  }
  const reason = cancellationReasonOf(ids.reason);
  if (!reason) return refuse('usage-cancellation-reason-invalid', { reason: ids.reason });
  return setStatus(deps, call, ids, { status: 'cancelled', reason });
}

/** Brings it back while its plan is active (4.8.2). */
export function reactivateEntitlement(
  deps: UsageAccessDeps,
  call: UsageCall & { readonly billedTo: string },
  ids: EntitlementIds,
): Promise<UsageSubscription> {
  const { roles } = call.caller;
  if (!roles.includes('global-admin') || !roles.includes('admin-agent')) {
    return refuse('usage-reactivation-roles');
  }
  return setStatus(deps, call, ids, { status: 'active', reason: null });
}

async function setStatus(
  deps: UsageAccessDeps,
  call: UsageCall & { readonly billedTo: string },
  ids: EntitlementIds,
  to: { readonly status: 'active' | 'cancelled'; readonly reason: string | null },
): Promise<UsageSubscription> {
  const found = await readEntitlement(deps, call, ids);
  await deps.db.transaction(tenantScope(call.customer.customerId), async (tx) => {
    await lockRoles(tx, found.serviceId);
    const against = refusalOfStatus(found, to.status);
    if (against) return refuse(against);
    const at = deps.clock.now();
    if (!(await setUsageStatus(tx, found, { ...to, at }))) return;
    await record(tx, call, found, at, {
      operation: to.status === 'active' ? 'reactivate_usage_subscription' : 'cancel_usage_subscription',
      holder: null,
      oldValue: { id: found.serviceId, status: found.status },
      newValue: { id: found.serviceId, status: to.status, ...(to.reason ? { reason: to.reason } : {}) },
    });
  });
  return { ...found, status: to.status };
}
