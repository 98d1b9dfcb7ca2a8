import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextState } from '../../platform/states/index.ts';
import { directoryRoles, globalAdminRole, roleId } from './directory-roles.ts';
import type { Assignment, Delegation } from './model.ts';
import {
  accessOf,
  addDays,
  approved,
  checkAssignment,
  checkTerms,
  endedWithRelationship,
  extensionDays,
  extensionSwitched,
  finalized,
  movedAssignment,
  nextStep,
  reminderDays,
  terminationRequested,
  withdrawn,
} from './rules.ts';
import { assignmentStates, delegationStates } from './states-rules.ts';

/** A delegation with its groups, lived through by the pure rules alone. */
interface World {
  delegation: Delegation | null;
  assignments: Assignment[];
  now: Date;
  approvals: number;
  reminders: number[];
}

const start = new Date('2026-01-01T00:00:00Z');
const someRoles = fc.uniqueArray(
  fc.constantFrom(...[roleId('directory-reader'), roleId('user-admin'), globalAdminRole, 'no-such-role']),
  { maxLength: 3 },
);

type Event =
  | { kind: 'edit'; roles: string[]; days: number; autoExtend: boolean }
  | { kind: 'finalize' | 'withdraw' | 'terminate' | 'relationshipEnds' }
  | { kind: 'approve'; customer: string }
  | { kind: 'extension'; on: boolean }
  | { kind: 'assign'; group: string; roles: string[] }
  | { kind: 'unassign' | 'carryOut'; group: string }
  | { kind: 'pass'; days: number };

const events: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant('edit' as const),
    roles: someRoles,
    days: fc.integer({ min: -1, max: 800 }),
    autoExtend: fc.boolean(),
  }),
  fc.record({
    kind: fc.constantFrom(
      'finalize' as const,
      'finalize' as const,
      'withdraw' as const,
      'terminate' as const,
      'relationshipEnds' as const,
    ),
  }),
  fc.record({ kind: fc.constant('approve' as const), customer: fc.constantFrom('one', 'two') }),
  fc.record({ kind: fc.constant('extension' as const), on: fc.boolean() }),
  fc.record({ kind: fc.constant('assign' as const), group: fc.constantFrom('a', 'b'), roles: someRoles }),
  fc.record({
    kind: fc.constantFrom('unassign' as const, 'carryOut' as const),
    group: fc.constantFrom('a', 'b'),
  }),
  fc.record({ kind: fc.constant('pass' as const), days: fc.constantFrom(0, 1, 6, 23, 29, 90, 180, 366) }),
);

/** Half of the lives begin with an approval: what comes after it is the longer part. */
const approvedFirst: readonly Event[] = [
  { kind: 'finalize' },
  { kind: 'approve', customer: 'one' },
  { kind: 'pass', days: 0 },
];
const lives = fc
  .tuple(fc.boolean(), fc.array(events, { maxLength: 25 }))
  .map(([begun, later]) => (begun ? [...approvedFirst, ...later] : later));

function newWorld(): World {
  return {
    delegation: {
      partnerId: 'p',
      delegationId: 'd',
      name: 'Helpdesk',
      customerId: null,
      roles: [roleId('directory-reader'), roleId('user-admin')],
      durationDays: 60,
      autoExtend: false,
      state: 'draft',
      createdAt: start,
      finalizedAt: null,
      approvedAt: null,
      activatedAt: null,
      endsAt: null,
      noticedDays: null,
      terminationRequestedAt: null,
      endedAt: null,
      origin: 'request',
      changedAt: start,
      version: 1,
    },
    assignments: [],
    now: start,
    approvals: 0,
    reminders: [],
  };
}

/** A refused event changes nothing. */
function live(world: World, event: Event): void {
  try {
    step(world, event);
  } catch (error) {
    if ((error as Error).name !== 'Refusal') throw error;
  }
}

function step(world: World, event: Event): void {
  const { delegation, now } = world;
  if (event.kind === 'pass') {
    pass(world, event.days);
    return;
  }
  if (!delegation) return;
  const of = (group: string) =>
    world.assignments.find((one) => one.groupId === group && one.state !== 'deleted');
  const replace = (before: Assignment, after: Assignment) => {
    world.assignments = world.assignments.map((one) => (one === before ? after : one));
  };
  switch (event.kind) {
    case 'edit': {
      const terms = {
        name: 'Helpdesk',
        customerId: null,
        roles: event.roles,
        durationDays: event.days,
        autoExtend: event.autoExtend,
      };
      const refusal = checkTerms(terms);
      if (refusal) throw refusal;
      if (nextState(delegationStates, delegation.state, 'edit') !== null)
        world.delegation = { ...delegation, ...terms };
      return;
    }
    case 'finalize':
      world.delegation = finalized(delegation, now);
      return;
    case 'withdraw':
      world.delegation = withdrawn(delegation, now);
      return;
    case 'terminate':
      world.delegation = terminationRequested(delegation, now);
      return;
    case 'relationshipEnds':
      world.delegation = endedWithRelationship(delegation, now) ?? delegation;
      return;
    case 'approve':
      world.delegation = approved(delegation, event.customer, now);
      world.approvals += 1;
      return;
    case 'extension':
      world.delegation = extensionSwitched(delegation, event.on, now);
      return;
    case 'assign': {
      const refusal = checkAssignment(delegation, event.roles);
      if (refusal) throw refusal;
      const known = of(event.group);
      if (known)
        replace(known, {
          ...known,
          roles: event.roles,
          state: movedAssignment(known, 'update'),
          changedAt: now,
        });
      else
        world.assignments.push({
          partnerId: 'p',
          delegationId: 'd',
          assignmentId: String(world.assignments.length),
          groupId: event.group,
          roles: event.roles,
          state: 'pending',
          createdAt: now,
          changedAt: now,
          version: 1,
        });
      return;
    }
    case 'unassign': {
      const known = of(event.group);
      if (known) replace(known, { ...known, state: movedAssignment(known, 'remove'), changedAt: now });
      return;
    }
    case 'carryOut': {
      const known = of(event.group);
      if (known) replace(known, { ...known, state: movedAssignment(known, 'carry out') });
    }
  }
}

