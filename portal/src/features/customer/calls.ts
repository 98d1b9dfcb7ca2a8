import type { CustomerRecord, CustomerReseller } from '../../../../contract/customer.ts';
import type { Referral } from '../../../../contract/referral.ts';
import { api, readAll } from '../../api/index.ts';

export type { CustomerRecord, CustomerReseller };

const own = '/twotier/v1/customers';

export const customersKey = ['customers'] as const;
export const recordKey = (customerId: string) => [...customersKey, 'record', customerId] as const;

/** Resellers with customers here; `chosen` is always among them. */
export const readFilterResellers = (search: string, chosen: string, signal: AbortSignal) =>
  readAll<CustomerReseller>(`${own}/resellers`, { signal, query: { search, chosen } });

export const readRecord = (customerId: string, signal: AbortSignal) =>
  api.get<CustomerRecord>(`${own}/${encodeURIComponent(customerId)}/record`, { signal });

/** The referrals that a customer came of (C96). */
export const readReferralsOf = async (customer: string, signal: AbortSignal) =>
  (await api.get<{ items: readonly Referral[] }>('/twotier/v1/referrals', { signal, query: { customer } }))
    .items;
