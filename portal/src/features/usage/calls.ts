import type { UsageInCurrency, UsageOfMonth } from '../../../../contract/usage.ts';
import { api, download } from '../../api/index.ts';

export type { UsageInCurrency, UsageOfMonth };

const path = (customerId: string) => `/twotier/v1/customers/${encodeURIComponent(customerId)}/usage`;

export interface UsageAsked {
  readonly customerId: string;
  /** Of one usage subscription; of everything the customer uses without it. */
  readonly subscriptionId: string | undefined;
  readonly month: string | undefined;
}

export const readUsage = ({ customerId, ...query }: UsageAsked, signal: AbortSignal) =>
  api.get<UsageOfMonth>(path(customerId), { signal, query });

export const downloadUsage = ({ customerId, ...query }: UsageAsked) =>
  download(`${path(customerId)}/file`, `Usage_${query.month ?? ''}.csv`, { query });
