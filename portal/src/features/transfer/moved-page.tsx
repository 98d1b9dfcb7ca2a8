import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { Page, StatusBadge, WholeTable } from '../../ui/index.ts';
import { type MovedSubscriptions, readMoved } from './handover-calls.ts';
import { useHandoverText } from './handover-text.ts';
import { lineTones } from './lines-table.tsx';

type Moved = MovedSubscriptions['items'][number];

/** What of a customer's went from one partner to another, as the customer sees it (C65, C66). */
export default function MovedPage() {
  const t = useHandoverText();
  const format = useFormat();
  const query = useQuery({
    queryKey: ['moved-subscriptions'],
    queryFn: ({ signal }) => readMoved(signal),
  });
  return (
    <Page title={t('movedTitle')} lead={t('movedLead')} query={query}>
      {(items: readonly Moved[]) => (
        <WholeTable<Moved>
          label={t('movedTitle')}
          rows={items}
          rowId={(row) => `${row.transferId} ${row.name}`}
          rowLabel={(row) => row.name}
          columns={[
            { id: 'name', header: t('subscription'), cell: (row) => row.name },
            {
              id: 'quantity',
              header: t('quantity'),
              align: 'end',
              cell: (row) => format.number(row.quantity),
            },
            { id: 'from', header: t('from'), cell: (row) => row.fromName },
            { id: 'to', header: t('to'), cell: (row) => row.toName },
            {
              id: 'state',
              header: t('state'),
              cell: (row) => <StatusBadge tone={lineTones[row.state]} label={t(`line_${row.state}`)} />,
            },
            { id: 'on', header: t('on'), cell: (row) => format.date(row.decidedAt ?? row.changedAt) },
          ]}
          empty={{ title: t('movedEmpty'), text: t('movedEmptyText') }}
        />
      )}
    </Page>
  );
}
