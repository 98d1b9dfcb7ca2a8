import type { ErrorName } from '../../errors/error-codes.ts';
import type { PermissionKind } from '../customer-permission/index.ts';

export interface PurchaseGround {
  readonly isOwner: boolean;
  readonly status: string;
  readonly planStatus: string;
  /** What the partner allows now; nothing where it never said anything (I35). */
  readonly allowed: readonly PermissionKind[];
}

/** Why this cannot be bought by the customer itself; null where it can. The partner's word comes first (C63). */
export function refusalOfPurchase(kind: PermissionKind, ground: PurchaseGround): ErrorName | null {
  if (!ground.allowed.includes(kind)) return 'self-purchase-not-allowed';
  if (!ground.isOwner) return 'self-purchase-not-owner';
  if (ground.status !== 'active' || ground.planStatus !== 'active') return 'self-purchase-plan-not-active';
  return null;
}

/** Faults of the wanted thing itself; a customer reads those as they are. */
const ownFaults: readonly ErrorName[] = [
  'quantity-outside-limits',
  'term-not-offered',
  'offer-limit-reached',
  'subscriptions-limit-reached',
  'offer-withdrawn',
  'offer-not-in-country',
];

/** What stands against a purchase on the partner's side is nobody's business at the customer: its credit, say. */
export function toldToCustomer(reason: ErrorName): ErrorName {
  return ownFaults.includes(reason) ? reason : 'self-purchase-partner-cannot';
}
