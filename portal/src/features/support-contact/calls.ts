import type { CustomerRecord } from '../../../../contract/customer.ts';
import type {
  FlaggedContact,
  SupportCandidate,
  SupportContactOutcomes,
  SupportedSubscription,
  SupportOfCustomerRecord,
} from '../../../../contract/support-contact.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type {
  CustomerRecord,
  FlaggedContact,
  SupportCandidate,
  SupportContactOutcomes,
  SupportedSubscription,
  SupportOfCustomerRecord,
};

/** Everything that a change of a contact may alter. */
export const supportKey = ['support-contacts'] as const;
export const subscriptionsKey = ['subscriptions'] as const;
export const customersKey = ['customers'] as const;

const path = (customerId: string) =>
  `/twotier/v1/customers/${encodeURIComponent(customerId)}/supportcontacts`;

export const readSupport = (customerId: string, signal: AbortSignal) =>
  api.get<SupportOfCustomerRecord>(path(customerId), { signal });

/** The contract's own call, for one subscription. */
export const designate = (
  customerId: string,
  subscriptionId: string,
  { tenantId, partnerId, name }: Pick<SupportCandidate, 'tenantId' | 'partnerId' | 'name'>,
  ids: AttemptIds,
) =>
  api.put(
    `/v1/customers/${encodeURIComponent(customerId)}/subscriptions/${encodeURIComponent(subscriptionId)}/supportcontact`,
    { supportTenantId: tenantId, supportMpnId: partnerId, name },
    ids,
  );

export const designateMany = (
  customerId: string,
  subscriptionIds: readonly string[],
  supportTenantId: string,
  ids: AttemptIds,
) => api.post<SupportContactOutcomes>(path(customerId), { subscriptionIds, supportTenantId }, ids);

export const readFlagged = ({ size, cursor, signal }: TableRequest): Promise<PageOf<FlaggedContact>> =>
  readPage('/twotier/v1/supportcontacts/flagged', { size, cursor, signal });
