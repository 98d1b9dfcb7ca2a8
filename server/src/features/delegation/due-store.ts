import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';

const scope = systemScope('delegations whose date has come');

const nextDelegation = statement(
  'delegation.nextDue',
  `select min(due_at) as at from delegation where due_at is not null`,
);
const dueDelegations = statement(
  'delegation.takeDue',
  `
  select partner_id as "partnerId", delegation_id as "delegationId" from delegation
   where due_at <= $1 order by due_at limit $2 for update skip locked`,
);
const nextAssignment = statement(
  'delegation.nextAssignmentDue',
  `select min(due_at) as at from delegation_assignment where due_at is not null`,
);
const dueAssignments = statement(
  'delegation.takeDueAssignments',
  `
  select partner_id as "partnerId", delegation_id as "delegationId", assignment_id as "assignmentId"
    from delegation_assignment where due_at <= $1 order by due_at limit $2 for update skip locked`,
);

type Kind = 'delegation' | 'assignment';
const next = { delegation: nextDelegation, assignment: nextAssignment };
const take = { delegation: dueDelegations, assignment: dueAssignments };

export async function nextDue(db: Database, kind: Kind): Promise<Date | null> {
  return (await db.maybe<{ at: Date | null }>(scope, next[kind]))?.at ?? null;
}

/** Rows that are due, locked for the one who takes them, earliest first. */
export function takeDue(
  tx: Tx,
  kind: Kind,
  now: Date,
  limit: number,
): Promise<{ partnerId: string; delegationId: string; assignmentId?: string }[]> {
  return tx.rows(take[kind], [now, limit]);
}

export const dueScope = scope;
