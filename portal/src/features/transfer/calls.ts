import type { TransferOnOwnPage, TransferOnPage } from '../../../../contract/transfer.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { TransferOnOwnPage, TransferOnPage };

const own = '/twotier/v1';

export const transfersKey = ['transfers'] as const;

export const readTransfers = (
  { size, cursor, signal }: TableRequest,
  customerId?: string,
): Promise<PageOf<TransferOnPage>> =>
  readPage(`${own}/transfers`, { size, cursor, signal, query: { customerId } });

const path = (id: string) => `${own}/transfers/${encodeURIComponent(id)}`;

export const readTransfer = (id: string, signal: AbortSignal) =>
  api.get<TransferOnOwnPage>(path(id), { signal });

export interface RequestEntries {
  readonly sourcePartnerId: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly resellerPartnerId: string;
}

export const askFor = (
  customerId: string,
  { resellerPartnerId, ...entries }: RequestEntries,
  ids: AttemptIds,
) =>
  api.post<TransferOnOwnPage>(
    `${own}/customers/${encodeURIComponent(customerId)}/transferrequests`,
    { ...entries, ...(resellerPartnerId.trim() ? { resellerPartnerId: resellerPartnerId.trim() } : {}) },
    ids,
  );

export type Decision =
  | { readonly do: 'accept'; readonly selected: readonly string[] }
  | { readonly do: 'reject' | 'withdraw' };

export function decide(id: string, decision: Decision, ids: AttemptIds): Promise<TransferOnOwnPage> {
  switch (decision.do) {
    case 'accept':
      return api.post(`${path(id)}/acceptance`, { selected: decision.selected }, ids);
    case 'reject':
      return api.post(`${path(id)}/rejection`, {}, ids);
    case 'withdraw':
      return api.post(`${path(id)}/withdrawal`, {}, ids);
  }
}

/** Enough of a customer to name it. */
export const readCustomer = (customerId: string, signal: AbortSignal) =>
  api.get<{ companyName: string; capacity: 'provider' | 'reseller' | 'direct' }>(
    `${own}/customers/${encodeURIComponent(customerId)}/record`,
    { signal },
  );
