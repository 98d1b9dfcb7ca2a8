import type { CustomerPermissions } from '../../../../contract/customer-permission.ts';
import { type AttemptIds, api } from '../../api/index.ts';

export type { CustomerPermissions };
export type PermissionKind = CustomerPermissions['items'][number]['kind'];

const path = (customerId: string) => `/twotier/v1/customers/${encodeURIComponent(customerId)}/permissions`;

export const permissionsKey = (customerId: string) => ['customer-permissions', customerId] as const;

export const readPermissions = (customerId: string, signal: AbortSignal) =>
  api.get<CustomerPermissions>(path(customerId), { signal });

export const switchPermission = (
  customerId: string,
  { kind, allowed }: CustomerPermissions['items'][number],
  ids: AttemptIds,
) => api.put<CustomerPermissions>(`${path(customerId)}/${kind}`, { allowed }, ids);
