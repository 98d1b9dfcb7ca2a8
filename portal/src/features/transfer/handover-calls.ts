import type {
  HandoverDeskOnPage,
  MovedSubscriptions,
  ProviderMoveOnPage,
  TransferOnOwnPage,
} from '../../../../contract/transfer.ts';
import { type AttemptIds, api } from '../../api/index.ts';

export type { HandoverDeskOnPage, MovedSubscriptions, ProviderMoveOnPage };

const own = '/twotier/v1';
const ofCustomer = (customerId: string) => `${own}/customers/${encodeURIComponent(customerId)}`;

export const providerMoveKey = ['provider-move'] as const;

export const readProviderMove = (signal: AbortSignal) =>
  api.get<ProviderMoveOnPage>(`${own}/providermove`, { signal });

export const enroll = (ids: AttemptIds) => api.post<ProviderMoveOnPage>(`${own}/providermove`, {}, ids);

export const readHandover = (customerId: string, signal: AbortSignal) =>
  api.get<HandoverDeskOnPage>(`${ofCustomer(customerId)}/handover`, { signal });

export const extendCustomer = (
  customerId: string,
  entries: { readonly providerId: string; readonly consent: boolean },
  ids: AttemptIds,
) => api.post<HandoverDeskOnPage>(`${ofCustomer(customerId)}/extension`, entries, ids);

export interface HandoverEntries {
  readonly providerId: string;
  readonly lines: readonly { readonly subscriptionId: string; readonly resellerPartnerId?: string }[];
}

export const requestHandover = (customerId: string, entries: HandoverEntries, ids: AttemptIds) =>
  api.post<TransferOnOwnPage>(`${ofCustomer(customerId)}/handovers`, entries, ids);

export const readMoved = async (signal: AbortSignal) =>
  (await api.get<MovedSubscriptions>(`${own}/movedsubscriptions`, { signal })).items;
