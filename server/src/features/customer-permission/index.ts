export type { PermissionKind, SelfServePolicy } from './model.ts';
export { permissionKinds } from './model.ts';
export { customerPermissionRoutes } from './routes.ts';
export { findPolicy, lockPolicy } from './store.ts';
