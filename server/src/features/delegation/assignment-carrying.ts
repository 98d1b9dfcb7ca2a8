import type { Tx } from '../../platform/db/index.ts';
import { holdGroups } from '../group/index.ts';
import type { Assignment } from './model.ts';
import { actorOfDates, recordAssignment } from './recording.ts';
import { movedAssignment } from './rules.ts';
import { findDelegation, saveAssignment } from './store.ts';

const operations = {
  active: 'granular_admin_access_assignment_activated',
  error: 'granular_admin_access_assignment_failed',
  deleted: 'granular_admin_access_assignment_deleted',
} as const;

/** What was asked of a group's roles takes effect: pending becomes active, deleting is done (4.5). */
export async function carryOutAssignment(tx: Tx, before: Assignment, now: Date): Promise<void> {
  if ((before.state !== 'pending' && before.state !== 'deleting') || before.changedAt > now) return;
  const { partnerId, delegationId, groupId } = before;
  const delegation = await findDelegation(tx, partnerId, delegationId);
  if (!delegation) return;
  const gone = before.state === 'pending' && (await holdGroups(tx, partnerId, [groupId])).length === 0;
  const state = movedAssignment(before, gone ? 'fail' : 'carry out');
  const after: Assignment = { ...before, state };
  await saveAssignment(tx, after);
  await recordAssignment(tx, actorOfDates(partnerId), delegation, {
    operation: operations[state as keyof typeof operations],
    before,
    after,
    at: before.changedAt,
  });
}
