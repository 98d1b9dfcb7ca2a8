import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { isUniqueViolation, tenantScope } from '../../platform/db/index.ts';
import { holdGroups } from '../group/index.ts';
import type { SeenVersion } from './actions.ts';
import type { Assignment, Delegation } from './model.ts';
import type { Asker, DelegationParts } from './parts.ts';
import { actorOfAsker, recordAssignment } from './recording.ts';
import { checkAssignment, movedAssignment } from './rules.ts';
import { settle } from './settle.ts';
import type { NamedAssignment } from './store.ts';
import {
  insertAssignment,
  listAssignments,
  lockAssignment,
  lockDelegation,
  saveAssignment,
} from './store.ts';

const operations = {
  assign: 'granular_admin_access_assignment_created',
  update: 'granular_admin_access_assignment_updated',
  remove: 'granular_admin_access_assignment_deletion_requested',
} as const;

/** Gives approved roles to a group; it takes effect once carried out (C83). */
export function assignRoles(
  parts: DelegationParts,
  asker: Asker,
  delegationId: string,
  of: { readonly groupId: string; readonly roles: readonly string[] },
): Promise<NamedAssignment> {
  return changeAssignment(parts, asker, delegationId, async (tx, delegation, at) => {
    const roles = tidiedRoles(of.roles);
    const refusal = checkAssignment(delegation, roles);
    if (refusal) throw refusal;
    const [group] = await holdGroups(tx, delegation.partnerId, [of.groupId]);
    if (!group) return refuse('group-unknown');
    const after: Assignment = {
      partnerId: delegation.partnerId,
      delegationId,
      assignmentId: parts.ids.guid(),
      groupId: group.groupId,
      roles,
      state: 'pending',
      createdAt: at,
      changedAt: at,
      version: 1,
    };
    await insertAssignment(tx, after);
    return { before: null, after, event: 'assign' };
  });
}

export function changeRoles(
  parts: DelegationParts,
  asker: Asker,
  { delegationId, assignmentId }: { readonly delegationId: string; readonly assignmentId: string },
  given: readonly string[],
  seen: SeenVersion = null,
): Promise<NamedAssignment> {
  return changeAssignment(parts, asker, delegationId, async (tx, delegation, at) => {
    const before = await lockOwn(tx, delegation, assignmentId, seen);
    const roles = tidiedRoles(given);
    const refusal = checkAssignment(delegation, roles);
    if (refusal) throw refusal;
    const after: Assignment = {
      ...before,
      roles,
      state: movedAssignment(before, 'update'),
      changedAt: at,
      version: before.version + 1,
    };
    await saveAssignment(tx, after);
    return { before, after, event: 'update' };
  });
}

/** Takes the roles from a group again. */
export async function removeRoles(
  parts: DelegationParts,
  asker: Asker,
  { delegationId, assignmentId }: { readonly delegationId: string; readonly assignmentId: string },
  seen: SeenVersion = null,
): Promise<void> {
  await changeAssignment(parts, asker, delegationId, async (tx, delegation, at) => {
    const before = await lockOwn(tx, delegation, assignmentId, seen);
    const after: Assignment = {
      ...before,
      state: movedAssignment(before, 'remove'),
      changedAt: at,
      version: before.version + 1,
    };
    await saveAssignment(tx, after);
    return { before, after, event: 'remove' };
  });
}

function tidiedRoles(roles: readonly string[]): string[] {
  return [...new Set(roles.map((id) => id.trim().toLowerCase()))];
}

async function lockOwn(
  tx: Tx,
  { partnerId, delegationId }: Delegation,
  assignmentId: string,
  seen: SeenVersion,
): Promise<Assignment> {
  const before = await lockAssignment(tx, partnerId, delegationId, assignmentId);
  if (!before) return refuse('delegation-assignment-unknown');
  if (seen !== null && seen !== before.version) return refuse('changed-meanwhile-precondition');
  return before;
}

interface Changed {
  readonly before: Assignment | null;
  readonly after: Assignment;
  readonly event: keyof typeof operations;
}

/** The delegation's row is held meanwhile: a termination at the same time comes before or after, not between. */
async function changeAssignment(
  parts: DelegationParts,
  asker: Asker,
  delegationId: string,
  decide: (tx: Tx, delegation: Delegation, at: Date) => Promise<Changed>,
): Promise<NamedAssignment> {
  const partnerId = asker.caller.tenant.id;
  const scope = tenantScope(partnerId);
  const at = parts.clock.now();
  const changed = await parts.db
    .transaction(scope, async (tx) => {
      const delegation = await lockDelegation(tx, partnerId, delegationId);
      if (!delegation) return refuse('delegation-unknown');
      const { before, after, event } = await decide(tx, delegation, at);
      await recordAssignment(tx, actorOfAsker(asker), delegation, {
        operation: operations[event],
        before,
        after,
        at,
      });
      return after;
    })
    .catch((error: unknown) => {
      if (isUniqueViolation(error, 'delegation_assignment_group')) return refuse('delegation-group-mapped');
      throw error;
    });
  await settle(parts, partnerId, delegationId);
  return parts.db.transaction(scope, async (tx) => {
    const all = await listAssignments(tx, partnerId, delegationId);
    return all.find((one) => one.assignmentId === changed.assignmentId) ?? { ...changed, groupName: null };
  });
}
