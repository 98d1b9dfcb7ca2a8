import type { BillingProfileCheck, CustomerBillingProfile } from '../../../../../contract/customer.ts';
import { type AttemptIds, api } from '../../../api/index.ts';
import { type BillToEntries, profileOf } from './bill-to-entries.ts';

export type { BillingProfileCheck, CustomerBillingProfile };

const profilePath = (customerId: string) =>
  `/v1/customers/${encodeURIComponent(customerId)}/profiles/billing`;

export const readProfile = (customerId: string, signal?: AbortSignal) =>
  api.get<CustomerBillingProfile>(profilePath(customerId), { signal });

export const checkProfile = (customerId: string, entries: BillToEntries, signal: AbortSignal) =>
  api.post<BillingProfileCheck>(`/twotier${profilePath(customerId)}/check`, profileOf(entries), { signal });

/** `version` is the one that the entries were made on. */
export const saveProfile = (customerId: string, entries: BillToEntries, version: string, ids: AttemptIds) =>
  api.put<CustomerBillingProfile>(profilePath(customerId), profileOf(entries), {
    ...ids,
    ifMatch: `"${version}"`,
  });
