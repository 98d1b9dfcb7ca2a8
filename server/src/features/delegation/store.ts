import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Assignment, Delegation, DelegationRow, DelegationState, RoleGrant } from './model.ts';
import { dueAt } from './rules.ts';

const columns = `
  d.partner_id as "partnerId", d.delegation_id as "delegationId", d.name, d.customer_id as "customerId", d.roles,
  d.duration_days as "durationDays", d.auto_extend as "autoExtend", d.state, d.created_at as "createdAt",
  d.finalized_at as "finalizedAt", d.approved_at as "approvedAt", d.activated_at as "activatedAt",
  d.ends_at as "endsAt", d.noticed_days as "noticedDays", d.termination_requested_at as "terminationRequestedAt",
  d.ended_at as "endedAt", d.origin, d.changed_at as "changedAt", d.version`;

const rowColumns = `${columns},
  (select p.name from partner p where p.tenant_id = d.partner_id) as "partnerName",
  (select r.company_name from customer_relationship r
    where r.partner_id = d.partner_id and r.customer_id = d.customer_id) as "customerName",
  (select count(*)::int from delegation_assignment a
    where a.partner_id = d.partner_id and a.delegation_id = d.delegation_id and a.state <> 'deleted') as "groupCount"`;

/** Never approved and void: hidden from everybody (4.5). */
const shown = `not (d.state = 'expired' and d.activated_at is null)`;

// One delegation

const find = statement(
  'delegation.find',
  `
  select ${rowColumns} from delegation d where d.partner_id = $1 and d.delegation_id = $2 and ${shown}`,
);
const lock = statement(
  'delegation.lock',
  `
  select ${columns} from delegation d where d.partner_id = $1 and d.delegation_id = $2 for update`,
);
const byToken = statement(
  'delegation.byToken',
  `
  select ${columns} from delegation_by_token($1) d`,
);

/** In the scope of the partner, or of the customer it is bound to. */
export function findDelegation(
  reader: Reader,
  partnerId: string,
  delegationId: string,
): Promise<DelegationRow | undefined> {
  return reader.maybe(find, [partnerId, delegationId]);
}

/** Nobody else changes it before this transaction ends. */
export function lockDelegation(
  tx: Tx,
  partnerId: string,
  delegationId: string,
): Promise<Delegation | undefined> {
  return tx.maybe(lock, [partnerId, delegationId]);
}

/** What the holder of a link's secret may look at, in any scope. */
export function findDelegationByToken(reader: Reader, tokenHash: Buffer): Promise<Delegation | undefined> {
  return reader.maybe(byToken, [tokenHash]);
}

