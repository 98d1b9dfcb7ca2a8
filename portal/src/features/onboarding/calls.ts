import type { DomainAvailability, DuplicateWarning } from '../../../../contract/customer.ts';
import type { CustomerAccount, NewCustomerAccount, OrderError } from '../../../../contract/onboarding.ts';
import type { VerifiedReseller } from '../../../../contract/partnership.ts';
import { type AttemptIds, api, readAll } from '../../api/index.ts';

export type {
  CustomerAccount,
  DomainAvailability,
  DuplicateWarning,
  NewCustomerAccount,
  OrderError,
  VerifiedReseller,
};

const own = '/twotier/v1';

/** What a country's form asks for. */
export interface MarketForm {
  readonly country: string;
  readonly name: string;
  readonly defaultCulture: string;
  readonly defaultLanguage: string;
  readonly cultures: readonly string[];
  readonly languages: readonly string[];
  readonly stateRequired: boolean;
  readonly states: readonly { readonly code: string; readonly name: string }[];
  readonly postalCodeRequired: boolean;
  readonly postalCodePattern?: string;
  readonly postalCodeSample?: string;
  readonly cityRequired: boolean;
  readonly phoneRequired: boolean;
  readonly callingCodes: readonly string[];
  readonly registration: {
    readonly use: 'required' | 'optional' | 'notUsed';
    readonly kind: string;
    readonly form?: string;
    readonly sample?: string;
    readonly note: string;
  };
}

export const marketsKey = ['markets'] as const;
export const readMarkets = (signal: AbortSignal) => readAll<MarketForm>(`${own}/markets`, { signal });

export interface CheckedAddress {
  readonly addressLine1?: string;
  readonly addressLine2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postalCode?: string;
  readonly country?: string;
}

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

export interface OrderOutcome {
  readonly order: unknown;
  readonly orderError: OrderError | null;
}

export const tryOrderAgain = (customerId: string, wanted: object, ids: AttemptIds) =>
  api.post<OrderOutcome>(`${own}/customeraccounts/${customerId}/order`, wanted, ids);
