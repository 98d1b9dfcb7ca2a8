import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  ErrorState,
  LoadingLines,
  StatusBadge,
  type Tone,
  WholeTable,
} from '../../ui/index.ts';
import { CustomerPage } from '../customer/index.ts';
import { readSoftware, type Software, softwareKey } from './calls.ts';
import { SoftwareAccess } from './software-access.tsx';
import { useText } from './text.ts';

const tones: Readonly<Record<string, Tone>> = {
  usable: 'good',
  waiting: 'waiting',
  canceled: 'neutral',
  over: 'neutral',
};

/** Software bought for a customer, with its keys and downloads (C68). */
export default function SoftwarePage() {
  const t = useText();
  return (
    <CustomerPage lead={({ companyName }) => t('lead', { name: companyName })}>
      {({ id }) => <SoftwareList customerId={id} />}
    </CustomerPage>
  );
}

function SoftwareList({ customerId }: { customerId: string }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const [chosen, setChosen] = useState<Software>();
  const query = useQuery({
    queryKey: [...softwareKey, customerId],
    queryFn: ({ signal }) => readSoftware(customerId, signal),
  });
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines />;
  const columns: Column<Software>[] = [
    {
      id: 'name',
      header: t('name'),
      width: '34%',
      cell: (row) => (
        <AppLink to={`/customers/${customerId}/subscriptions/${row.subscriptionId}`}>{row.name}</AppLink>
      ),
    },
    { id: 'quantity', header: t('quantity'), align: 'end', cell: (row) => format.number(row.quantity) },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => (
        <StatusBadge tone={tones[row.state] ?? 'neutral'} label={t.find(`state_${row.state}`) ?? row.state} />
      ),
    },
    { id: 'bought', header: t('bought'), cell: (row) => format.dateTime(row.boughtAt) },
    {
      id: 'cancelable',
      header: t('cancelableUntil'),
      cell: (row) =>
        row.state === 'usable' && row.cancelableUntil ? format.dateTime(row.cancelableUntil) : '–',
    },
  ];
  return (
    <>
      <WholeTable<Software>
        label={t('software')}
        rows={query.data}
        columns={columns}
        rowId={(row) => row.subscriptionId}
        rowLabel={(row) => row.name}
        actions={(row) =>
          row.state === 'usable' && may('software.showKey')
            ? [{ id: 'access', label: t('keyAndDownload'), inline: true, onSelect: () => setChosen(row) }]
            : []
        }
        empty={{ title: t('empty'), text: t('emptyText') }}
      />
      {chosen && <SoftwareAccess key={chosen.subscriptionId} customerId={customerId} software={chosen} />}
    </>
  );
}
