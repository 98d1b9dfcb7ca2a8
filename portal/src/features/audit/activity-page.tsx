import { useMay } from '../../api/index.ts';
import { nothing } from '../../i18n/index.ts';
import { AppLink, type Column, DataTable, Page, StatusBadge, type Tone } from '../../ui/index.ts';
import { type AuditRecord, activityKey, operationOf, readActivity } from './calls.ts';
import { ExportButton } from './export-button.tsx';
import { Actor, Time } from './record-cells.tsx';
import { RecordDetails } from './record-details.tsx';
import { RecordFilters } from './record-filters.tsx';
import { useOperationText, useText } from './text.ts';

const tones: Readonly<Record<string, Tone>> = {
  succeeded: 'good',
  failed: 'bad',
  progress: 'waiting',
  decline: 'neutral',
};

const filterNames = ['period', 'from', 'to', 'resource'];

/** The activity log (C104): newest first, narrowed to a period, a customer and a kind of thing. */
export default function ActivityPage() {
  const t = useText();
  const words = useOperationText();
  const may = useMay();

  const columns: Column<AuditRecord>[] = [
    { id: 'operation', header: t('operation'), cell: (row) => operationText(words, row) },
    { id: 'time', header: t('time'), cell: (row) => <Time at={row.operationDate} /> },
    {
      id: 'customer',
      header: t('customer'),
      cell: ({ customerId, customerName }) =>
        customerId && customerName && may('subscription.list') ? (
          <AppLink to={`/customers/${customerId}/subscriptions`}>{customerName}</AppLink>
        ) : (
          (customerName ?? nothing)
        ),
    },
    { id: 'actor', header: t('actor'), cell: (row) => <Actor record={row} /> },
    {
      id: 'status',
      header: t('status'),
      cell: ({ operationStatus }) => (
        <StatusBadge
          tone={tones[operationStatus] ?? 'neutral'}
          label={t.find(`status_${operationStatus}`) ?? operationStatus}
        />
      ),
    },
  ];

  return (
    <Page title={t('title')} lead={t('lead')}>
      <DataTable<AuditRecord>
        label={t('table')}
        queryKey={activityKey}
        load={readActivity}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => operationText(words, row)}
        expand={(row) => <RecordDetails record={row} />}
        search={{
          label: t('search'),
          in: [
            { value: 'name', label: t('searchName') },
            { value: 'id', label: t('searchId') },
          ],
        }}
        toolbar={
          <ExportButton
            names={filterNames}
            words={{ action: (row) => operationText(words, row), key: operationOf }}
          />
        }
        filters={{
          names: filterNames,
          render: (control) => <RecordFilters control={control} />,
        }}
        empty={{ title: t('empty'), text: t('emptyText'), picture: 'search' }}
      />
    </Page>
  );
}

function operationText(words: ReturnType<typeof useOperationText>, record: AuditRecord): string {
  const key = operationOf(record);
  return words.find(`op_${key}`) ?? key;
}
