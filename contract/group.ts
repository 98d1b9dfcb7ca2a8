import type { Static } from 'typebox';
import Type from 'typebox';

const text = Type.String();

export const SecurityGroupItem = Type.Object({
  id: text,
  name: text,
  description: Type.Optional(text),
  memberCount: Type.Integer(),
  createdAt: Type.String({ format: 'date-time' }),
});
export type SecurityGroupItem = Static<typeof SecurityGroupItem>;

export const SecurityGroupList = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(SecurityGroupItem),
  continuationToken: Type.Optional(text),
});
export type SecurityGroupList = Static<typeof SecurityGroupList>;

export const GroupInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  description: Type.Optional(Type.String({ maxLength: 500 })),
});
export type GroupInput = Static<typeof GroupInput>;

export const GroupMemberItem = Type.Object({
  id: text,
  displayName: text,
  userPrincipalName: text,
  roles: Type.Array(text),
});
export type GroupMemberItem = Static<typeof GroupMemberItem>;

export const GroupMemberList = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(GroupMemberItem),
});
export type GroupMemberList = Static<typeof GroupMemberList>;

const people = Type.Array(Type.String({ format: 'uuid' }), { maxItems: 500 });
export const GroupMembersInput = Type.Object({
  add: Type.Optional(people),
  remove: Type.Optional(people),
});
export type GroupMembersInput = Static<typeof GroupMembersInput>;
