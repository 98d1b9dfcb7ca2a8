import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CustomerRow } from '../../../../contract/customer.ts';
import { readPage } from '../../api/index.ts';

const own = '/twotier/v1/customers';
const offered = 20;
const pauseMs = 250;

/** Customers whose names hold what was typed, once the typing pauses. */
export function useCustomerChoices(typed: string) {
  const [search, setSearch] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = useQuery({
    queryKey: ['customers', 'choices', search],
    queryFn: ({ signal }) =>
      readPage<CustomerRow>(own, {
        size: offered,
        signal,
        query: search ? { search, searchBy: 'name' } : {},
      }),
    placeholderData: keepPreviousData,
  });
  return { items: query.data?.items ?? [], busy: query.isFetching };
}
