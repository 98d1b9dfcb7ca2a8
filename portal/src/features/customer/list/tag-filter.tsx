import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { ComboField } from '../../../ui/index.ts';
import { readTags, tagsKey } from './calls.ts';
import { useText } from './text.ts';

/** Narrows the list to one tag (C30). */
export function TagFilter({ chosen, onChange }: { chosen: string; onChange: (id: string) => void }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const query = useQuery({
    queryKey: [...tagsKey, search, chosen],
    queryFn: ({ signal }) => readTags(search, chosen, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  return (
    <ComboField
      label={t('filterTag')}
      placeholder={t('allTags')}
      value={chosen}
      onChange={onChange}
      onSearch={setTyped}
      searching={query.isFetching}
      choices={(query.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
