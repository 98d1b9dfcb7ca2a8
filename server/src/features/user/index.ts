export type { PersonWithPassword } from './actions.ts';
export { createUsers, usablePerson } from './actions.ts';
export { userPurge } from './due.ts';
export type { OwnDomain, PersonToCreate } from './model.ts';
export type { Directory, UserParts } from './parts.ts';
export { userRoutes } from './routes.ts';
export { checkUserName, everybodysRole, managedDomains } from './rules.ts';
export { listDomains } from './store.ts';
export { textRecordsOf } from './text-records.ts';