function pass(world: World, days: number): void {
  for (let day = 0; day <= days; day += 1) {
    world.now = addDays(world.now, day === 0 ? 0 : 1);
    for (;;) {
      const next = world.delegation && nextStep(world.delegation, world.now);
      if (!next) break;
      if (next.event === 'remind') world.reminders.push(next.days ?? 0);
      world.delegation = next.to;
      if (!next.to || next.to.state === 'expired' || next.to.state === 'terminated') {
        world.assignments = world.assignments.map((one) =>
          one.state === 'deleted' ? one : { ...one, state: movedAssignment(one, 'delegation ends') },
        );
      }
    }
  }
}

/** What a member of group `a` may do now. */
function effective({ delegation, assignments, now }: World): readonly string[] {
  if (delegation?.state !== 'active' || !delegation.endsAt || delegation.endsAt <= now) return [];
  const { endsAt } = delegation;
  const grants = assignments
    .filter((one) => one.groupId === 'a' && one.state === 'active')
    .map(({ roles }) => ({
      delegationId: 'd',
      delegationName: 'D',
      groupId: 'a',
      groupName: 'A',
      roles,
      endsAt,
    }));
  return accessOf(grants, false, []).roles;
}

describe('any order of what may happen to a delegation', () => {
  test('I12, I15, I16, I17, I18: hold', () => {
    fc.assert(
      fc.property(lives, (sequence) => {
        const world = newWorld();
        let locked: Delegation | null = null;
        for (const event of sequence) {
          live(world, event);
          const { delegation, assignments } = world;
          if (!delegation) break;
          const known = new Set(directoryRoles.map((role) => role.id));
          // I18: at creation and ever after.
          expect(delegation.durationDays).toBeGreaterThanOrEqual(1);
          expect(delegation.durationDays).toBeLessThanOrEqual(730);
          expect(delegation.roles.length).toBeGreaterThan(0);
          expect(delegation.roles.every((id) => known.has(id))).toBe(true);
          // I17.
          expect(delegation.autoExtend && delegation.roles.includes(globalAdminRole)).toBe(false);
          // I12: bound once, for good.
          expect(world.approvals).toBeLessThanOrEqual(1);
          // Terms are fixed from the finalization on.
          if (delegation.state !== 'draft') {
            locked ??= delegation;
            const { name, roles, durationDays } = locked;
            expect(delegation).toMatchObject({ name, roles, durationDays });
            if (locked.customerId !== null) expect(delegation.customerId).toBe(locked.customerId);
            if (delegation.customerId !== null && locked.customerId === null) locked = delegation;
          }
          // I16: roles of groups are among the approved; nobody acts before the approval or after the end.
          for (const one of assignments)
            expect(one.roles.every((id) => delegation.roles.includes(id))).toBe(true);
          const roles = effective(world);
          if (roles.length > 0) {
            expect(delegation.approvedAt).not.toBeNull();
            expect(world.now.getTime()).toBeLessThan((delegation.endsAt as Date).getTime());
          }
          if (delegation.state === 'expired' || delegation.state === 'terminated') {
            expect(assignments.every((one) => one.state === 'deleted')).toBe(true);
          }
          // Without extension the end is the approval and the duration; with it, whole half-years more.
          if (delegation.endsAt && delegation.activatedAt) {
            const over =
              delegation.endsAt.getTime() -
              addDays(delegation.activatedAt, delegation.durationDays).getTime();
            expect(over % (extensionDays * 86_400_000)).toBe(0);
          }
          expect(world.reminders.every((days) => (reminderDays as readonly number[]).includes(days))).toBe(
            true,
          );
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the state tables', () => {
  test.each([
    ['delegation', delegationStates],
    ['assignment', assignmentStates],
  ])('%s: every state can be reached from the start', (_name, table) => {
    const rows = table.rows as readonly { from: string; to: string }[];
    const reached = new Set<string>(['none']);
    for (let grew = true; grew; ) {
      const before = reached.size;
      for (const { from, to } of rows) if (reached.has(from)) reached.add(to);
      grew = reached.size > before;
    }
    expect(new Set(rows.flatMap(({ from, to }) => [from, to]))).toEqual(reached);
  });
});
