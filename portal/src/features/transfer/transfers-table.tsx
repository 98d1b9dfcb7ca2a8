import { useFormat } from '../../i18n/index.ts';
import { AppLink, DataTable, StatusBadge, type Tone } from '../../ui/index.ts';
import { readTransfers, type TransferOnPage, transfersKey } from './calls.ts';
import { useHandoverText } from './handover-text.ts';
import { useText } from './text.ts';

const tones: Readonly<Record<TransferOnPage['state'], Tone>> = {
  pending: 'waiting',
  accepted: 'waiting',
  transferring: 'waiting',
  done: 'good',
  failed: 'bad',
  rejected: 'neutral',
  withdrawn: 'neutral',
  lapsed: 'neutral',
};

export function TransferState({ state }: Pick<TransferOnPage, 'state'>) {
  const t = useText();
  return <StatusBadge tone={tones[state]} label={t(`state_${state}`)} />;
}

/** Requests made and received, newest first; lapsed ones stay in the list. */
export function TransfersTable({ customerId }: { customerId?: string }) {
  const t = useText();
  const h = useHandoverText();
  const format = useFormat();
  return (
    <DataTable<TransferOnPage>
      label={t('title')}
      queryKey={[...transfersKey, 'list', customerId ?? 'all']}
      load={(request) => readTransfers(request, customerId)}
      rowId={(row) => row.id}
      rowLabel={(row) => `${row.customerName}, ${row.otherPartnerName}`}
      columns={[
        {
          id: 'customer',
          header: t('customer'),
          cell: (row) => <AppLink to={`/transfers/${row.id}`}>{row.customerName}</AppLink>,
        },
        {
          id: 'direction',
          header: t('direction'),
          cell: (row) =>
            (row.kind === 'usage-plan' ? t : h)(`${row.direction}_short`, { name: row.otherPartnerName }),
        },
        { id: 'state', header: t('state'), cell: (row) => <TransferState state={row.state} /> },
        { id: 'asked', header: t('askedOn'), cell: (row) => format.date(row.askedAt) },
        {
          id: 'lapses',
          header: t('lapsesOn'),
          cell: (row) => (row.state === 'pending' ? format.date(row.lapsesAt) : '–'),
        },
      ]}
      empty={{ title: t('empty'), text: t('emptyText') }}
    />
  );
}
