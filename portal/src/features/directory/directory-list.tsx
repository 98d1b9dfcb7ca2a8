import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { type Column, DataTable, type FilterControl, SelectField, StatusBadge } from '../../ui/index.ts';
import { type DirectoryEntry, directoryKey, listedServices, readCountries, readDirectory } from './calls.ts';
import { ListingDetails } from './listing-details.tsx';
import { useText } from './text.ts';

/** The directory (C5); entries in the reader's own selling region are marked. */
export function DirectoryList({ region }: { readonly region?: string }) {
  const t = useText();
  const format = useFormat();
  const columns: Column<DirectoryEntry>[] = [
    {
      id: 'company',
      header: t('company'),
      cell: (row) => (
        <>
          {row.name} {region === row.region && <StatusBadge tone="good" label={t('yourRegion')} />}
        </>
      ),
    },
    { id: 'based', header: t('based'), cell: (row) => format.country(row.country) },
    { id: 'region', header: t('region'), wideOnly: true, cell: (row) => row.regionName },
    {
      id: 'services',
      header: t('services'),
      cell: (row) => row.services.map((one) => t(`service_${one}`)).join(', '),
    },
    { id: 'contact', header: t('contact'), wideOnly: true, cell: (row) => row.contactEmail },
  ];
  return (
    <DataTable<DirectoryEntry>
      label={t('title')}
      queryKey={directoryKey}
      load={readDirectory}
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      expand={(row) => <ListingDetails entry={row} foreign={region !== undefined && region !== row.region} />}
      search={{ label: t('search') }}
      filters={{ names: ['country', 'service'], render: (control) => <Filters control={control} /> }}
      empty={{ title: t('empty'), text: t('emptyText') }}
    />
  );
}

function Filters({ control: { values, set } }: { readonly control: FilterControl }) {
  const t = useText();
  const format = useFormat();
  const countries = useQuery({
    queryKey: [...directoryKey, 'countries'],
    queryFn: ({ signal }) => readCountries(signal),
    staleTime: 60_000,
  });
  return (
    <>
      <SelectField
        label={t('country')}
        none={t('allCountries')}
        choices={(countries.data ?? (values['country'] ? [values['country']] : []))
          .map((value) => ({ value, label: format.country(value) }))
          .sort((a, b) => format.compare(a.label, b.label))}
        value={values['country'] ?? ''}
        onChange={(country) => set('country', country)}
      />
      <SelectField
        label={t('service')}
        none={t('allServices')}
        choices={listedServices.map((value) => ({ value, label: t(`service_${value}`) }))}
        value={values['service'] ?? ''}
        onChange={(service) => set('service', service)}
      />
    </>
  );
}