const insert = statement(
  'delegation.insert',
  `
  insert into delegation (partner_id, delegation_id, name, customer_id, roles, duration_days, auto_extend, state,
    created_at, finalized_at, approved_at, activated_at, ends_at, origin, due_at, changed_at, noticed_days)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
);
const save = statement(
  'delegation.save',
  `
  update delegation
     set name = $3, customer_id = $4, roles = $5, duration_days = $6, auto_extend = $7, state = $8, finalized_at = $9,
         approved_at = $10, activated_at = $11, ends_at = $12, noticed_days = $13, termination_requested_at = $14,
         ended_at = $15, due_at = $16, changed_at = $17, version = version + 1
   where partner_id = $1 and delegation_id = $2 and version = $18`,
);
const remove = statement(
  'delegation.remove',
  `
  delete from delegation where partner_id = $1 and delegation_id = $2`,
);
const setToken = statement(
  'delegation.setToken',
  `
  update delegation set token_hash = $3 where partner_id = $1 and delegation_id = $2`,
);

export async function insertDelegation(tx: Tx, of: Delegation): Promise<void> {
  await tx.run(insert, [
    of.partnerId,
    of.delegationId,
    of.name,
    of.customerId,
    of.roles,
    of.durationDays,
    of.autoExtend,
    of.state,
    of.createdAt,
    of.finalizedAt,
    of.approvedAt,
    of.activatedAt,
    of.endsAt,
    of.origin,
    dueAt(of),
    of.changedAt,
    of.noticedDays,
  ]);
}

/** Writes it as it is now, with its next date; false when somebody was faster. The version read moves on by one. */
export async function saveDelegation(tx: Tx, of: Delegation): Promise<boolean> {
  const written = await tx.run(save, [
    of.partnerId,
    of.delegationId,
    of.name,
    of.customerId,
    of.roles,
    of.durationDays,
    of.autoExtend,
    of.state,
    of.finalizedAt,
    of.approvedAt,
    of.activatedAt,
    of.endsAt,
    of.noticedDays,
    of.terminationRequestedAt,
    of.endedAt,
    dueAt(of),
    of.changedAt,
    of.version,
  ]);
  return written === 1;
}

export async function removeDelegation(tx: Tx, partnerId: string, delegationId: string): Promise<void> {
  await tx.run(remove, [partnerId, delegationId]);
}

/** A new link; the one before opens nothing any more. */
export async function setLinkToken(
  tx: Tx,
  partnerId: string,
  delegationId: string,
  tokenHash: Buffer,
): Promise<void> {
  await tx.run(setToken, [partnerId, delegationId, tokenHash]);
}

// Lists

const listNewest = statement(
  'delegation.list',
  `
  select ${rowColumns} from delegation d
   where d.partner_id = $1 and ${shown}
     and ($2::uuid is null or d.customer_id = $2)
     and ($3::text[] is null or d.state = any($3))
     and ($4::text is null or d.name_key = lower($4))
     and ($5::timestamptz is null or (d.created_at, d.delegation_id) < ($5, $6::uuid))
   order by d.created_at desc, d.delegation_id desc limit $7`,
);

export interface DelegationSearch {
  readonly customerId?: string | undefined;
  readonly states?: readonly DelegationState[] | undefined;
  readonly name?: string | undefined;
  readonly after?: { readonly createdAt: Date; readonly delegationId: string } | undefined;
  readonly limit: number;
}

/** A partner's delegations, newest first. */
export function listDelegations(
  reader: Reader,
  partnerId: string,
  by: DelegationSearch,
): Promise<DelegationRow[]> {
  return reader.rows(listNewest, [
    partnerId,
    by.customerId ?? null,
    by.states ?? null,
    by.name ?? null,
    by.after?.createdAt ?? null,
    by.after?.delegationId ?? null,
    by.limit,
  ]);
}

const listEnding = statement(
  'delegation.listByEnd',
  `
  select ${rowColumns} from delegation d
   where d.partner_id = $1 and d.state = 'active'
     and ($2::timestamptz is null or d.ends_at <= $2)
     and ($3::boolean is null or d.auto_extend = $3)
     and ($4::timestamptz is null or (d.ends_at, d.delegation_id) > ($4, $5::uuid))
   order by d.ends_at, d.delegation_id limit $6`,
);

export interface EndingSearch {
  readonly until?: Date | undefined;
  readonly autoExtend?: boolean | undefined;
  readonly after?: { readonly endsAt: Date; readonly delegationId: string } | undefined;
  readonly limit: number;
}

/** Active delegations by their end: what expires when (C85). */
export function listByEnd(reader: Reader, partnerId: string, by: EndingSearch): Promise<DelegationRow[]> {
  return reader.rows(listEnding, [
    partnerId,
    by.until ?? null,
    by.autoExtend ?? null,
    by.after?.endsAt ?? null,
    by.after?.delegationId ?? null,
    by.limit,
  ]);
}

/** Counts go so far and no further: more than that nobody reads off one by one. */
export const reportMax = 10_000;

const report = statement(
  'delegation.report',
  `
  select (select count(*)::int from (select from delegation
            where partner_id = $1 and state = 'active' limit $3) a) as active,
         (select count(*)::int from (select from delegation
            where partner_id = $1 and state = 'approval-pending' limit $3) p) as pending,
         (select count(*)::int from (select from delegation
            where partner_id = $1 and state = 'active' and ends_at <= $2 limit $3) e) as ending,
         (select count(*)::int from (select from delegation
            where partner_id = $1 and state = 'active' and ends_at <= $2 and not auto_extend limit $3) g) as "endingForGood"`,
);
const endsByDay = statement(
  'delegation.endsByDay',
  `
  select (ends_at at time zone 'UTC')::date::text as day, count(*)::int as count,
         count(*) filter (where auto_extend)::int as extended
    from delegation where partner_id = $1 and state = 'active' and ends_at <= $2 group by 1 order by 1`,
);

export interface DelegationReport {
  readonly active: number;
  readonly pending: number;
  /** Ends by the date asked for, extended or not. */
  readonly ending: number;
  readonly endingForGood: number;
}

/** How many there are, and on which days those end that end by `until`. */
export async function readReport(
  reader: Reader,
  partnerId: string,
  until: Date,
): Promise<
  DelegationReport & { readonly byDay: readonly { day: string; count: number; extended: number }[] }
> {
  const [counts, byDay] = await Promise.all([
    reader.maybe<DelegationReport>(report, [partnerId, until, reportMax]),
    reader.rows<{ day: string; count: number; extended: number }>(endsByDay, [partnerId, until]),
  ]);
  const none = { active: 0, pending: 0, ending: 0, endingForGood: 0 };
  return { ...(counts ?? none), byDay };
}

const listOfCustomer = statement(
  'delegation.listOfCustomer',
  `
  select ${rowColumns} from delegation d
   where d.customer_id = $1 and d.state <> 'draft' and d.approved_at is not null
   order by (d.state = 'active') desc, coalesce(d.ended_at, d.ends_at) desc nulls last, d.delegation_id limit 500`,
);

/** What a customer has approved, in its own scope; present ones first. */
export function listOfCustomerSide(reader: Reader, customerId: string): Promise<DelegationRow[]> {
  return reader.rows(listOfCustomer, [customerId]);
}

const openOfPair = statement(
  'delegation.openOfPair',
  `
  select ${columns} from delegation d
   where d.partner_id = $1 and d.customer_id = $2 and d.state in ('approval-pending', 'approved', 'active')
   order by d.delegation_id for update`,
);

/** Everything between a partner and a customer that is not over. */
export function lockOpenDelegations(tx: Tx, partnerId: string, customerId: string): Promise<Delegation[]> {
  return tx.rows(openOfPair, [partnerId, customerId]);
}

const grantsOfPair = statement(
  'delegation.grantsOfPair',
  `
  select ${rowColumns} from delegation d
   where d.partner_id = $1 and d.customer_id = $2 and d.state = 'active' and d.ends_at > $3
   order by d.ends_at, d.delegation_id`,
);

/** What a partner holds at a customer at this moment: the clock decides, not a clean-up job. */
export function listGrants(
  reader: Reader,
  partnerId: string,
  customerId: string,
  now: Date,
): Promise<DelegationRow[]> {
  return reader.rows(grantsOfPair, [partnerId, customerId, now]);
}

const countOfPair = statement(
  'delegation.countOfPair',
  `
  select count(*)::int as count from delegation where partner_id = $1 and customer_id = $2 and state = 'active'`,
);

/** How many delegations of a partner are active at a customer. */
export async function countGrants(reader: Reader, partnerId: string, customerId: string): Promise<number> {
  return (await reader.maybe<{ count: number }>(countOfPair, [partnerId, customerId]))?.count ?? 0;
}

const customersPage = statement(
  'delegation.customersPage',
  `
  select r.customer_id as "customerId", r.company_name as "companyName"
    from customer_relationship r
   where r.partner_id = $1 and r.customer_id > $2 and r.state = 'active'
     and exists (select from delegation d where d.customer_id = r.customer_id and d.partner_id = r.partner_id
                    and d.state in ('active', 'termination-requested'))
   order by r.customer_id limit $3`,
);
const customerOf = statement(
  'delegation.customerOf',
  `
  select r.customer_id as "customerId", r.company_name as "companyName"
    from customer_relationship r
   where r.partner_id = $1 and r.customer_id = $2 and r.state = 'active'
     and exists (select from delegation d where d.customer_id = r.customer_id and d.partner_id = r.partner_id
                    and d.state in ('active', 'termination-requested'))`,
);

export interface DelegatedCustomer {
  readonly customerId: string;
  readonly companyName: string;
}

/** Customers at which a partner holds granular rights, by id. */
export function listDelegatedCustomers(
  reader: Reader,
  partnerId: string,
  after: string,
  limit: number,
): Promise<DelegatedCustomer[]> {
  return reader.rows(customersPage, [partnerId, after, limit]);
}

export function findDelegatedCustomer(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<DelegatedCustomer | undefined> {
  return reader.maybe(customerOf, [partnerId, customerId]);
}

// Groups

const assignmentColumns = `
  a.partner_id as "partnerId", a.delegation_id as "delegationId", a.assignment_id as "assignmentId",
  a.group_id as "groupId", a.roles, a.state, a.created_at as "createdAt", a.changed_at as "changedAt", a.version`;

const assignments = statement(
  'delegation.assignments',
  `
  select ${assignmentColumns},
         (select g.name from security_group g where g.tenant_id = a.partner_id and g.group_id = a.group_id) as "groupName"
    from delegation_assignment a
   where a.partner_id = $1 and a.delegation_id = $2 and a.state <> 'deleted'
   order by a.created_at, a.assignment_id`,
);
const lockAssignmentRow = statement(
  'delegation.lockAssignment',
  `
  select ${assignmentColumns} from delegation_assignment a
   where a.partner_id = $1 and a.delegation_id = $2 and a.assignment_id = $3 and a.state <> 'deleted' for update`,
);
const lockAssignmentRows = statement(
  'delegation.lockAssignments',
  `
  select ${assignmentColumns} from delegation_assignment a
   where a.partner_id = $1 and a.delegation_id = $2 and a.due_at is not null order by a.assignment_id for update`,
);
const insertAssignmentRow = statement(
  'delegation.insertAssignment',
  `
  insert into delegation_assignment (partner_id, delegation_id, assignment_id, group_id, roles, state, due_at, created_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
);
const saveAssignmentRow = statement(
  'delegation.saveAssignment',
  `
  update delegation_assignment set roles = $4, state = $5, due_at = $6, changed_at = $7, version = version + 1
   where partner_id = $1 and delegation_id = $2 and assignment_id = $3`,
);
const endAssignmentRows = statement(
  'delegation.endAssignments',
  `
  update delegation_assignment set state = 'deleted', due_at = null, changed_at = $3, version = version + 1
   where partner_id = $1 and delegation_id = $2 and state <> 'deleted'`,
);
const mappings = statement(
  'delegation.mappings',
  `
  select count(*)::int as count from delegation_assignment
   where partner_id = $1 and group_id = $2 and state <> 'deleted'`,
);

export type NamedAssignment = Assignment & { readonly groupName: string | null };

export function listAssignments(
  reader: Reader,
  partnerId: string,
  delegationId: string,
): Promise<NamedAssignment[]> {
  return reader.rows(assignments, [partnerId, delegationId]);
}

export function lockAssignment(
  tx: Tx,
  partnerId: string,
  delegationId: string,
  assignmentId: string,
): Promise<Assignment | undefined> {
  return tx.maybe(lockAssignmentRow, [partnerId, delegationId, assignmentId]);
}

/** Those that wait to be carried out. */
export function lockAssignments(tx: Tx, partnerId: string, delegationId: string): Promise<Assignment[]> {
  return tx.rows(lockAssignmentRows, [partnerId, delegationId]);
}

/** What is pending or being deleted waits to be carried out. */
function waitsFrom({ state, changedAt }: Pick<Assignment, 'state' | 'changedAt'>): Date | null {
  return state === 'pending' || state === 'deleting' ? changedAt : null;
}

export async function insertAssignment(tx: Tx, of: Assignment): Promise<void> {
  await tx.run(insertAssignmentRow, [
    of.partnerId,
    of.delegationId,
    of.assignmentId,
    of.groupId,
    of.roles,
    of.state,
    waitsFrom(of),
    of.createdAt,
  ]);
}

export async function saveAssignment(tx: Tx, of: Assignment): Promise<void> {
  await tx.run(saveAssignmentRow, [
    of.partnerId,
    of.delegationId,
    of.assignmentId,
    of.roles,
    of.state,
    waitsFrom(of),
    of.changedAt,
  ]);
}

/** I16: no access outlives the delegation. */
export async function endAssignments(
  tx: Tx,
  partnerId: string,
  delegationId: string,
  at: Date,
): Promise<number> {
  return tx.run(endAssignmentRows, [partnerId, delegationId, at]);
}

export async function countMappings(reader: Reader, partnerId: string, groupId: string): Promise<number> {
  return (await reader.maybe<{ count: number }>(mappings, [partnerId, groupId]))?.count ?? 0;
}

const roleGrants = statement(
  'delegation.roleGrants',
  `
  select d.delegation_id as "delegationId", d.name as "delegationName", g.group_id as "groupId", g.name as "groupName",
         a.roles, d.ends_at as "endsAt"
    from delegation d
    join delegation_assignment a on a.partner_id = d.partner_id and a.delegation_id = d.delegation_id and a.state = 'active'
    join security_group g on g.tenant_id = a.partner_id and g.group_id = a.group_id
    join security_group_member m on m.tenant_id = g.tenant_id and m.group_id = g.group_id and m.user_id = $3
   where d.partner_id = $1 and d.customer_id = $2 and d.state = 'active' and d.ends_at > $4
   order by d.ends_at, d.delegation_id, g.group_id`,
);
/** How a person comes to roles at a customer through groups. */
export function listRoleGrants(
  reader: Reader,
  of: {
    readonly partnerId: string;
    readonly customerId: string;
    readonly userId: string;
    readonly now: Date;
  },
): Promise<RoleGrant[]> {
  return reader.rows(roleGrants, [of.partnerId, of.customerId, of.userId, of.now]);
}

const mappedGroups = statement(
  'delegation.mappedGroups',
  `
  select a.delegation_id as "delegationId", g.group_id as "groupId", g.name, a.roles,
         array(select m.user_id::text from security_group_member m
                where m.tenant_id = g.tenant_id and m.group_id = g.group_id order by m.user_id) as "memberIds"
    from delegation d
    join delegation_assignment a on a.partner_id = d.partner_id and a.delegation_id = d.delegation_id and a.state = 'active'
    join security_group g on g.tenant_id = a.partner_id and g.group_id = a.group_id
   where d.partner_id = $1 and d.customer_id = $2 and d.state = 'active'
   order by g.name_key, g.group_id`,
);

export interface MappedGroup {
  readonly delegationId: string;
  readonly groupId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly memberIds: readonly string[];
}

/** Groups that hold roles at a customer, with their people; in the partner's scope. */
export function listMappedGroups(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<MappedGroup[]> {
  return reader.rows(mappedGroups, [partnerId, customerId]);
}

// Requests, as clients follow them

const insertRequestRow = statement(
  'delegation.insertRequest',
  `
  insert into delegation_request (partner_id, delegation_id, request_id, action, requested_at) values ($1, $2, $3, $4, $5)`,
);
const requests = statement(
  'delegation.requests',
  `
  select q.request_id as "requestId", q.action, q.requested_at as "requestedAt", d.state
    from delegation_request q join delegation d using (partner_id, delegation_id)
   where q.partner_id = $1 and q.delegation_id = $2 and ($3::uuid is null or q.request_id = $3)
   order by q.requested_at, q.request_id`,
);

export type RequestAction = 'lockForApproval' | 'approve' | 'terminate';

export interface DelegationRequest {
  readonly requestId: string;
  readonly action: RequestAction;
  readonly requestedAt: Date;
  /** Of the delegation at present. */
  readonly state: DelegationState;
}

export async function insertRequest(
  tx: Tx,
  of: Pick<Delegation, 'partnerId' | 'delegationId'>,
  request: Omit<DelegationRequest, 'state'>,
): Promise<void> {
  await tx.run(insertRequestRow, [
    of.partnerId,
    of.delegationId,
    request.requestId,
    request.action,
    request.requestedAt,
  ]);
}

export function listRequests(
  reader: Reader,
  partnerId: string,
  delegationId: string,
  requestId: string | null = null,
): Promise<DelegationRequest[]> {
  return reader.rows(requests, [partnerId, delegationId, requestId]);
}
