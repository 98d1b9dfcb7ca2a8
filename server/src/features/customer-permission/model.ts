/** What a customer may be allowed to buy by itself, each on its own (C63). */
export const permissionKinds = ['reservation', 'savings-plan'] as const;
export type PermissionKind = (typeof permissionKinds)[number];

/** A partner's word to one customer: buy these kinds on my account. */
export interface SelfServePolicy {
  /** Who pays. */
  readonly partnerId: string;
  readonly customerId: string;
  readonly kinds: readonly PermissionKind[];
  readonly grantedAt: Date;
  readonly version: number;
}
