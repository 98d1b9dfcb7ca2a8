import Type from 'typebox';
import {
  DirectoryRoleCollection,
  UserMember,
  UserMemberCollection,
  UserMemberToAdd,
} from '../../../../contract/user.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, collection, seekCollection } from '../../platform/http/index.ts';
import { CustomerPath, directoryFor, isGuid, purgedBefore, UserPath } from '../license/index.ts';
import { directoryRoles, roleOfId, roleOfKey } from './directory-roles.ts';
import { memberPageOf, nextMembersToken, pageQuery } from './paging-wire.ts';
import type { UserParts } from './parts.ts';
import { addRoleMember, removeRoleMember } from './role-actions.ts';
import { listRoleMembers } from './role-store.ts';
import { findUser } from './store.ts';
import { actingOf, directoryOf, directoryRoleToWire, userMemberToWire } from './wire.ts';

const tag = 'Users and licenses';
const root = '/v1/customers/:customerId';
const RolePath = Type.Object({ customerId: Type.String({ format: 'uuid' }), roleId: Type.String() });
const MemberPath = Type.Object({
  customerId: Type.String({ format: 'uuid' }),
  roleId: Type.String(),
  userId: Type.String(),
});

/** Directory roles of a customer and who is in them (2.6). */
export function roleRoutes(routes: Routes, parts: UserParts): void {
  const { db, clock, mayInDirectory } = parts;
  const roleNamed = (id: string) => roleOfId(id) ?? refuse('directory-role-unknown');

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/directoryroles`,
    operation: 'customerUser.role.list',
    tag,
    summary: 'Directory roles that people of a customer can have',
    params: CustomerPath,
    answer: DirectoryRoleCollection,
    handle: async ({ caller, customer }) => {
      await directoryFor(mayInDirectory, caller, customer, 'readUsers');
      return collection(
        directoryRoles.map(directoryRoleToWire),
        `/customers/${customer.customerId}/directoryroles`,
      );
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/users/:userId/directoryroles`,
    operation: 'customerUser.role.list',
    tag,
    summary: 'Directory roles of one person',
    params: UserPath,
    answer: DirectoryRoleCollection,
    handle: async ({ caller, customer, params }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'readUsers');
      const userId = params.userId.toLowerCase();
      const user = isGuid(userId)
        ? await findUser(db, directory, userId, purgedBefore(clock.now()))
        : undefined;
      if (!user) return refuse('user-unknown');
      return collection(
        user.roles.flatMap((key) => roleOfKey(key) ?? []).map(directoryRoleToWire),
        `/customers/${customer.customerId}/users/${userId}/directoryroles`,
      );
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/directoryroles/:roleId/usermembers`,
    operation: 'customerUser.role.list',
    tag,
    summary: 'People in a directory role',
    params: RolePath,
    query: Type.Object(pageQuery),
    answer: UserMemberCollection,
    handle: async ({ caller, customer, params, query, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'readRoleMembers');
      const role = roleNamed(params.roleId);
      const { limit, after } = memberPageOf(query, context);
      const rows = await listRoleMembers(db, directory, role.key, { after, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return seekCollection(
        page.map((one) => userMemberToWire(one, role.id)),
        {
          path: `/customers/${customer.customerId}/directoryroles/${role.id}/usermembers`,
          query: query.size ? `size=${query.size}` : '',
          next: rows.length > limit && last ? nextMembersToken(limit, last.userId) : null,
        },
      );
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/directoryroles/:roleId/usermembers`,
    operation: 'customerUser.role.assign',
    tag,
    summary: 'Put a person into a directory role',
    params: RolePath,
    body: UserMemberToAdd,
    answer: UserMember,
    status: 201,
    handle: async ({ caller, customer, params, body, context }) => {
      await directoryFor(mayInDirectory, caller, customer, 'manageRoles');
      const role = roleNamed(params.roleId);
      const acting = actingOf(caller, context);
      const user = await addRoleMember(parts, directoryOf(customer), role.key, body.id, acting);
      return answer(201, userMemberToWire(user, role.id));
    },
  });

  routes.addForCustomer({
    method: 'DELETE',
    path: `${root}/directoryroles/:roleId/usermembers/:userId`,
    operation: 'customerUser.role.assign',
    tag,
    summary: 'Take a person out of a directory role',
    params: MemberPath,
    status: 204,
    handle: async ({ caller, customer, params, context }) => {
      await directoryFor(mayInDirectory, caller, customer, 'manageRoles');
      const role = roleNamed(params.roleId);
      const userId = params.userId.toLowerCase();
      if (!isGuid(userId)) return refuse('user-unknown');
      await removeRoleMember(parts, directoryOf(customer), role.key, userId, actingOf(caller, context));
      return answer(204);
    },
  });
}
