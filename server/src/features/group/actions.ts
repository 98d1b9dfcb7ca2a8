import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { isUniqueViolation, tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { GroupDraft, GroupMember, SecurityGroup } from './model.ts';
import { checkDeletion, checkGroup, tidied } from './rules.ts';
import {
  addMembers,
  findGroup,
  insertGroup,
  listMembers,
  lockGroup,
  removeGroup,
  removeMembers,
  updateGroup,
} from './store.ts';

export interface GroupParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  /** In how many delegations of the tenant the group has roles; a fact of a feature further up. */
  countMappings(tx: Tx, tenantId: string, groupId: string): Promise<number>;
}

export interface Acting {
  readonly caller: Caller;
  readonly correlationId: string;
}

const resourceType = 'security_group';

export async function createGroup(
  parts: GroupParts,
  acting: Acting,
  given: GroupDraft,
): Promise<SecurityGroup> {
  const draft = usable(given);
  const groupId = parts.ids.guid();
  return write(parts, acting, async (tx, tenantId, at) => {
    await insertGroup(tx, tenantId, { ...draft, groupId, createdAt: at });
    await record(tx, acting, at, 'create_security_group', { newValue: { id: groupId, ...draft } });
    return (await findGroup(tx, tenantId, groupId)) ?? refuse('group-unknown');
  });
}

export async function changeGroup(
  parts: GroupParts,
  acting: Acting,
  groupId: string,
  given: GroupDraft,
): Promise<SecurityGroup> {
  const draft = usable(given);
  return write(parts, acting, async (tx, tenantId, at) => {
    if (!(await lockGroup(tx, tenantId, groupId))) return refuse('group-unknown');
    const before = (await findGroup(tx, tenantId, groupId)) ?? refuse('group-unknown');
    if (before.name === draft.name && before.description === draft.description) return before;
    await updateGroup(tx, tenantId, groupId, draft);
    const oldValue = { id: groupId, name: before.name, description: before.description };
    await record(tx, acting, at, 'update_security_group', { oldValue, newValue: { id: groupId, ...draft } });
    return { ...before, ...draft };
  });
}

export async function deleteGroup(parts: GroupParts, acting: Acting, groupId: string): Promise<void> {
  await write(parts, acting, async (tx, tenantId, at) => {
    if (!(await lockGroup(tx, tenantId, groupId))) return refuse('group-unknown');
    const refusal = checkDeletion(await parts.countMappings(tx, tenantId, groupId));
    if (refusal) throw refusal;
    const before = await findGroup(tx, tenantId, groupId);
    await removeGroup(tx, tenantId, groupId);
    await record(tx, acting, at, 'delete_security_group', { oldValue: { id: groupId, name: before?.name } });
  });
}

export interface MemberChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Adds and removes people at once; who already is, or is not, where wanted stays so. */
export async function changeMembers(
  parts: GroupParts,
  acting: Acting,
  groupId: string,
  { add, remove }: MemberChange,
): Promise<GroupMember[]> {
  return write(parts, acting, async (tx, tenantId, at) => {
    if (!(await lockGroup(tx, tenantId, groupId))) return refuse('group-unknown');
    const before = await listMembers(tx, tenantId, groupId);
    const added = await addMembers(tx, tenantId, groupId, add, at);
    const removed = await removeMembers(tx, tenantId, groupId, remove);
    const after = await listMembers(tx, tenantId, groupId);
    const present = new Set([...after.map((one) => one.userId), ...remove]);
    // An id of nobody here would otherwise look as if it had worked.
    if (add.some((userId) => !present.has(userId))) return refuse('group-member-unknown');
    if (added.length + removed.length > 0) {
      const group = await findGroup(tx, tenantId, groupId);
      const names = (people: readonly GroupMember[]) => ({
        id: groupId,
        name: group?.name,
        members: people.map((one) => one.userPrincipalName),
      });
      await record(tx, acting, at, 'update_security_group_members', {
        oldValue: names(before),
        newValue: names(after),
      });
    }
    return after;
  });
}

function usable(given: GroupDraft): GroupDraft {
  const draft = tidied(given);
  const refusal = checkGroup(draft);
  if (refusal) throw refusal;
  return draft;
}

async function write<T>(
  { db, clock }: GroupParts,
  { caller }: Acting,
  work: (tx: Tx, tenantId: string, at: Date) => Promise<T>,
): Promise<T> {
  const tenantId = caller.tenant.id;
  try {
    return await db.transaction(tenantScope(tenantId), (tx) => work(tx, tenantId, clock.now()));
  } catch (error) {
    if (isUniqueViolation(error, 'security_group_name')) return refuse('group-name-taken');
    throw error;
  }
}

function record(
  tx: Tx,
  acting: Acting,
  at: Date,
  operation: string,
  values: { readonly oldValue?: object; readonly newValue?: object },
): Promise<void> {
  return appendAuditEvent(tx, actorOf(acting.caller, acting), { operation, resourceType, ...values }, at);
}
