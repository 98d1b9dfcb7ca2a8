import type { CustomerRecord } from '../../../../contract/customer.ts';
import type {
  Software,
  SoftwareChoice,
  SoftwareDownload,
  SoftwareKey,
} from '../../../../contract/entitlement.ts';
import { type AttemptIds, api, readAll } from '../../api/index.ts';

export type { CustomerRecord, Software, SoftwareChoice, SoftwareDownload, SoftwareKey };

export const softwareKey = ['software'] as const;

const part = encodeURIComponent;
const pagePath = (customerId: string) => `/twotier/v1/customers/${part(customerId)}/software`;

export const readSoftware = (customerId: string, signal: AbortSignal) =>
  readAll<Software>(pagePath(customerId), { signal });

export const showKey = (customerId: string, { subscriptionId }: Software, ids: AttemptIds) =>
  api.post<SoftwareKey>(
    `/v1/customers/${part(customerId)}/subscriptions/${subscriptionId}/softwarekey`,
    undefined,
    ids,
  );

export const showDownload = (
  customerId: string,
  { subscriptionId }: Software,
  choice: SoftwareChoice,
  ids: AttemptIds,
) => api.post<SoftwareDownload>(`${pagePath(customerId)}/${subscriptionId}/download`, choice, ids);
