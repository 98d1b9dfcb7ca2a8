/** A granular delegated admin relationship (4.5): named, with chosen roles, for a time. */
export interface Delegation {
  readonly partnerId: string;
  readonly delegationId: string;
  readonly name: string;
  /** Named by the partner, or bound by the acceptance; null: the first acceptor. */
  readonly customerId: string | null;
  /** Ids of built-in directory roles. */
  readonly roles: readonly string[];
  readonly durationDays: number;
  readonly autoExtend: boolean;
  readonly state: DelegationState;
  readonly createdAt: Date;
  readonly finalizedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly activatedAt: Date | null;
  readonly endsAt: Date | null;
  /** The last reminder sent before the present end. */
  readonly noticedDays: number | null;
  readonly terminationRequestedAt: Date | null;
  readonly endedAt: Date | null;
  readonly origin: DelegationOrigin;
  readonly changedAt: Date;
  readonly version: number;
}

export type DelegationState =
  | 'draft'
  | 'approval-pending'
  | 'approved'
  | 'active'
  | 'termination-requested'
  | 'terminated'
  | 'expired';

/** Asked for; made with the customer's account (2.6); moved from legacy rights (C86). */
export type DelegationOrigin = 'request' | 'creation' | 'move';

/** What a partner writes while it drafts. */
export interface DelegationTerms {
  readonly name: string;
  readonly customerId: string | null;
  readonly roles: readonly string[];
  readonly durationDays: number;
  readonly autoExtend: boolean;
}

/** Roles of a delegation given to a group of the partner (C83). */
export interface Assignment {
  readonly partnerId: string;
  readonly delegationId: string;
  readonly assignmentId: string;
  readonly groupId: string;
  readonly roles: readonly string[];
  readonly state: AssignmentState;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly version: number;
}

export type AssignmentState = 'pending' | 'active' | 'deleting' | 'deleted' | 'error';

/** What shows of a delegation in lists: names of both companies, groups that use it. */
export interface DelegationRow extends Delegation {
  readonly partnerName: string;
  readonly customerName: string | null;
  readonly groupCount: number;
}

/** How a person may act in a customer's directory (I15). */
export interface EffectiveAccess {
  /** Granular rights win even where they are weaker. */
  readonly via: 'granular' | 'legacy' | 'none';
  /** Ids of directory roles. */
  readonly roles: readonly string[];
  readonly grants: readonly RoleGrant[];
}

/** One way in which a person comes to roles: a group of theirs, mapped in a delegation. */
export interface RoleGrant {
  readonly delegationId: string;
  readonly delegationName: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly roles: readonly string[];
  readonly endsAt: Date;
}
