import type { Caller } from '../../access/caller.ts';
import type { ReadVersion } from '../../errors/read-version.ts';
import { refuseStale } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { PermissionKind, SelfServePolicy } from './model.ts';
import { etagOf, orderedKinds, policyIdOf, sameKinds, switched } from './rules.ts';
import { insertPolicy, lockPolicy, removePolicy, updatePolicy } from './store.ts';

export interface PermissionDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** Somebody of the partner, about one of its customers. */
export interface PermissionCall {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
  readonly customer: { readonly customerId: string; readonly companyName: string };
}

/** Lets a customer buy kinds of things by itself, on the partner's account. One policy for each pair (600041). */
export function createPolicy(
  deps: PermissionDeps,
  call: PermissionCall,
  kinds: readonly PermissionKind[],
): Promise<SelfServePolicy> {
  return inScope(deps, call, async (tx) => {
    const made = await grant(tx, deps, call, kinds);
    return made ?? refuse('self-serve-policy-exists', { id: policyIdOf(pairOf(call)) });
  });
}

/** Replaces the kinds of a policy; one that asks for what stands already changes nothing. */
export function changePolicy(
  deps: PermissionDeps,
  call: PermissionCall,
  change: { readonly kinds: readonly PermissionKind[]; readonly read: ReadVersion | null },
): Promise<SelfServePolicy> {
  return inScope(deps, call, async (tx) => {
    const present = await lockOwn(tx, call);
    refuseStale(change.read, etagOf(present));
    return replace(tx, deps, call, { present, kinds: change.kinds });
  });
}

/** Takes the whole permission back. What the customer bought before stays as it is (I35). */
export function deletePolicy(
  deps: PermissionDeps,
  call: PermissionCall,
  read: ReadVersion | null,
): Promise<void> {
  return inScope(deps, call, async (tx) => {
    const present = await lockOwn(tx, call);
    refuseStale(read, etagOf(present));
    await withdraw(tx, deps, call, present);
  });
}

/** One kind on or off, as the page does it: the policy comes with the first and goes with the last. */
export function switchPermission(
  deps: PermissionDeps,
  call: PermissionCall,
  { kind, allowed }: { readonly kind: PermissionKind; readonly allowed: boolean },
): Promise<void> {
  return inScope(deps, call, async (tx) => {
    const { partnerId, customerId } = pairOf(call);
    const present = await lockPolicy(tx, partnerId, customerId);
    const kinds = switched(present?.kinds ?? [], kind, allowed);
    if (!present) {
      if (kinds.length > 0) await grant(tx, deps, call, kinds);
    } else if (kinds.length === 0) await withdraw(tx, deps, call, present);
    else await replace(tx, deps, call, { present, kinds });
  });
}

const inScope = <T>({ db }: PermissionDeps, { caller }: PermissionCall, work: (tx: Tx) => Promise<T>) =>
  db.transaction(tenantScope(caller.tenant.id), work);

function pairOf({ caller, customer }: PermissionCall) {
  return { partnerId: caller.tenant.id, customerId: customer.customerId };
}

async function lockOwn(tx: Tx, call: PermissionCall): Promise<SelfServePolicy> {
  const { partnerId, customerId } = pairOf(call);
  return (await lockPolicy(tx, partnerId, customerId)) ?? refuse('self-serve-policy-unknown');
}

async function grant(
  tx: Tx,
  deps: PermissionDeps,
  call: PermissionCall,
  kinds: readonly PermissionKind[],
): Promise<SelfServePolicy | null> {
  const policy = { ...pairOf(call), kinds: orderedKinds(kinds), grantedAt: deps.clock.now() };
  if (!(await insertPolicy(tx, policy))) return null;
  await record(tx, deps, call, { operation: 'create_self_serve_policy', from: null, to: policy.kinds });
  return { ...policy, version: 1 };
}

async function replace(
  tx: Tx,
  deps: PermissionDeps,
  call: PermissionCall,
  { present, kinds }: { present: SelfServePolicy; kinds: readonly PermissionKind[] },
): Promise<SelfServePolicy> {
  if (sameKinds(present.kinds, kinds)) return present;
  const wanted = orderedKinds(kinds);
  await updatePolicy(tx, present, wanted);
  await record(tx, deps, call, { operation: 'update_self_serve_policy', from: present.kinds, to: wanted });
  return { ...present, kinds: wanted, version: present.version + 1 };
}

async function withdraw(
  tx: Tx,
  deps: PermissionDeps,
  call: PermissionCall,
  present: SelfServePolicy,
): Promise<void> {
  await removePolicy(tx, present);
  await record(tx, deps, call, { operation: 'delete_self_serve_policy', from: present.kinds, to: null });
}

function record(
  tx: Tx,
  { clock }: PermissionDeps,
  call: PermissionCall,
  of: {
    readonly operation: 'create_self_serve_policy' | 'update_self_serve_policy' | 'delete_self_serve_policy';
    readonly from: readonly PermissionKind[] | null;
    readonly to: readonly PermissionKind[] | null;
  },
): Promise<void> {
  const id = policyIdOf(pairOf(call));
  return appendAuditEvent(
    tx,
    actorOf(call.caller, call.context),
    {
      operation: of.operation,
      resourceType: 'self_serve_policy',
      customerId: call.customer.customerId,
      customerName: call.customer.companyName,
      oldValue: of.from && { id, permissions: of.from },
      newValue: of.to && { id, permissions: of.to },
    },
    clock.now(),
  );
}
