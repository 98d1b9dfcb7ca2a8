import type {
  DeliveryItem,
  DeliveryWhole,
  EventFeed,
  EventItem,
  EventNameList,
  NewWebhook,
  NewWebhookSecret,
  WebhookInput,
  WebhookItem,
  WebhookList,
} from '../../../../contract/webhook.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type {
  DeliveryItem,
  DeliveryWhole,
  EventItem,
  NewWebhook,
  NewWebhookSecret,
  WebhookInput,
  WebhookItem,
};
export type EventName = EventNameList['items'][number];

const own = '/twotier/v1/webhooks';
const one = (id: string) => `${own}/${id}`;

export const webhooksKey = ['webhooks'] as const;
export const deliveriesKey = (id: string) => [...webhooksKey, id, 'deliveries'] as const;
export const eventsKey = ['events'] as const;

export const readWebhooks = async (signal: AbortSignal) =>
  (await api.get<WebhookList>(own, { signal })).items;

export const readWebhook = (id: string, signal: AbortSignal) => api.get<WebhookItem>(one(id), { signal });

export const eventNamesQuery = {
  queryKey: ['event-names'],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await api.get<EventNameList>(`${own}/events`, { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
};

/** A repeat would be answered without the secret, so each attempt is one of its own. */
export const registerWebhook = (input: WebhookInput) => api.post<NewWebhook>(own, input);

export const changeWebhook = (id: string, input: WebhookInput, ids: AttemptIds) =>
  api.put<WebhookItem>(one(id), input, ids);

export const removeWebhook = (id: string, ids: AttemptIds) => api.delete(one(id), ids);

export const renewSecret = (id: string, endFormerNow: boolean) =>
  api.post<NewWebhookSecret>(`${one(id)}/secret`, { endFormerNow });

export const resumeWebhook = (id: string, ids: AttemptIds) => api.post(`${one(id)}/resume`, undefined, ids);

export const sendTest = (id: string) => api.post(`${one(id)}/tests`);

export const replayDelivery = (id: string, deliveryId: string, ids: AttemptIds) =>
  api.post(`${one(id)}/deliveries/${deliveryId}/replay`, undefined, ids);

export const replayParked = (id: string, ids: AttemptIds) =>
  api.post<{ count: number }>(`${one(id)}/replay`, undefined, ids);

export const readDeliveries = (
  id: string,
  { size, cursor, filters, signal }: TableRequest,
): Promise<PageOf<DeliveryItem>> => {
  const state = filters['state'];
  return readPage(`${one(id)}/deliveries`, { size, cursor, signal, ...(state ? { query: { state } } : {}) });
};

export const readDelivery = (id: string, deliveryId: string, signal: AbortSignal) =>
  api.get<DeliveryWhole>(`${one(id)}/deliveries/${deliveryId}`, { signal });

export async function readEvents({
  size,
  cursor,
  filters,
  signal,
}: TableRequest): Promise<PageOf<EventItem>> {
  const name = filters['name'];
  const query = {
    order: 'newest',
    size: String(size),
    ...(cursor ? { cursor } : {}),
    ...(name ? { name } : {}),
  };
  const feed = await api.get<EventFeed>('/twotier/v1/events', { signal, query });
  return { items: feed.items, ...(feed.hasMore ? { next: feed.cursor } : {}) };
}
