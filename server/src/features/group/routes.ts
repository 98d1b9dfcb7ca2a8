import Type from 'typebox';
import {
  GroupInput,
  GroupMemberList,
  GroupMembersInput,
  SecurityGroupItem,
  SecurityGroupList,
} from '../../../../contract/group.ts';
import { refuse } from '../../errors/refusal.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { Call, Routes } from '../../platform/http/index.ts';
import { answer, instant, present, readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import type { Acting, GroupParts } from './actions.ts';
import { changeGroup, changeMembers, createGroup, deleteGroup } from './actions.ts';
import type { GroupMember, SecurityGroup } from './model.ts';
import { membersMax } from './rules.ts';
import { findGroup, listCandidates, listGroups, listMembers } from './store.ts';

const tag = 'Security groups';
const GroupPath = Type.Object({ groupId: Type.String({ format: 'uuid' }) });
const sizeMax = 500;

/** Groups of the caller's own people (C83). */
export function groupRoutes(routes: Routes, parts: GroupParts): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/groups',
    operation: 'group.list',
    tag,
    summary: 'Your security groups, by name',
    query: Type.Object({
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: SecurityGroupList,
    handle: async ({ scope, query, context }) => {
      const limit = Math.min(query.size || 40, sizeMax);
      const token = tokenGiven(query, context);
      const [nameKey, groupId] = token ? readToken(token, 2) : [];
      const rows = await parts.db.transaction(scope, (tx) =>
        listGroups(tx, scope.tenantId, {
          after: nameKey !== undefined && groupId !== undefined ? { nameKey, groupId } : null,
          limit: limit + 1,
        }),
      );
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map(groupToWire),
        ...(last ? { continuationToken: writeToken([last.nameKey, last.groupId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/groups',
    operation: 'group.manage',
    tag,
    summary: 'Make a group',
    body: GroupInput,
    status: 201,
    answer: SecurityGroupItem,
    handle: async (call) =>
      groupToWire(
        await createGroup(parts, actingOf(call), {
          name: call.body.name,
          description: call.body.description ?? null,
        }),
      ),
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/groups/:groupId',
    operation: 'group.list',
    tag,
    summary: 'One group',
    params: GroupPath,
    answer: SecurityGroupItem,
    handle: async ({ scope, params }) => {
      const group = await findGroup(readerOf(parts.db, scope), scope.tenantId, params.groupId);
      return groupToWire(group ?? refuse('group-unknown'));
    },
  });

  routes.add({
    method: 'PUT',
    path: '/twotier/v1/groups/:groupId',
    operation: 'group.manage',
    tag,
    summary: 'Rename or describe a group',
    params: GroupPath,
    body: GroupInput,
    answer: SecurityGroupItem,
    handle: async (call) =>
      groupToWire(
        await changeGroup(parts, actingOf(call), call.params.groupId, {
          name: call.body.name,
          description: call.body.description ?? null,
        }),
      ),
  });

  routes.add({
    method: 'DELETE',
    path: '/twotier/v1/groups/:groupId',
    operation: 'group.manage',
    tag,
    summary: 'Delete a group that has no roles at customers',
    params: GroupPath,
    status: 204,
    handle: async (call) => {
      await deleteGroup(parts, actingOf(call), call.params.groupId);
      return answer(204);
    },
  });

  memberRoutes(routes, parts);
}

function memberRoutes(routes: Routes, parts: GroupParts): void {
  const lists = [
    { path: '/twotier/v1/groups/:groupId/members', summary: 'People of a group', read: listMembers },
    {
      path: '/twotier/v1/groups/:groupId/candidates',
      summary: 'People of yours who are not in a group yet',
      read: listCandidates,
    },
  ] as const;
  for (const { path, summary, read } of lists) {
    routes.add({
      method: 'GET',
      path,
      operation: 'group.list',
      tag,
      summary,
      params: GroupPath,
      answer: GroupMemberList,
      handle: ({ scope, params }) =>
        parts.db.transaction(scope, async (tx) => {
          if (!(await findGroup(tx, scope.tenantId, params.groupId))) return refuse('group-unknown');
          return membersToWire(await read(tx, scope.tenantId, params.groupId, membersMax));
        }),
    });
  }

  routes.add({
    method: 'POST',
    path: '/twotier/v1/groups/:groupId/members',
    operation: 'group.manage',
    tag,
    summary: 'Add and remove people of a group',
    params: GroupPath,
    body: GroupMembersInput,
    answer: GroupMemberList,
    handle: async (call) =>
      membersToWire(
        await changeMembers(parts, actingOf(call), call.params.groupId, {
          add: call.body.add ?? [],
          remove: call.body.remove ?? [],
        }),
      ),
  });
}

function actingOf({ caller, context }: Pick<Call, 'caller' | 'context'>): Acting {
  return { caller, correlationId: context.correlationId };
}

function groupToWire(group: SecurityGroup) {
  return present({
    id: group.groupId,
    name: group.name,
    description: group.description,
    memberCount: group.memberCount,
    createdAt: instant(group.createdAt),
  });
}

function membersToWire(people: readonly GroupMember[]) {
  const items = people.map(({ userId, ...rest }) => ({ id: userId, ...rest, roles: [...rest.roles] }));
  return { totalCount: items.length, items };
}
