import type { Service } from '../customer/service-model.ts';
import type { EffectiveAccess, RoleGrant } from './model.ts';
import { supportRoles } from './services.ts';

export type ServiceLevel = 'administer' | 'support' | 'none';

/** Whose the permission for a service is (I5): of the caller's own channel, of another one, of nobody. */
export type ServicePermission = 'own' | 'other' | 'nobody';

export interface ServiceAccess {
  readonly service: Service;
  readonly permission: ServicePermission;
  readonly level: ServiceLevel;
  readonly via: 'granular' | 'legacy' | 'none';
  /** The grants that open it; none under legacy rights. */
  readonly grants: readonly RoleGrant[];
}

/** Whether a person may enter a service for a customer, and by what (C79): permission and roles together (D7). */
export function serviceAccess(
  service: Service,
  access: EffectiveAccess,
  permission: ServicePermission,
): ServiceAccess {
  const closed = { service, permission, level: 'none', via: 'none', grants: [] } as const;
  if (permission !== 'own') return closed;
  const administers = (roles: readonly string[]) =>
    service.roles === 'any' ? roles.length > 0 : roles.some((id) => service.roles.includes(id));
  const supports = (roles: readonly string[]) => roles.some((id) => supportRoles(service).includes(id));
  const opens = administers(access.roles) ? administers : supports;
  if (!opens(access.roles)) return closed;
  return {
    ...closed,
    level: opens === administers ? 'administer' : 'support',
    via: access.via,
    grants: access.grants.filter((grant) => opens(grant.roles)),
  };
}
