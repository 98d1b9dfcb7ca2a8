import type { CustomerRecord } from '../../../../contract/customer.ts';
import type { ListedSubscription } from '../../../../contract/subscription-page.ts';
import { api, readAll } from '../../api/index.ts';

export type { ListedSubscription };

export interface LicenseMoveFacts {
  readonly record: CustomerRecord;
  /** License-based ones of the own company, in whatever state. */
  readonly licenses: readonly ListedSubscription[];
}

export async function readLicenseMove(customerId: string, signal: AbortSignal): Promise<LicenseMoveFacts> {
  const path = `/twotier/v1/customers/${encodeURIComponent(customerId)}`;
  const [record, all] = await Promise.all([
    api.get<CustomerRecord>(`${path}/record`, { signal }),
    readAll<ListedSubscription>(`${path}/subscriptions`, { signal, query: { includePast: true } }),
  ]);
  return {
    record,
    licenses: all.filter(
      ({ kind, isTrial, status }) => kind === 'license' && !isTrial && status !== 'deleted',
    ),
  };
}
