import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { noReseller } from '../../../../contract/customer-list.ts';
import { ComboField } from '../../ui/index.ts';
import { type CustomerReseller, customersKey, readFilterResellers } from './calls.ts';
import { useText as useListText } from './list/text.ts';
import { useText } from './text.ts';

/** Narrows the list to one reseller, former ones included while they have customers here (C24, D19). */
export function ResellerFilter({ chosen, onChange }: { chosen: string; onChange: (id: string) => void }) {
  const t = useText();
  const list = useListText();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const query = useQuery({
    queryKey: [...customersKey, 'resellers', search, chosen],
    queryFn: ({ signal }) => readFilterResellers(search, chosen, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const hint = (one: CustomerReseller) => {
    const customers = t('filterCount', { count: one.customers });
    return one.former ? t('filterFormer', { customers }) : customers;
  };
  const none = { value: noReseller, label: list('noReseller') };
  const without = search === '' || none.label.toLowerCase().includes(search.toLowerCase()) ? [none] : [];
  return (
    <ComboField
      label={t('filterReseller')}
      placeholder={t('filterAll')}
      value={chosen}
      onChange={onChange}
      onSearch={setTyped}
      searching={query.isFetching}
      choices={[
        ...without,
        ...(query.data ?? []).map((one) => ({ value: one.id, label: one.name, hint: hint(one) })),
      ]}
    />
  );
}
