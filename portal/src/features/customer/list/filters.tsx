import { Button } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listQualifications } from '../../../../../contract/customer-list.ts';
import type { TenantKind } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import { type FilterControl, SelectField } from '../../../ui/index.ts';
import { customersKey } from '../calls.ts';
import { ResellerFilter } from '../reseller-filter.tsx';
import { TodoFilter } from '../todo-filter.tsx';
import { readChoices } from './calls.ts';
import { TagFilter } from './tag-filter.tsx';
import { useText } from './text.ts';

const admins = ['granular', 'legacy', 'none'] as const;
/** Shown when asked for, and while they narrow the list. */
const further = ['tag', 'country', 'delegatedAdmin', 'qualification'] as const;

/** Everything that narrows the list besides the search (C24, C115). */
export function Filters({ kind, values, set }: FilterControl & { kind: TenantKind }) {
  const t = useText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const inUse = further.some((name) => values[name]);
  const all = open || inUse;
  const choices = useQuery({
    queryKey: [...customersKey, 'choices'],
    queryFn: ({ signal }) => readChoices(signal),
    enabled: all || kind === 'indirect-reseller',
    staleTime: 60_000,
  });
  const countries = [
    ...new Set([...(choices.data?.countries ?? []), ...(values['country'] ? [values['country']] : [])]),
  ];
  return (
    <>
      {kind === 'indirect-provider' && (
        <ResellerFilter chosen={values['reseller'] ?? ''} onChange={(id) => set('reseller', id)} />
      )}
      {kind === 'indirect-reseller' && (
        <SelectField
          label={t('filterProvider')}
          none={t('allProviders')}
          choices={(choices.data?.providers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={values['provider'] ?? ''}
          onChange={(id) => set('provider', id)}
        />
      )}
      <TodoFilter kind={kind} chosen={values['todo'] ?? ''} onChange={(todo) => set('todo', todo)} />
      {all && (
        <>
          <TagFilter chosen={values['tag'] ?? ''} onChange={(id) => set('tag', id)} />
          <SelectField
            label={t('filterCountry')}
            none={t('allCountries')}
            choices={countries
              .map((value) => ({ value, label: format.country(value) }))
              .sort((a, b) => format.compare(a.label, b.label))}
            value={values['country'] ?? ''}
            onChange={(country) => set('country', country)}
          />
          <SelectField
            label={t('filterAdmin')}
            none={t('allAdmin')}
            choices={admins.map((value) => ({ value, label: t(`admin_${value}`) }))}
            value={values['delegatedAdmin'] ?? ''}
            onChange={(admin) => set('delegatedAdmin', admin)}
          />
          <SelectField
            label={t('filterQualification')}
            none={t('allQualifications')}
            choices={listQualifications.map((value) => ({ value, label: t(`qualification_${value}`) }))}
            value={values['qualification'] ?? ''}
            onChange={(qualification) => set('qualification', qualification)}
          />
        </>
      )}
      {!inUse && (
        <Button
          icon={<FilterRegular />}
          appearance="subtle"
          aria-expanded={all}
          onClick={() => setOpen(!open)}
        >
          {all ? t('fewerFilters') : t('moreFilters')}
        </Button>
      )}
    </>
  );
}
