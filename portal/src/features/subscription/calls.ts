import type { CustomerRecord } from '../../../../contract/customer.ts';
import type { SubscriptionResource } from '../../../../contract/subscription.ts';
import type {
  AddonsOfSubscription,
  AttributionHistory,
  ListedSubscription,
} from '../../../../contract/subscription-page.ts';
import { type AttemptIds, api, download, readAll } from '../../api/index.ts';
import { readRecord } from '../customer/index.ts';

export type { AddonsOfSubscription, CustomerRecord, ListedSubscription };
export type AttributionChange = AttributionHistory['items'][number];

/** Shared with the pages of customers. */
export const customersKey = ['customers'] as const;
export const subscriptionsKey = ['subscriptions'] as const;

const pagePath = (customerId: string) =>
  `/twotier/v1/customers/${encodeURIComponent(customerId)}/subscriptions`;
const resourcePath = (customerId: string, id: string) =>
  `/v1/customers/${encodeURIComponent(customerId)}/subscriptions/${encodeURIComponent(id)}`;

export const readSubscriptions = (customerId: string, includePast: boolean, signal: AbortSignal) =>
  readAll<ListedSubscription>(pagePath(customerId), { signal, query: { includePast } });

/** All of them, in whatever state, as a file (C49). */
export const exportSubscriptions = (customerId: string) =>
  download(`${pagePath(customerId)}/export`, 'Subscriptions.csv');

export interface SubscriptionFacts {
  readonly record: CustomerRecord;
  readonly listed: ListedSubscription;
  /** The whole resource as read: changes send it back with its version. */
  readonly resource: SubscriptionResource;
}

export async function readSubscription(
  customerId: string,
  id: string,
  signal: AbortSignal,
): Promise<SubscriptionFacts> {
  const [record, listed, resource] = await Promise.all([
    readRecord(customerId, signal),
    api.get<ListedSubscription>(`${pagePath(customerId)}/${encodeURIComponent(id)}`, { signal }),
    api.get<SubscriptionResource>(resourcePath(customerId, id), { signal }),
  ]);
  return { record, listed, resource };
}

export const readAttributionHistory = (customerId: string, id: string, signal: AbortSignal) =>
  readAll<AttributionChange>(`${pagePath(customerId)}/${encodeURIComponent(id)}/attribution`, { signal });

export const readAddons = (customerId: string, id: string, signal: AbortSignal) =>
  api.get<AddonsOfSubscription>(`${pagePath(customerId)}/${encodeURIComponent(id)}/addons`, { signal });

export interface SubscriptionChange {
  readonly friendlyName?: string;
  /** Empty: nobody is credited. */
  readonly partnerId?: string;
}

export const changeSubscription = (
  customerId: string,
  resource: SubscriptionResource,
  change: SubscriptionChange,
  ids: AttemptIds,
) => api.patch<SubscriptionResource>(resourcePath(customerId, resource.id), { ...resource, ...change }, ids);
