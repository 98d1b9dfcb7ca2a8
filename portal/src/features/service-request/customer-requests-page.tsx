import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { DataTable, LinkButton, Page, usePathPart } from '../../ui/index.ts';
import { CustomerTabs, useCustomer } from '../customer/index.ts';
import { readOptions, readRequests, requestsKey, type ServiceRequestItem } from './calls.ts';
import { useRequestColumns } from './cells.tsx';
import { StatusFilter } from './filters.tsx';
import { useText } from './text.ts';

/** Requests with the operator for one customer (C90); without admin permission they are opened by phone. */
export default function CustomerRequestsPage() {
  const t = useText();
  const may = useMay();
  const id = usePathPart('customerId');
  const columns = useRequestColumns('partner', false);
  const customer = useCustomer(id);
  const options = useQuery({
    queryKey: [...requestsKey, 'options', id],
    queryFn: ({ signal }) => readOptions({ customerId: id }, signal),
  });
  const name = customer.data?.companyName ?? '';
  return (
    <Page
      title={customer.data && `${t('title')}: ${name}`}
      lead={t('customerLead')}
      breadcrumb={[{ label: name, to: `/customers/${id}` }]}
      query={customer}
      actions={
        <>
          {may('serviceRequest.open') && options.data?.mayOpen && (
            <LinkButton appearance="primary" to={`/customers/${id}/service-requests/new`}>
              {t('open')}
            </LinkButton>
          )}
          {may('incident.list') && <LinkButton to="/service-health">{t('toHealth')}</LinkButton>}
        </>
      }
    >
      {(record) => (
        <>
          <CustomerTabs id={id} companyName={record.companyName} capacity={record.capacity} />
          {options.data?.mayOpen === false && (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>{t('phoneOnly')}</MessageBarBody>
            </MessageBar>
          )}
          <DataTable<ServiceRequestItem>
            label={t('title')}
            queryKey={[...requestsKey, 'customer', id]}
            load={(request) => readRequests('partner', request, { customerId: id })}
            columns={columns}
            rowId={(row) => row.id}
            rowLabel={(row) => row.title}
            filters={{ names: ['status'], render: (control) => <StatusFilter control={control} /> }}
            empty={{ title: t('none'), text: t('noneForCustomer') }}
          />
        </>
      )}
    </Page>
  );
}
