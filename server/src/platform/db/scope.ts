/**
 * Which rows a piece of work may touch. The database enforces it (row security): without a
 * scope no row of any tenant can be read or written, whatever the SQL says.
 */
export type Scope = TenantScope | SystemScope;

export interface TenantScope {
  readonly kind: 'tenant';
  readonly tenantId: string;
}

/** Work of the installation itself: signing people in, the demo world, jobs. Carries its reason. */
export interface SystemScope {
  readonly kind: 'system';
  readonly reason: string;
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function tenantScope(tenantId: string): TenantScope {
  if (!guid.test(tenantId)) throw new Error('a tenant scope takes a tenant id');
  return { kind: 'tenant', tenantId };
}

export function systemScope(reason: string): SystemScope {
  return { kind: 'system', reason };
}

/** How the database is told of a scope; the id was checked to be a GUID above. */
export function scopeName(scope: Scope): string {
  return scope.kind === 'tenant' ? scope.tenantId : 'system';
}

/** The SQL that puts a transaction into a scope. */
export function scopeSetting(scope: Scope): string {
  return `set local twotier.scope = '${scopeName(scope)}'`;
}
