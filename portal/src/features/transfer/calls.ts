import type { SwitchOnPage, TransferOnOwnPage, TransferOnPage } from '../../../../contract/transfer.ts';
import { type AttemptIds, api, download, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { SwitchOnPage, TransferOnOwnPage, TransferOnPage };

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

// In writing (C64)

export const switchesKey = ['switches'] as const;

export const readSwitches = async (signal: AbortSignal) =>
  (await api.get<{ items: readonly SwitchOnPage[] }>(`${own}/switches`, { signal })).items;

const casePath = (id: string) => `${own}/switches/${encodeURIComponent(id)}`;

export const readSwitch = (id: string, signal: AbortSignal) =>
  api.get<SwitchOnPage>(casePath(id), { signal });

export const downloadForm = (id: string) => download(`${casePath(id)}/form`, 'switch.html');

export interface SwitchEntries {
  readonly serviceId: string;
  readonly targetPartnerId: string;
  readonly noticeOn: string;
  readonly supportPlan: string;
  readonly contact: string;
}

export const openSwitch = (customerId: string, entries: SwitchEntries, ids: AttemptIds) =>
  api.post<SwitchOnPage>(`${own}/customers/${encodeURIComponent(customerId)}/switches`, entries, ids);

export type SwitchStep =
  | { readonly do: 'sign'; readonly typed: string; readonly contact: string }
  | { readonly do: 'submit' | 'cancelCase' | 'confirm' };

const stepPaths = { submit: 'submission', cancelCase: 'cancellation', confirm: 'confirmation' } as const;

export function takeStep(id: string, step: SwitchStep, ids: AttemptIds): Promise<SwitchOnPage> {
  if (step.do !== 'sign') return api.post(`${casePath(id)}/${stepPaths[step.do]}`, {}, ids);
  const { typed, contact } = step;
  return api.post(`${casePath(id)}/signature`, { typed, contact }, ids);
}

/** What the customer has under plans of this partner, to choose from. */
export const readUsage = async (customerId: string, signal: AbortSignal) =>
  (
    await api.get<{ items: readonly { serviceId: string; name: string; status: string }[] }>(
      `${own}/customers/${encodeURIComponent(customerId)}/usagesubscriptions`,
      { signal },
    )
  ).items.filter(({ status }) => status === 'active');
