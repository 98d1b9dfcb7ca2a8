export type { Database, PoolOptions, Row, Tx } from './database.ts';
export { isDeadlock, isUniqueViolation, openDatabase } from './database.ts';
export { migrate } from './migrate.ts';
export type { Scope, SystemScope, TenantScope } from './scope.ts';
export { systemScope, tenantScope } from './scope.ts';
export type { Reading } from './scoped-query.ts';
export type { Statement } from './statement.ts';
export { allStatements, statement } from './statement.ts';
