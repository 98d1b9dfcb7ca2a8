import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { GroupDraft, GroupMember, SecurityGroup } from './model.ts';

// A partner has tens of groups with tens of people each: counting them is cheap.
const columns = `
  g.group_id as "groupId", g.name, g.name_key as "nameKey", g.description, g.created_at as "createdAt", g.version,
  (select count(*)::int from security_group_member m where m.tenant_id = g.tenant_id and m.group_id = g.group_id) as "memberCount"`;

const list = statement(
  'group.list',
  `
  select ${columns} from security_group g
   where g.tenant_id = $1 and ($2::text is null or (g.name_key, g.group_id) > ($2, $3::uuid))
   order by g.name_key, g.group_id limit $4`,
);
const find = statement(
  'group.find',
  `
  select ${columns} from security_group g where g.tenant_id = $1 and g.group_id = $2`,
);
const lock = statement(
  'group.lock',
  `
  select group_id from security_group where tenant_id = $1 and group_id = $2 for update`,
);
const share = statement(
  'group.share',
  `
  select group_id as "groupId", name from security_group
   where tenant_id = $1 and group_id = any($2::uuid[]) order by group_id for share`,
);

export interface GroupPage {
  /** Last row of the page before. */
  readonly after: { readonly nameKey: string; readonly groupId: string } | null;
  readonly limit: number;
}

export function listGroups(reader: Reader, tenantId: string, page: GroupPage): Promise<SecurityGroup[]> {
  return reader.rows(list, [tenantId, page.after?.nameKey ?? null, page.after?.groupId ?? null, page.limit]);
}

export function findGroup(
  reader: Reader,
  tenantId: string,
  groupId: string,
): Promise<SecurityGroup | undefined> {
  return reader.maybe(find, [tenantId, groupId]);
}

export async function lockGroup(tx: Tx, tenantId: string, groupId: string): Promise<boolean> {
  return (await tx.maybe(lock, [tenantId, groupId])) !== undefined;
}

/** Those of the named groups that exist; none of them is deleted before this transaction ends. */
export function holdGroups(
  tx: Tx,
  tenantId: string,
  groupIds: readonly string[],
): Promise<{ groupId: string; name: string }[]> {
  return tx.rows(share, [tenantId, groupIds]);
}

const insert = statement(
  'group.insert',
  `
  insert into security_group (tenant_id, group_id, name, description, created_at) values ($1, $2, $3, $4, $5)`,
);
const update = statement(
  'group.update',
  `
  update security_group set name = $3, description = $4, version = version + 1
   where tenant_id = $1 and group_id = $2`,
);
const remove = statement(
  'group.remove',
  `
  delete from security_group where tenant_id = $1 and group_id = $2`,
);

export async function insertGroup(
  tx: Tx,
  tenantId: string,
  group: GroupDraft & { readonly groupId: string; readonly createdAt: Date },
): Promise<void> {
  await tx.run(insert, [tenantId, group.groupId, group.name, group.description, group.createdAt]);
}

export async function updateGroup(
  tx: Tx,
  tenantId: string,
  groupId: string,
  group: GroupDraft,
): Promise<void> {
  await tx.run(update, [tenantId, groupId, group.name, group.description]);
}

export async function removeGroup(tx: Tx, tenantId: string, groupId: string): Promise<void> {
  await tx.run(remove, [tenantId, groupId]);
}

// Members

const memberColumns = `
  u.user_id as "userId", u.display_name as "displayName", u.user_principal_name as "userPrincipalName", u.roles`;

const members = statement(
  'group.members',
  `
  select ${memberColumns}
    from security_group_member m join tenant_user u on u.tenant_id = m.tenant_id and u.user_id = m.user_id
   where m.tenant_id = $1 and m.group_id = $2 and u.state = 'active'
   order by u.display_name_key, u.user_id`,
);
const candidates = statement(
  'group.candidates',
  `
  select ${memberColumns} from tenant_user u
   where u.tenant_id = $1 and u.state = 'active'
     and not exists (select from security_group_member m
                      where m.tenant_id = u.tenant_id and m.group_id = $2 and m.user_id = u.user_id)
   order by u.display_name_key, u.user_id limit $3`,
);
const add = statement(
  'group.addMembers',
  `
  insert into security_group_member (tenant_id, group_id, user_id, added_at)
  select $1, $2, u.user_id, $4 from tenant_user u
   where u.tenant_id = $1 and u.user_id = any($3::uuid[]) and u.state = 'active'
  on conflict do nothing
  returning user_id as "userId"`,
);
const drop = statement(
  'group.removeMembers',
  `
  delete from security_group_member where tenant_id = $1 and group_id = $2 and user_id = any($3::uuid[])
  returning user_id as "userId"`,
);

export function listMembers(reader: Reader, tenantId: string, groupId: string): Promise<GroupMember[]> {
  return reader.rows(members, [tenantId, groupId]);
}

/** People of the partner who are not in the group yet. */
export function listCandidates(
  reader: Reader,
  tenantId: string,
  groupId: string,
  limit: number,
): Promise<GroupMember[]> {
  return reader.rows(candidates, [tenantId, groupId, limit]);
}

/** Who was not in it before and is now; ids of strangers are left out. */
export async function addMembers(
  tx: Tx,
  tenantId: string,
  groupId: string,
  userIds: readonly string[],
  at: Date,
): Promise<string[]> {
  const rows = await tx.rows<{ userId: string }>(add, [tenantId, groupId, userIds, at]);
  return rows.map((row) => row.userId);
}

export async function removeMembers(
  tx: Tx,
  tenantId: string,
  groupId: string,
  userIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.rows<{ userId: string }>(drop, [tenantId, groupId, userIds]);
  return rows.map((row) => row.userId);
}
