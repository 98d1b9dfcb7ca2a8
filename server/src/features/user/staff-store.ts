import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';

const locationsOfRoles = statement(
  'user.roleLocations',
  `
  select user_id as "userId", role, location_id as "locationId" from role_location
   where tenant_id = $1 and user_id = any($2) order by user_id, role, location_id`,
);

export interface RoleLocation {
  readonly userId: string;
  readonly role: string;
  readonly locationId: string;
}

/** To which locations the roles of people are narrowed. */
export function listRoleLocations(
  db: Database,
  scope: TenantScope,
  userIds: readonly string[],
): Promise<RoleLocation[]> {
  if (userIds.length === 0) return Promise.resolve([]);
  return db.rows<RoleLocation>(scope, locationsOfRoles, [scope.tenantId, userIds]);
}

const forgetLocations = statement(
  'user.forgetRoleLocations',
  `
  delete from role_location where tenant_id = $1 and user_id = $2`,
);
const addLocations = statement(
  'user.addRoleLocations',
  `
  insert into role_location (tenant_id, user_id, role, location_id)
  select $1, $2, role, location_id from unnest($3::text[], $4::text[]) as given (role, location_id)
      on conflict do nothing`,
);

/** Replaces what the roles of a person are narrowed to. */
export async function writeRoleLocations(
  tx: Tx,
  tenantId: string,
  userId: string,
  wanted: readonly { readonly role: string; readonly locations: readonly string[] }[],
): Promise<void> {
  await tx.run(forgetLocations, [tenantId, userId]);
  const pairs = wanted.flatMap(({ role, locations }) =>
    locations.map((location) => [role, location] as const),
  );
  if (pairs.length === 0) return;
  await tx.run(addLocations, [
    tenantId,
    userId,
    pairs.map(([role]) => role),
    pairs.map(([, location]) => location),
  ]);
}
