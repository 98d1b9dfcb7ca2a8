import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { PersonChange, PersonToCreate } from './model.ts';

/** Changes of people, in the scope of their own company. */

const forgetLapsed = statement(
  'user.forgetLapsed',
  `
  delete from tenant_user where tenant_id = $1 and state = 'inactive' and deleted_at <= $2
     and lower(user_principal_name) = any($3)`,
);
const insertMany = statement(
  'user.insertMany',
  `
  insert into tenant_user (tenant_id, user_id, user_principal_name, first_name, last_name, display_name, usage_location,
    phone_number, immutable_id, roles, is_guest, created_at)
  select $1, "userId", "userPrincipalName", "firstName", "lastName", "displayName", "usageLocation", "phoneNumber",
         "immutableId", roles, coalesce("isGuest", false), $3
    from jsonb_to_recordset($2) as person ("userId" uuid, "userPrincipalName" text, "firstName" text, "lastName" text,
         "displayName" text, "usageLocation" text, "phoneNumber" text, "immutableId" text, roles text[], "isGuest" boolean)
      on conflict do nothing
  returning user_id as "userId"`,
);

/**
 * Enters people, thousands in one statement, and answers with the ids of those entered: a name that is taken,
 * by an active or a deleted person, is left out (I39). Whoever was deleted too long ago holds no name any more.
 */
export async function insertPeople(
  tx: Tx,
  tenantId: string,
  people: readonly (PersonToCreate & { readonly userId: string })[],
  of: { readonly createdAt: Date; readonly purgedBefore: Date },
): Promise<Set<string>> {
  const names = people.map(({ userPrincipalName }) => userPrincipalName.toLowerCase());
  await tx.run(forgetLapsed, [tenantId, of.purgedBefore, names]);
  const rows = await tx.rows<{ userId: string }>(insertMany, [
    tenantId,
    JSON.stringify(people),
    of.createdAt,
  ]);
  return new Set(rows.map(({ userId }) => userId));
}

const update = statement(
  'user.update',
  `
  update tenant_user
     set user_principal_name = coalesce($3, user_principal_name), first_name = coalesce($4, first_name),
         last_name = coalesce($5, last_name), display_name = coalesce($6, display_name),
         usage_location = coalesce($7, usage_location), phone_number = coalesce($8, phone_number),
         immutable_id = coalesce($9, immutable_id), version = version + 1
   where tenant_id = $1 and user_id = $2`,
);

export async function updatePerson(
  tx: Tx,
  tenantId: string,
  userId: string,
  change: PersonChange,
): Promise<void> {
  await tx.run(update, [
    tenantId,
    userId,
    change.userPrincipalName ?? null,
    change.firstName ?? null,
    change.lastName ?? null,
    change.displayName ?? null,
    change.usageLocation ?? null,
    change.phoneNumber ?? null,
    change.immutableId ?? null,
  ]);
}

const setState = statement(
  'user.setState',
  `
  update tenant_user set state = $3, deleted_at = $4, version = version + 1 where tenant_id = $1 and user_id = $2`,
);

/** A date of deletion makes somebody inactive, none makes active again. */
export async function writeState(
  tx: Tx,
  tenantId: string,
  userId: string,
  deletedAt: Date | null,
): Promise<void> {
  await tx.run(setState, [tenantId, userId, deletedAt ? 'inactive' : 'active', deletedAt]);
}

const setRoles = statement(
  'user.setRoles',
  `
  update tenant_user set roles = $3, version = version + 1 where tenant_id = $1 and user_id = $2`,
);

export async function writeRoles(
  tx: Tx,
  tenantId: string,
  userId: string,
  roles: readonly string[],
): Promise<void> {
  await tx.run(setRoles, [tenantId, userId, roles]);
}

const setBlocked = statement(
  'user.setBlocked',
  `
  update tenant_user set sign_in_blocked = $3, version = version + 1 where tenant_id = $1 and user_id = $2`,
);

export async function writeBlocked(
  tx: Tx,
  tenantId: string,
  userId: string,
  blocked: boolean,
): Promise<void> {
  await tx.run(setBlocked, [tenantId, userId, blocked]);
}

const lockAdmins = statement(
  'user.lockGlobalAdmins',
  `
  select user_id as "userId" from role_member where tenant_id = $1 and role = 'global-admin' order by user_id for update`,
);

// A statement of its own after the lock: it sees whom somebody else has blocked meanwhile.
const openAdmins = statement(
  'user.openGlobalAdmins',
  `
  select m.user_id as "userId" from role_member m
    join tenant_user u on u.tenant_id = m.tenant_id and u.user_id = m.user_id
   where m.tenant_id = $1 and m.role = 'global-admin' and not u.sign_in_blocked`,
);

/**
 * Which global admins can sign in; two who would each take the role from one of the last two follow each
 * other (I40).
 */
export async function lockGlobalAdmins(tx: Tx, tenantId: string): Promise<string[]> {
  await tx.rows(lockAdmins, [tenantId]);
  const rows = await tx.rows<{ userId: string }>(openAdmins, [tenantId]);
  return rows.map(({ userId }) => userId);
}

const nextLapse = statement(
  'user.nextLapse',
  `
  select min(deleted_at) as "deletedAt" from tenant_user where state = 'inactive'`,
);
const lapsed = statement(
  'user.lapsed',
  `
  delete from tenant_user u using (
    select tenant_id, user_id from tenant_user where state = 'inactive' and deleted_at <= $1
     order by deleted_at limit $2 for update skip locked) gone
   where u.tenant_id = gone.tenant_id and u.user_id = gone.user_id
  returning u.tenant_id as "tenantId", u.user_id as "userId", u.user_principal_name as "userPrincipalName",
            u.deleted_at as "deletedAt", (select kind from tenant t where t.tenant_id = u.tenant_id) as kind`,
);

/** When the one deleted first was deleted. */
export function findFirstDeletion(
  reader: Pick<Tx, 'maybe'>,
): Promise<{ deletedAt: Date | null } | undefined> {
  return reader.maybe(nextLapse);
}

export interface Lapsed {
  readonly tenantId: string;
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly deletedAt: Date;
  readonly kind: string;
}

/** Removes people for good who were deleted by then; in the system scope. */
export function removeLapsed(tx: Tx, deletedBy: Date, limit: number): Promise<Lapsed[]> {
  return tx.rows<Lapsed>(lapsed, [deletedBy, limit]);
}
