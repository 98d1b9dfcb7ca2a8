import type { PermissionKind, SelfServePolicy } from './model.ts';
import { permissionKinds } from './model.ts';

const policyId =
  /^([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})_([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/;

/** The two companies an id names; null: it is not of that form. */
export function partiesOf(id: string): { partnerId: string; customerId: string } | null {
  const [, partnerId, customerId] = policyId.exec(id.trim().toLowerCase()) ?? [];
  return partnerId && customerId ? { partnerId, customerId } : null;
}

export function policyIdOf({ partnerId, customerId }: Pick<SelfServePolicy, 'partnerId' | 'customerId'>) {
  return `${partnerId}_${customerId}`;
}

/** Holds quotes of its own, as clients know it; a policy made anew never repeats an earlier one. */
export function etagOf({ grantedAt, version }: Pick<SelfServePolicy, 'grantedAt' | 'version'>): string {
  return `"${grantedAt.getTime().toString(36)}-${version}"`;
}

/** Each kind once, in the order of the table. */
export function orderedKinds(kinds: readonly PermissionKind[]): PermissionKind[] {
  return permissionKinds.filter((kind) => kinds.includes(kind));
}

/** The kinds once one of them is switched. */
export function switched(
  kinds: readonly PermissionKind[],
  kind: PermissionKind,
  allowed: boolean,
): PermissionKind[] {
  return orderedKinds(allowed ? [...kinds, kind] : kinds.filter((one) => one !== kind));
}

export function sameKinds(a: readonly PermissionKind[], b: readonly PermissionKind[]): boolean {
  return orderedKinds(a).join() === orderedKinds(b).join();
}
