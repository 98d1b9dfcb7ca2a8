import { useQuery } from '@tanstack/react-query';
import { readRecord, recordKey } from './calls.ts';

/** One customer's record; nothing is asked without an id. */
export function useCustomer(id: string | undefined) {
  return useQuery({
    queryKey: recordKey(id ?? ''),
    queryFn: ({ signal }) => readRecord(id ?? '', signal),
    enabled: id !== undefined && id !== '',
  });
}
