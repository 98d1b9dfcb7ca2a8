import { refuse } from '../../errors/refusal.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvents } from '../audit/index.ts';
import { changeUser } from './actions.ts';
import type { DirectoryUser } from './model.ts';
import type { Acting, Directory, UserParts } from './parts.ts';
import { everybodysRole, globalAdmin, isLastGlobalAdmin } from './rules.ts';
import { lockGlobalAdmins, writeRoles } from './write-store.ts';

/** Puts a person of a customer into a directory role (2.6). */
export function addRoleMember(
  parts: UserParts,
  directory: Directory,
  role: string,
  userId: string,
  acting: Acting,
): Promise<DirectoryUser> {
  return changeRoles(parts, directory, userId, acting, (user) => {
    if (user.roles.includes(role)) return refuse('role-member-exists');
    return [...user.roles, role];
  });
}

/** Takes a person out of a role; a company keeps its last global admin (I40). */
export function removeRoleMember(
  parts: UserParts,
  directory: Directory,
  role: string,
  userId: string,
  acting: Acting,
): Promise<DirectoryUser> {
  return changeRoles(parts, directory, userId, acting, (user) => {
    if (!user.roles.includes(role)) return refuse('role-member-unknown');
    return user.roles.filter((one) => one !== role);
  });
}

/** Gives a person exactly these directory roles (C73). */
export function setRoles(
  parts: UserParts,
  directory: Directory,
  roles: readonly string[],
  userId: string,
  acting: Acting,
): Promise<DirectoryUser> {
  return changeRoles(parts, directory, userId, acting, () => roles);
}

/** Writes what `rolesAfter` says, with one record for each role given or taken. */
function changeRoles(
  parts: UserParts,
  directory: Directory,
  userId: string,
  acting: Acting,
  rolesAfter: (user: DirectoryUser) => readonly string[],
): Promise<DirectoryUser> {
  return changeUser(parts, directory, userId, acting, async (inner, user, at) => {
    if (user.state !== 'active') return refuse('user-unknown');
    const roles = [...new Set([everybodysRole, ...rolesAfter(user)])];
    const given = roles.filter((role) => !user.roles.includes(role));
    const taken = user.roles.filter((role) => !roles.includes(role));
    if (given.length + taken.length === 0) return user;
    if (
      taken.includes(globalAdmin) &&
      isLastGlobalAdmin(userId, await lockGlobalAdmins(inner, directory.tenantId))
    )
      return refuse('global-admin-last');
    await writeRoles(inner, directory.tenantId, userId, roles);
    const { displayName, userPrincipalName } = user;
    const event = (operation: string) => (role: string) => ({
      operation,
      resourceType: 'customer_user',
      customerId: directory.tenantId,
      customerName: directory.customerName,
      copiesTo: [directory.tenantId],
      newValue: { id: userId, userPrincipalName, displayName },
      details: { Role: role },
    });
    const events = [
      ...given.filter((role) => role !== everybodysRole).map(event('add_user_member')),
      ...taken.map(event('remove_user_member')),
    ];
    await inner.within(tenantScope(acting.caller.tenant.id), (own) =>
      appendAuditEvents(own, actorOf(acting.caller, acting), events, at),
    );
    return { ...user, roles, version: user.version + 1 };
  });
}
