import type { SubscriptionResource } from '../../../../../contract/subscription.ts';
import type {
  ChangePreview,
  ChargeList,
  Decision,
  RenewalChoices,
} from '../../../../../contract/subscription-change.ts';
import type {
  TransitionEligibilities,
  TransitionResource,
} from '../../../../../contract/subscription-upgrade.ts';
import { type AttemptIds, api, readAll } from '../../../api/index.ts';
import type { TablePage, TableRequest } from '../../../ui/index.ts';

export type { ChangePreview, Decision };
export type RenewalChoice = RenewalChoices['items'][number];
export type Way = TransitionEligibilities['items'][number];
export type PostedCharge = ChargeList['items'][number];

/** Members to send differently from how they were read; undefined leaves one out. */
export type Wanted = Partial<SubscriptionResource>;

const resourcePath = (customerId: string, id: string) =>
  `/v1/customers/${encodeURIComponent(customerId)}/subscriptions/${encodeURIComponent(id)}`;

export const readResource = (customerId: string, id: string, signal?: AbortSignal) =>
  api.get<SubscriptionResource>(resourcePath(customerId, id), signal ? { signal } : {});

export const previewChange = (
  customerId: string,
  resource: SubscriptionResource,
  wanted: Wanted,
  signal: AbortSignal,
) =>
  api.patch<ChangePreview>(
    `${resourcePath(customerId, resource.id)}?dryRun=true`,
    { ...resource, ...wanted },
    { signal },
  );

export const makeChange = (
  customerId: string,
  resource: SubscriptionResource,
  wanted: Wanted,
  ids: AttemptIds,
) => api.patch<SubscriptionResource>(resourcePath(customerId, resource.id), { ...resource, ...wanted }, ids);

export interface WantedUpgrade {
  readonly toCatalogItemId: string;
  readonly quantity: number;
  readonly toSubscriptionId?: string;
  readonly transitionType: 'transition_only' | 'transition_with_license_transfer';
}

export const readWays = (customerId: string, id: string, signal: AbortSignal) =>
  readAll<Way>(`${resourcePath(customerId, id)}/transitioneligibilities`, { signal });

export const previewUpgrade = (customerId: string, id: string, wanted: WantedUpgrade, signal: AbortSignal) =>
  api.post<ChangePreview>(`${resourcePath(customerId, id)}/transitions?dryRun=true`, wanted, { signal });

export const makeUpgrade = (customerId: string, id: string, wanted: WantedUpgrade, ids: AttemptIds) =>
  api.post<TransitionResource>(`${resourcePath(customerId, id)}/transitions`, wanted, ids);

export const readRenewalChoices = (customerId: string, id: string, signal: AbortSignal) =>
  readAll<RenewalChoice>(`/twotier${resourcePath(customerId, id)}/renewalchoices`, { signal });

export const readCharges = (customerId: string, id: string, signal: AbortSignal) =>
  readAll<PostedCharge>(`/twotier${resourcePath(customerId, id)}/charges`, { signal });

export const decisionsKey = ['subscriptions', 'decisions'] as const;

export async function readDecisions({
  size,
  cursor,
  filters,
  signal,
}: TableRequest): Promise<TablePage<Decision>> {
  const page = await api.get<{ items: Decision[]; continuationToken?: string }>(
    '/twotier/v1/subscriptions/decisions',
    { query: { size, token: cursor, days: filters['days'] }, signal },
  );
  return { items: page.items, next: page.continuationToken };
}
