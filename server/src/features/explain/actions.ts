import type { Caller, CallerTenant, Role } from '../../access/caller.ts';
import { roles as allRoles } from '../../access/caller.ts';
import type { Operation } from '../../access/policy.ts';
import { policyOf } from '../../access/policy.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { EffectiveAccess, RoleGrant } from '../delegation/index.ts';
import { accessOf } from '../delegation/index.ts';
import { listRoleLocations } from '../user/index.ts';
import type { StaffMember, TieFacts, Verdict } from './model.ts';
import { judge } from './rules.ts';
import type { TieOfCustomer, TieOfPartner } from './store.ts';
import {
  findStaffMember,
  findTieFacts,
  listGivenGrants,
  listGrantsAt,
  listHolders,
  listPartnersOf,
  listStaff,
  listTieFacts,
} from './store.ts';
import { mayLieElsewhere, taskOfOperation, tasks } from './tasks.ts';

export interface ExplainDeps {
  readonly db: Database;
  readonly clock: Clock;
}

const inOwnScope = <T>({ db }: ExplainDeps, caller: Caller, work: (tx: Tx) => Promise<T>) =>
  db.transaction(tenantScope(caller.tenant.id), work);

/** Granular rights of so many people at so many customers, read at once. */
async function grantsAt(
  { clock }: ExplainDeps,
  tx: Tx,
  caller: Caller,
  of: { readonly customerIds: readonly string[]; readonly userIds: readonly string[] },
): Promise<(customerId: string, userId: string) => RoleGrant[]> {
  const found = await listGrantsAt(tx, caller.tenant.id, of, clock.now());
  const byPlace = Map.groupBy(found, ({ customerId, userId }) => `${customerId} ${userId}`);
  return (customerId, userId) => byPlace.get(`${customerId} ${userId}`) ?? [];
}

const nobodysTie: TieFacts = {
  customerName: '',
  state: 'active',
  capacity: 'direct',
  startedAt: new Date(0),
  endedAt: null,
  legacyAdminAt: null,
};

/** One page of the caller's colleagues, and what each may do at the customer. */
export function whoMayDoWhat(
  deps: ExplainDeps,
  caller: Caller,
  customerId: string,
  page: { readonly after: { name: string; userId: string } | undefined; readonly limit: number },
): Promise<{ member: StaffMember; verdicts: Verdict[] }[]> {
  return inOwnScope(deps, caller, async (tx) => {
    const [tie, staff] = await Promise.all([
      findTieFacts(tx, caller.tenant.id, customerId),
      listStaff(tx, caller.tenant.id, page.after, page.limit),
    ]);
    if (!tie) return refuse('customer-unknown');
    const userIds = staff.map(({ userId }) => userId);
    const grants = await grantsAt(deps, tx, caller, { customerIds: [customerId], userIds });
    return staff.map((member) => ({
      member,
      verdicts: verdictsOn(member, caller.tenant, tie, grants(customerId, member.userId)),
    }));
  });
}

/** All tasks for one colleague at one customer, with every check. */
export function whatMayPersonDo(
  deps: ExplainDeps,
  caller: Caller,
  customerId: string,
  userId: string,
): Promise<{ member: StaffMember; tie: TieFacts; verdicts: Verdict[] }> {
  return inOwnScope(deps, caller, async (tx) => {
    const [tie, member, grants] = await Promise.all([
      findTieFacts(tx, caller.tenant.id, customerId),
      findStaffMember(tx, caller.tenant.id, userId),
      grantsAt(deps, tx, caller, { customerIds: [customerId], userIds: [userId] }),
    ]);
    if (!tie) return refuse('customer-unknown');
    if (!member) return refuse('user-unknown');
    return { member, tie, verdicts: verdictsOn(member, caller.tenant, tie, grants(customerId, userId)) };
  });
}

/** The other way round: one colleague, customer by customer. */
export function whereMayPersonWork(
  deps: ExplainDeps,
  caller: Caller,
  userId: string,
  page: { readonly after: { name: string; customerId: string } | undefined; readonly limit: number },
): Promise<{ member: StaffMember; customers: { tie: TieOfPartner; verdicts: Verdict[] }[] }> {
  return inOwnScope(deps, caller, async (tx) => {
    const [member, ties] = await Promise.all([
      findStaffMember(tx, caller.tenant.id, userId),
      listTieFacts(tx, caller.tenant.id, page.after, page.limit),
    ]);
    if (!member) return refuse('user-unknown');
    const customerIds = ties.map(({ customerId }) => customerId);
    const grants = await grantsAt(deps, tx, caller, { customerIds, userIds: [userId] });
    const customers = ties.map((tie) => ({
      tie,
      verdicts: verdictsOn(member, caller.tenant, tie, grants(tie.customerId, userId)),
    }));
    return { member, customers };
  });
}

