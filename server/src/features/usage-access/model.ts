/** What somebody may do in a usage subscription; the access administrator only gives and takes roles. */
export const usageRoles = ['owner', 'contributor', 'reader', 'access-administrator'] as const;
export type UsageRole = (typeof usageRoles)[number];

export type UsageStatus = 'active' | 'cancelled' | 'transferred';

/** What runs under a usage plan, and whom it is billed to (4.8.2). */
export interface UsageSubscription {
  readonly partnerId: string;
  readonly partnerName: string;
  /** The billed partner's id of it; another after a transfer. */
  readonly billingId: string;
  /** Its id in the service, whoever is billed. */
  readonly serviceId: string;
  readonly customerId: string;
  readonly planId: string;
  readonly planName: string;
  readonly planStatus: string;
  readonly name: string;
  readonly status: UsageStatus;
  readonly createdAt: Date;
  readonly previousBillingId: string | null;
}

/** A person of the customer, or the Admin agents of a partner. */
export type Holder =
  | { readonly kind: 'person'; readonly userId: string }
  | { readonly kind: 'partner'; readonly partnerId: string };

export interface RoleAssignment {
  readonly assignmentId: string;
  readonly serviceId: string;
  readonly role: UsageRole;
  readonly holder: Holder;
  readonly grantedAt: Date;
  /** Empty: it came with the plan. */
  readonly grantedBy: string;
  readonly holderName: string | null;
  /** Sign-in name of a person. */
  readonly holderDetail: string | null;
}

/** A partner asks for a role that it has lost (C87). */
export interface RoleRequest {
  readonly requestId: string;
  readonly serviceId: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly state: 'pending' | 'approved' | 'declined';
  readonly askedAt: Date;
}

/** A usage subscription with everything its page shows. */
export interface UsageAccess {
  readonly subscription: UsageSubscription;
  readonly assignments: readonly RoleAssignment[];
  readonly requests: readonly RoleRequest[];
}

/** Reasons that clients give for ending a usage subscription. */
export const cancellationReasons = ['compromise', 'customerRequest', 'noLongerNeeded'] as const;
