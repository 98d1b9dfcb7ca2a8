import { useQuery } from '@tanstack/react-query';
import { partnersKey, readPartners } from './calls.ts';

export interface PartnerChoice {
  readonly tenantId: string;
  readonly name: string;
}

/** The active partners of the own company, for other pages to choose from; a company has few providers. */
export function usePartners(enabled: boolean): readonly PartnerChoice[] | undefined {
  const query = useQuery({
    queryKey: [...partnersKey, 'active'],
    queryFn: ({ signal }) => readPartners({ search: '', size: 100, cursor: undefined, signal }),
    enabled,
    select: (page) => page.items.filter(({ state }) => state === 'active'),
  });
  return query.data;
}
