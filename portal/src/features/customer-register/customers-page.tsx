import { useFormat } from '../../i18n/index.ts';
import { AppLink, DataTable, Page } from '../../ui/index.ts';
import { customerRegisterKey, type RegisteredCustomer, readCustomers } from './calls.ts';
import { useText } from './text.ts';

/** Every customer of the installation, for the operator. */
export default function CustomersPage() {
  const t = useText();
  const format = useFormat();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <DataTable<RegisteredCustomer>
        label={t('title')}
        queryKey={[...customerRegisterKey, 'list']}
        load={readCustomers}
        rowId={(row) => row.tenantId}
        rowLabel={(row) => row.name}
        search={{ label: t('search'), placeholder: t('searchHint') }}
        columns={[
          {
            id: 'name',
            header: t('name'),
            width: '28%',
            cell: (row) => <AppLink to={`/register/customers/${row.tenantId}`}>{row.name}</AppLink>,
          },
          { id: 'domain', header: t('domain'), cell: (row) => row.domain },
          { id: 'country', header: t('country'), cell: (row) => format.country(row.country) },
          {
            id: 'partners',
            header: t('servedBy'),
            cell: ({ partners }) => partners.map(({ name }) => name).join(', ') || t('nobody'),
          },
          {
            id: 'since',
            header: t('since'),
            cell: (row) => format.date(row.createdAt),
            wideOnly: true,
          },
        ]}
        empty={{ title: t('none'), text: t('noneText') }}
      />
    </Page>
  );
}
