import type { Caller } from '../../access/caller.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import { allowsTask, effectiveRoles, grantsOf } from '../delegation/index.ts';

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
  | 'manageRoles'
  | 'consents';

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

/** What a person's directory roles at the customer and the partner's legacy rights make of a task (2.6, D53). */
export function decideTask(
  caller: Pick<Caller, 'roles'>,
  access: { readonly via: 'granular' | 'legacy' | 'none'; readonly roles: readonly string[] },
  partnerHoldsLegacy: boolean,
  task: DirectoryTask,
): Refusal | null {
  if (allowsTask(access.roles, task)) return null;
  // Granular rights win, also where they are weaker (I15); guests work with neither kind (2.1).
  const legacy = access.via !== 'granular' && partnerHoldsLegacy && !caller.roles.includes('guest');
  return legacy && tasksUnderLegacy(caller)(task) ? null : new Refusal('delegated-admin-missing');
}

/** Decides by what the customer has granted to the partner and its groups, at this moment (I15, I19). */
export function gateByGrants({ db, clock }: { readonly db: Database; readonly clock: Clock }): DirectoryGate {
  return async (caller, { partnerId, customerId, delegatedAdmin }, task) => {
    if (!caller.user || delegatedAdmin === 'none') return new Refusal('delegated-admin-missing');
    const person = { partnerId, customerId, userId: caller.user.id, roles: caller.roles };
    const now = clock.now();
    const reader = readerOf(db, tenantScope(partnerId));
    const access = await effectiveRoles(reader, person, now);
    if (decideTask(caller, access, false, task) === null) return null;
    const { legacySince } = await grantsOf(reader, partnerId, customerId, now);
    return decideTask(caller, access, legacySince !== null, task);
  };
}
