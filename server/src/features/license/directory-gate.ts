import type { Caller } from '../../access/caller.ts';
import { Refusal } from '../../errors/refusal.ts';

/** What a partner may be doing in a customer's directory; each takes certain directory roles there (2.6). */
export type DirectoryTask =
  | 'readUsers'
  | 'readRoleMembers'
  | 'readLicenses'
  | 'assignLicenses'
  | 'manageUsers'
  | 'deleteUsers'
  | 'resetPasswords'
  | 'resetAdminPasswords'
  | 'manageRoles';

/** The part of a reach that delegated admin hangs on. */
export interface DirectoryReach {
  readonly partnerId: string;
  readonly customerId: string;
  readonly delegatedAdmin: 'none' | 'granular' | 'legacy';
}

/**
 * May this caller do this in the customer's directory? Both must hold: the role at the partner, which the access
 * table has settled, and an effective grant of the customer (D53). Answers with the refusal, or null.
 */
export type DirectoryGate = (
  caller: Caller,
  customer: DirectoryReach,
  task: DirectoryTask,
) => Promise<Refusal | null>;

const readingAndLicenses: readonly DirectoryTask[] = [
  'readUsers',
  'readRoleMembers',
  'readLicenses',
  'assignLicenses',
];

/**
 * What legacy rights give (D53): the admin agent is global administrator, the helpdesk agent helpdesk
 * administrator, everybody else reads and assigns licenses. A caller without a person has no such rights.
 */
export function tasksUnderLegacy(caller: Pick<Caller, 'roles'>): (task: DirectoryTask) => boolean {
  const { roles } = caller;
  if (roles.includes('admin-agent')) return () => true;
  const helpdesk = roles.includes('helpdesk-agent');
  return (task) => readingAndLicenses.includes(task) || (helpdesk && task === 'resetPasswords');
}

/** Decides by the kind of delegated admin alone (I19). */
export const gateByRelationship: DirectoryGate = async (caller, { delegatedAdmin }, task) => {
  const allowed =
    delegatedAdmin === 'granular' || (delegatedAdmin === 'legacy' && tasksUnderLegacy(caller)(task));
  return allowed ? null : new Refusal('delegated-admin-missing');
};