function verdictsOn(
  member: StaffMember,
  company: CallerTenant,
  tie: TieFacts,
  grants: Parameters<typeof accessOf>[0],
): Verdict[] {
  const access = accessOf(grants, tie.legacyAdminAt !== null, member.roles);
  return tasks.map((task) => judge(task, { somebody: somebodyOf(member), company, tie, access }));
}

const somebodyOf = ({ displayName, roles }: StaffMember) => ({ name: displayName, roles });

/** Roles of partner staff that give something at a customer. */
const staffRoles = allRoles.filter((role) =>
  tasks.some(({ row }) => row.roles.includes(role) && role !== 'customer-user' && role !== 'operator-admin'),
);

export interface HolderAccess {
  /** A role of staff, or a delegation in which groups of staff are mapped. */
  readonly holder: { readonly role: Role } | { readonly delegationName: string; readonly endsAt: Date };
  readonly verdicts: readonly Verdict[];
}

/** What the partners of a customer may do there, by role of their staff: no names of people (2.5). */
export function whatMayPartnersDo(
  deps: ExplainDeps,
  caller: Caller,
): Promise<{ tie: TieOfCustomer; holders: HolderAccess[] }[]> {
  return inOwnScope(deps, caller, async (tx) => {
    const [ties, grants] = await Promise.all([
      listPartnersOf(tx, caller.tenant.id),
      listGivenGrants(tx, caller.tenant.id, deps.clock.now()),
    ]);
    return ties.map((tie) => {
      const legacy = tie.legacyAdminAt !== null;
      const byRole = staffRoles.map((role) => ({
        holder: { role },
        verdicts: verdictsOfRole(role, tie, accessOf([], legacy, [role])),
      }));
      const byGrant = grants
        .filter(({ partnerId }) => partnerId === tie.partner.id)
        .map((grant) => ({
          holder: { delegationName: grant.delegationName, endsAt: grant.endsAt },
          // Which groups of its staff the partner maps is its own affair.
          verdicts: verdictsOfRole(
            'admin-agent',
            tie,
            accessOf([{ ...grant, groupId: '', groupName: '' }], false, []),
            // What is not done in the directory rests on roles alone.
            tasks.filter(({ directoryRoles }) => directoryRoles !== null),
          ),
        }));
      return { tie, holders: [...byRole, ...byGrant] };
    });
  });
}

function verdictsOfRole(role: Role, tie: TieOfCustomer, access: EffectiveAccess, asked = tasks): Verdict[] {
  return asked.map((task) =>
    judge(task, { somebody: { name: tie.partner.name, roles: [role] }, company: tie.partner, tie, access }),
  );
}

const shown = 5;

export interface AskedRefusal {
  readonly reason: string;
  readonly operation: Operation;
  readonly customerId: string | null;
}

/** Why an operation was refused to the caller, and who of its company could do it. */
export async function whyRefused(
  deps: ExplainDeps,
  caller: Caller,
  { reason, operation, customerId }: AskedRefusal,
): Promise<{ verdict: Verdict; able: StaffMember[] }> {
  const task = taskOfOperation(operation);
  const { user } = caller;
  const narrowed = mayLieElsewhere(reason)
    ? await listRoleLocations(deps.db, tenantScope(caller.tenant.id), user ? [user.id] : [])
    : [];
  return inOwnScope(deps, caller, async (tx) => {
    const tie = customerId === null ? undefined : await findTieFacts(tx, caller.tenant.id, customerId);
    const grants =
      user && customerId !== null
        ? await grantsAt(deps, tx, caller, { customerIds: [customerId], userIds: [user.id] })
        : null;
    const own = accessOf(
      grants && user && customerId !== null ? grants(customerId, user.id) : [],
      Boolean(tie?.legacyAdminAt),
      caller.roles,
    );
    const verdict = judge(customerId === null ? { ...task, directoryRoles: null } : task, {
      somebody: { name: user?.displayName ?? caller.tenant.name, roles: caller.roles, narrowed },
      company: caller.tenant,
      tie: tie ?? nobodysTie,
      access: own,
    });
    // A company that cannot do it has nobody who can.
    const able = policyOf(operation).kinds.includes(caller.tenant.kind)
      ? await listHolders(tx, caller.tenant.id, policyOf(operation).roles, shown)
      : [];
    const concerned = tie ? verdict : withoutRelationship(verdict);
    return { verdict: concerned, able };
  });
}

/** Nothing is said of a relationship that the question does not concern, or that nobody may learn of (D2). */
function withoutRelationship(verdict: Verdict): Verdict {
  const checks = verdict.checks.filter(({ check }) => check !== 'relationship' && check !== 'directory');
  const failed = checks.find(({ passed }) => !passed);
  return { ...verdict, checks, allowed: failed === undefined, missing: failed?.check ?? null };
}
