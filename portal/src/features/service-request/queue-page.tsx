import { useMay } from '../../api/index.ts';
import { DataTable, LinkButton, Page } from '../../ui/index.ts';
import { readRequests, requestsKey, type ServiceRequestItem } from './calls.ts';
import { useRequestColumns } from './cells.tsx';
import { QueueFilters } from './filters.tsx';
import { useText } from './text.ts';

/** What partners of the operator wait for, the first due at the top. */
export default function QueuePage() {
  const t = useText();
  const may = useMay();
  const columns = useRequestColumns('operator');
  return (
    <Page
      title={t('title')}
      lead={t('queueLead')}
      actions={
        may('serviceRequest.queue.work') && (
          <LinkButton appearance="primary" to="/service-queue/new">
            {t('recordCall')}
          </LinkButton>
        )
      }
    >
      <DataTable<ServiceRequestItem>
        label={t('title')}
        queryKey={[...requestsKey, 'operator']}
        load={(request) => readRequests('operator', request)}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        filters={{
          names: ['view', 'severity', 'kind'],
          render: (control) => <QueueFilters control={control} />,
        }}
        empty={{ title: t('queueEmpty'), text: t('queueEmptyText') }}
      />
    </Page>
  );
}
