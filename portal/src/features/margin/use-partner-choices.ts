import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { readPage } from '../../api/index.ts';
import type { ComboChoice } from '../../ui/index.ts';
import { marginsKey } from './calls.ts';

interface PartnerItem {
  readonly tenantId: string;
  readonly name: string;
  readonly state: string;
}

/** Partners of the own company by part of their names, for choosing one; the one chosen is always among them. */
export function usePartnerChoices(chosen?: string) {
  const [typed, setTyped] = useState('');
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const search = useDeferredValue(typed.trim());
  const query = useQuery({
    queryKey: [...marginsKey, 'partners', search],
    queryFn: async ({ signal }) => {
      const page = await readPage<PartnerItem>('/twotier/v1/partnerships', {
        size: 50,
        cursor: undefined,
        signal,
        query: { search: search || undefined },
      });
      const active = page.items.filter(({ state }) => state === 'active');
      setKnown((old) => new Map([...old, ...active.map((one) => [one.tenantId, one.name] as const)]));
      return active;
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const listed = (query.data ?? []).map(({ tenantId, name }) => ({ value: tenantId, label: name }));
  const missing = chosen !== undefined && !listed.some(({ value }) => value === chosen);
  const choices: readonly ComboChoice[] = missing
    ? [{ value: chosen, label: known.get(chosen) ?? '…' }, ...listed]
    : listed;
  return { choices, found: query.data, searching: query.isFetching, search: setTyped };
}
