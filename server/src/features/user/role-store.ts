import type { Database, TenantScope } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';

const members = statement(
  'user.roleMembers',
  `
  select m.user_id as "userId", u.user_principal_name as "userPrincipalName", u.display_name as "displayName"
    from role_member m join tenant_user u on u.tenant_id = m.tenant_id and u.user_id = m.user_id
   where m.tenant_id = $1 and m.role = $2 and m.user_id > $3
   order by m.user_id limit $4`,
  { plannedOnce: true },
);
const firstId = '00000000-0000-0000-0000-000000000000';

export interface RoleMember {
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
}

/** Active people with a role, in the order of ids; one more than asked for tells whether another page follows. */
export function listRoleMembers(
  db: Database,
  directory: TenantScope,
  role: string,
  of: { readonly after: string | null; readonly limit: number },
): Promise<RoleMember[]> {
  return db.rows<RoleMember>(directory, members, [directory.tenantId, role, of.after ?? firstId, of.limit]);
}

const counts = statement(
  'user.roleCounts',
  `
  select role, count(*)::int as members from role_member where tenant_id = $1 and role < 'customer-user' group by role
  union all
  select role, count(*)::int from role_member where tenant_id = $1 and role > 'customer-user' group by role`,
);

/** How many have each role; few people have any but everybody's, whose members are not even read past. */
export async function countRoleMembers(
  db: Database,
  directory: TenantScope,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.rows<{ role: string; members: number }>(directory, counts, [directory.tenantId]);
  return new Map(rows.map(({ role, members }) => [role, members]));
}
