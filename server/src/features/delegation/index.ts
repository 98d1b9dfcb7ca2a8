export type { PartnerGrants, PersonAtCustomer } from './access.ts';
export { adminGrantsOf, effectiveRoles, grantsOf, mappedGrantsOf } from './access.ts';
export type { DirectoryRole, DirectoryRoleKey, DirectoryTask } from './directory-roles.ts';
export {
  allowsTask,
  directoryRoles,
  directoryTasks,
  findRole,
  globalAdminRole,
  helpdeskAdminRole,
  roleId,
  rolesAtCreation,
} from './directory-roles.ts';
export { delegationDueWorks } from './due.ts';
export { renounceAll } from './legacy-actions.ts';
export type { CreatedWithCustomer } from './lifecycle.ts';
export { endWithRelationship, grantAtCreation, mapAtOnce } from './lifecycle.ts';
export type { Delegation, DelegationRow, EffectiveAccess, RoleGrant } from './model.ts';
export { moveDueWork } from './move-actions.ts';
export type { DelegationParts, DueParts } from './parts.ts';
export { delegationRoutes } from './routes.ts';
export { accessOf } from './rules.ts';
export { countMappings, insertDelegation } from './store.ts';
