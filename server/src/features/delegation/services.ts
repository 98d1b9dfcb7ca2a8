import type { Service } from '../customer/index.ts';
import type { DirectoryRoleKey } from './directory-roles.ts';
import { roleId } from './directory-roles.ts';

const helping: readonly DirectoryRoleKey[] = ['global-reader', 'helpdesk-admin', 'service-support-admin'];

/** Directory roles that look into a service and help there, without administering it (C79: support level). */
export function supportRoles({ id }: Pick<Service, 'id'>): readonly string[] {
  const own: readonly DirectoryRoleKey[] = id === 'security' ? ['security-reader'] : [];
  return [...helping, ...own].map(roleId);
}
