import type { ErrorName } from '../../errors/error-codes.ts';
import type { Holder, RoleAssignment, UsageRole, UsageSubscription } from './model.ts';
import { cancellationReasons } from './model.ts';

/** Who stands before a usage subscription: somebody of a partner, or of the customer itself. */
export type Actor =
  | { readonly side: 'partner'; readonly partnerId: string }
  | { readonly side: 'customer'; readonly userId: string; readonly isGlobalAdmin: boolean };

/** Roles that give and take roles. */
const managing: readonly UsageRole[] = ['owner', 'access-administrator'];

export function rolesOf(actor: Actor, assignments: readonly RoleAssignment[]): UsageRole[] {
  return assignments.filter(({ holder }) => holds(actor, holder)).map(({ role }) => role);
}

function holds(actor: Actor, holder: Holder): boolean {
  return actor.side === 'partner'
    ? holder.kind === 'partner' && holder.partnerId === actor.partnerId
    : holder.kind === 'person' && holder.userId === actor.userId;
}

/**
 * May this actor give and take roles? Owners and access administrators may; the customer's global admin can
 * always take the access back into the own house (2.5). A partner never helps itself (C87).
 */
export function mayManage(actor: Actor, assignments: readonly RoleAssignment[]): boolean {
  if (actor.side === 'customer' && actor.isGlobalAdmin) return true;
  return rolesOf(actor, assignments).some((role) => managing.includes(role));
}

/** Only an explicit owner buys for it; being global admin is not enough (C63). */
export function isOwner(userId: string, assignments: readonly RoleAssignment[]): boolean {
  return rolesOf({ side: 'customer', userId, isGlobalAdmin: false }, assignments).includes('owner');
}

/** A partner without the owner role may ask for it, once at a time. */
export function mayRequest(
  partnerId: string,
  of: {
    readonly assignments: readonly RoleAssignment[];
    readonly requests: readonly { readonly partnerId: string; readonly state: string }[];
  },
): ErrorName | null {
  if (rolesOf({ side: 'partner', partnerId }, of.assignments).includes('owner')) return 'usage-role-held';
  const waits = of.requests.some((one) => one.partnerId === partnerId && one.state === 'pending');
  return waits ? 'usage-role-request-pending' : null;
}

/** The contract's spellings, in any case and with or without an underscore. */
export function cancellationReasonOf(given: string): (typeof cancellationReasons)[number] | null {
  const plain = (text: string) => text.replaceAll(/[_\s-]/g, '').toLowerCase();
  return cancellationReasons.find((reason) => plain(reason) === plain(given)) ?? null;
}

/** Why it cannot be canceled or brought back; null where it can (4.8.2). */
export function refusalOfStatus(
  { status, planStatus }: Pick<UsageSubscription, 'status' | 'planStatus'>,
  wanted: 'cancelled' | 'active',
): ErrorName | null {
  if (status === 'transferred') return 'entitlement-unknown';
  if (wanted === 'active' && planStatus !== 'active') return 'usage-subscription-not-reactivable';
  return null;
}
