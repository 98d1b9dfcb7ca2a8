import type { DomainAvailability, DuplicateWarning } from '../../../../contract/customer.ts';
import type { CustomerAccount, NewCustomerAccount, OrderError } from '../../../../contract/onboarding.ts';
import type { VerifiedReseller } from '../../../../contract/partnership.ts';
import type { Referral } from '../../../../contract/referral.ts';
import { type AttemptIds, api } from '../../api/index.ts';
import type { CheckedAddress } from '../market/index.ts';

export type {
  CustomerAccount,
  DomainAvailability,
  DuplicateWarning,
  NewCustomerAccount,
  OrderError,
  Referral,
  VerifiedReseller,
};

const own = '/twotier/v1';

export interface CheckedDetails {
  readonly problems: readonly {
    readonly field: string;
    readonly code: string;
    readonly severity: 'refuse' | 'warn';
    readonly message: string;
  }[];
  readonly domainSuggestions: readonly string[];
  readonly addressStatus?: string;
  readonly suggestedAddresses?: readonly CheckedAddress[];
}

export const checkDetails = (details: object, signal: AbortSignal) =>
  api.post<CheckedDetails>(`${own}/validations/customerdetails`, details, { signal });

export const checkDomain = (label: string, signal: AbortSignal) =>
  api.get<DomainAvailability>(`${own}/domains/${encodeURIComponent(label)}/availability`, { signal });

export const findDuplicates = async (of: object, signal: AbortSignal) =>
  (await api.post<{ items: readonly DuplicateWarning[] }>(`${own}/customers/duplicates`, of, { signal }))
    .items;

export const readReseller = (tenantId: string, signal: AbortSignal) =>
  api.get<VerifiedReseller>(`${own}/resellers/verification`, { query: { tenantId }, signal });

export const openAccount = (account: NewCustomerAccount, ids: AttemptIds) =>
  api.post<CustomerAccount>(`${own}/customeraccounts`, account, ids);

/** The deal that a customer is added from (C96). */
export const readReferral = (id: string, signal: AbortSignal) =>
  api.get<Referral>(`${own}/referrals/${encodeURIComponent(id)}`, { signal });

export const tieReferral = (id: string, customerId: string) =>
  api.put(`${own}/referrals/${encodeURIComponent(id)}/customer`, { customerId });

export interface OrderOutcome {
  readonly order: unknown;
  readonly orderError: OrderError | null;
}

export const tryOrderAgain = (customerId: string, wanted: object, ids: AttemptIds) =>
  api.post<OrderOutcome>(`${own}/customeraccounts/${customerId}/order`, wanted, ids);
