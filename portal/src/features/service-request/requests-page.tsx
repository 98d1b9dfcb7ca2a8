import { useMay } from '../../api/index.ts';
import { DataTable, LinkButton, Page } from '../../ui/index.ts';
import { readRequests, requestsKey, type ServiceRequestItem } from './calls.ts';
import { useRequestColumns } from './cells.tsx';
import { KindFilter, StatusFilter } from './filters.tsx';
import { useText } from './text.ts';

/** Requests of the own company: for its customers, and one's own questions about the portal. */
export default function RequestsPage() {
  const t = useText();
  const may = useMay();
  const columns = useRequestColumns('partner');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          {may('serviceRequest.ask') && (
            <LinkButton appearance="primary" to="/service-requests/new">
              {t('ask')}
            </LinkButton>
          )}
          {may('incident.list') && <LinkButton to="/service-health">{t('toHealth')}</LinkButton>}
        </>
      }
    >
      <DataTable<ServiceRequestItem>
        label={t('title')}
        queryKey={[...requestsKey, 'partner']}
        load={(request) => readRequests('partner', request)}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        filters={{
          names: ['status', 'kind'],
          render: (control) => (
            <>
              <StatusFilter control={control} />
              <KindFilter control={control} />
            </>
          ),
        }}
        empty={{ title: t('none'), text: t('noneText') }}
      />
    </Page>
  );
}
