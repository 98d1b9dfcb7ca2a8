import type { CustomerRecord, CustomerReseller, CustomerRow } from '../../../../contract/customer.ts';
import { api, type PageOf, readAll, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { CustomerRecord, CustomerReseller, CustomerRow };

const own = '/twotier/v1/customers';

export const customersKey = ['customers'] as const;

export function readCustomers(request: TableRequest): Promise<PageOf<CustomerRow>> {
  const { search, searchIn, sort, filters, size, cursor, signal } = request;
  return readPage(own, {
    size,
    cursor,
    signal,
    query: {
      search,
      searchBy: search ? searchIn : undefined,
      reseller: filters['reseller'],
      todo: filters['todo'],
      sort: sort && `${sort.direction === 'descending' ? '-' : ''}${sort.by}`,
    },
  });
}

/** Resellers with customers here; `chosen` is always among them. */
export const readFilterResellers = (search: string, chosen: string, signal: AbortSignal) =>
  readAll<CustomerReseller>(`${own}/resellers`, { signal, query: { search, chosen } });

export const readRecord = (customerId: string, signal: AbortSignal) =>
  api.get<CustomerRecord>(`${own}/${encodeURIComponent(customerId)}/record`, { signal });
