import type { CallerTenant, Role } from '../../access/caller.ts';
import type { PolicyRow } from '../../access/policy.ts';
import type { EffectiveAccess } from '../delegation/index.ts';

/** What people ask about: one operation of the access table, and what it takes in the customer's directory. */
export interface Task {
  readonly id: TaskId;
  readonly operation: string;
  readonly row: PolicyRow;
  /** Whether a company's cloud and region offer it. */
  readonly offeredTo: (company: CallerTenant) => boolean;
  /** Ids of the directory roles any of which is enough; null: it is not done in the customer's directory. */
  readonly directoryRoles: readonly string[] | null;
}

export const taskIds = [
  'see-customer',
  'see-bill-to',
  'change-account',
  'see-company',
  'confirm-agreement',
  'see-subscriptions',
  'add-subscriptions',
  'change-subscriptions',
  'set-support-contact',
  'see-orders',
  'see-users',
  'manage-users',
  'delete-users',
  'reset-passwords',
  'manage-roles',
  'see-licenses',
  'assign-licenses',
] as const;
export type TaskId = (typeof taskIds)[number];

/** Somebody of a partner, or everybody there who holds the same roles. */
export interface Somebody {
  readonly name: string;
  readonly roles: readonly Role[];
  /** PartnerIDs that roles are narrowed to (2.1); absent: none is. */
  readonly narrowed?: readonly { readonly role: string; readonly locationId: string }[];
}

/** What stands between a partner and a customer, as far as access depends on it. */
export interface TieFacts {
  readonly customerName: string;
  readonly state: 'active' | 'ended' | 'frozen';
  readonly capacity: 'provider' | 'reseller' | 'direct';
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly legacyAdminAt: Date | null;
}

export interface Question {
  readonly somebody: Somebody;
  readonly company: CallerTenant;
  readonly tie: TieFacts;
  readonly access: EffectiveAccess;
}

/** The checks of 2.7, in its order. */
export const checkKinds = [
  'role',
  'location',
  'company',
  'program',
  'agreement',
  'cloud',
  'relationship',
  'directory',
] as const;
export type CheckKind = (typeof checkKinds)[number];

/** One check, and what it rests on: `because` names the sentence, `facts` fill it. */
export interface Check {
  readonly check: CheckKind;
  readonly passed: boolean;
  readonly because: string;
  readonly facts: Readonly<Record<string, string | Date | readonly string[]>>;
}

export interface Verdict {
  readonly task: TaskId;
  readonly allowed: boolean;
  /** The first check that failed: what a refusal names. */
  readonly missing: CheckKind | null;
  readonly checks: readonly Check[];
  /** Asks for the second factor on the way (2.7 step 2). */
  readonly secondFactor: boolean;
}

/** Staff of the partner, a row of the list of who may do what. */
export interface StaffMember {
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly nameKey: string;
  readonly roles: readonly Role[];
}
