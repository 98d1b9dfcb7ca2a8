import { useQuery } from '@tanstack/react-query';
import type { CustomerRecord } from '../../../../contract/customer.ts';
import { api } from '../../api/index.ts';

/** The record of the customer that a request is about. */
export function useCustomer(id: string) {
  return useQuery({
    queryKey: ['customers', 'record', id],
    queryFn: ({ signal }) =>
      api.get<CustomerRecord>(`/twotier/v1/customers/${encodeURIComponent(id)}/record`, { signal }),
    enabled: id !== '',
  });
}
