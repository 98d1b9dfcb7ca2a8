import type { Static } from 'typebox';
import type { CustomerCharges, CustomerTotal } from '../../../../contract/charge.ts';
import type { CustomerBillingProfile } from '../../../../contract/customer.ts';
import type { Order as OrderSchema } from '../../../../contract/order.ts';
import type { OwnUsageCosts, UsageCostView } from '../../../../contract/usage-cost.ts';
import { type AttemptIds, api, download, isStatus, type PageOf, readAll, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type {
  ChargedSubscription,
  ChargesInCurrency,
  CustomerChargeLine,
  PricedSubscription,
} from '../../../../contract/charge.ts';
export type { CustomerBillingProfile, CustomerCharges, CustomerTotal };

export type Order = Static<typeof OrderSchema>;

const own = '/twotier/v1';

export const chargesKey = ['charges'] as const;

const chargesPath = (customerId: string) => `${own}/customers/${encodeURIComponent(customerId)}/charges`;

export const readCharges = (customerId: string, month: string | undefined, signal: AbortSignal) =>
  api.get<CustomerCharges>(chargesPath(customerId), { signal, query: { month } });

export const downloadLines = (customerId: string, month: string) =>
  download(`${chargesPath(customerId)}/reconciliation`, `Reconciliation_${month}.csv`, { query: { month } });

/** Nothing where this partner bills nobody. */
export async function readBillTo(
  customerId: string,
  signal: AbortSignal,
): Promise<CustomerBillingProfile | null> {
  try {
    return await api.get<CustomerBillingProfile>(
      `/v1/customers/${encodeURIComponent(customerId)}/profiles/billing`,
      { signal },
    );
  } catch (error) {
    if (isStatus(error, 404)) return null;
    throw error;
  }
}

export const readOrders = (customerId: string, signal: AbortSignal) =>
  readAll<Order>(`/v1/customers/${encodeURIComponent(customerId)}/orders`, {
    signal,
    query: { include_price: true },
  });

/** By the installation's clock, which may not be that of the browser. */
export const readPresentMonth = async (signal: AbortSignal) =>
  (await api.get<{ month: string }>(`${own}/charges`, { signal, query: { size: 1 } })).month;

export function readTotals(request: TableRequest, month: string): Promise<PageOf<CustomerTotal>> {
  const { search, size, cursor, signal } = request;
  return readPage(`${own}/charges`, { size, cursor, signal, query: { search, month } });
}

// Usage costs (C32)

const usagePath = (customerId: string) => `${own}/customers/${encodeURIComponent(customerId)}/usagecosts`;

export const readUsageCosts = (customerId: string, signal: AbortSignal) =>
  api.get<UsageCostView>(usagePath(customerId), { signal });

export const switchUsageCosts = (customerId: string, visible: boolean, ids: AttemptIds) =>
  api.put<UsageCostView>(usagePath(customerId), { visible }, ids);

export const readOwnUsageCosts = (signal: AbortSignal) =>
  api.get<OwnUsageCosts>(`${own}/usagecosts`, { signal });
