import type { UsageAccessOfCustomer, UsageAccessOnPage } from '../../../../contract/usage-access.ts';
import { type AttemptIds, api } from '../../api/index.ts';

export type { UsageAccessOfCustomer, UsageAccessOnPage };
export type UsageRole = UsageAccessOnPage['ownRoles'][number];

export const roles: readonly UsageRole[] = ['owner', 'contributor', 'reader', 'access-administrator'];

export const usageKey = ['usage-access'] as const;

/** Where a side reads and changes: a partner for one of its customers, or a customer for itself. */
export const ofCustomer = (customerId: string) =>
  `/twotier/v1/customers/${encodeURIComponent(customerId)}/usagesubscriptions`;
export const ofOwn = '/twotier/v1/organization/usagesubscriptions';

export const readOfCustomer = (customerId: string, signal: AbortSignal) =>
  api.get<UsageAccessOfCustomer>(ofCustomer(customerId), { signal });

export const readOwn = async (signal: AbortSignal) =>
  (await api.get<{ items: readonly UsageAccessOnPage[] }>(ofOwn, { signal })).items;

export const readOne = (root: string, serviceId: string, signal: AbortSignal) =>
  api.get<UsageAccessOnPage>(`${root}/${encodeURIComponent(serviceId)}`, { signal });

/** A change of who may do what; each answers with how it stands afterwards. */
export type RoleChange =
  | { readonly do: 'person'; readonly userPrincipalName: string; readonly role: UsageRole }
  | { readonly do: 'partner'; readonly partnerId: string; readonly role: UsageRole }
  | { readonly do: 'remove'; readonly id: string }
  | { readonly do: 'ask' }
  | { readonly do: 'approve' | 'decline'; readonly id: string };

export function changeRole(
  root: string,
  serviceId: string,
  change: RoleChange,
  ids: AttemptIds,
): Promise<UsageAccessOnPage> {
  const one = `${root}/${encodeURIComponent(serviceId)}`;
  switch (change.do) {
    case 'person': {
      const { userPrincipalName, role } = change;
      return api.post(`${one}/roles`, { userPrincipalName, role }, ids);
    }
    case 'partner':
      return api.post(`${one}/partnerroles`, { partnerId: change.partnerId, role: change.role }, ids);
    case 'remove':
      return api.delete(`${one}/roles/${change.id}`, ids);
    case 'ask':
      return api.post(`${one}/requests`, {}, ids);
    case 'approve':
      return api.post(`${one}/requests/${change.id}/approval`, {}, ids);
    case 'decline':
      return api.post(`${one}/requests/${change.id}/declination`, {}, ids);
  }
}
