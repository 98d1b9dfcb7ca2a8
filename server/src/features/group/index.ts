export type { GroupParts } from './actions.ts';
export type { GroupMember, SecurityGroup } from './model.ts';
export { groupRoutes } from './routes.ts';
export { addMembers, holdGroups, insertGroup, listGroups } from './store.ts';
