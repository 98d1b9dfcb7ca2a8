import type { BillingProfileCheck, CustomerBillingProfile } from '../../../../../contract/customer.ts';
import { type AttemptIds, api, readAll } from '../../../api/index.ts';
import { type BillToEntries, profileOf } from './bill-to-entries.ts';

export type { BillingProfileCheck, CustomerBillingProfile };

const own = '/twotier/v1';
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

/** What a country's form asks for. */
export interface MarketForm {
  readonly country: string;
  readonly name: string;
  readonly cultures: readonly string[];
  readonly languages: readonly string[];
  readonly stateRequired: boolean;
  readonly states: readonly { readonly code: string; readonly name: string }[];
  readonly postalCodeRequired: boolean;
  readonly postalCodeSample?: string;
  readonly cityRequired: boolean;
  readonly phoneRequired: boolean;
  readonly callingCodes: readonly string[];
}

export const marketsKey = ['markets'] as const;
export const readMarkets = (signal: AbortSignal) => readAll<MarketForm>(`${own}/markets`, { signal });
