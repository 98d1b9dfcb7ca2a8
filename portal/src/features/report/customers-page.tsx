import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, type Column, DataTable, SelectField, useAddressValue } from '../../ui/index.ts';
import { type CustomerFigures, downloadCustomers, readCustomers, readResellers, reportKey } from './calls.ts';
import { Largest, largestShown } from './largest.tsx';
import { Download, ReportFrame } from './report-frame.tsx';
import { useText } from './text.ts';

const firstRows = { size: largestShown, cursor: undefined };

/** What each customer holds, the largest first (C108). */
export default function CustomersReportPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const reseller = useAddressValue('reseller');
  const resellers = useQuery({
    queryKey: [...reportKey, 'resellers'],
    queryFn: ({ signal }) => readResellers(signal),
    enabled: may('report.reseller.read'),
  });
  // The list comes with the largest first: its first rows are the picture.
  const largest = useQuery({
    queryKey: [...reportKey, 'largest', reseller ?? ''],
    queryFn: ({ signal }) => readCustomers({ ...firstRows, signal, filters: reseller ? { reseller } : {} }),
    placeholderData: keepPreviousData,
  });
  const number = (
    id: string,
    header: string,
    read: (row: CustomerFigures) => number | undefined,
    wideOnly = false,
  ): Column<CustomerFigures> => ({
    id,
    header,
    align: 'end',
    wideOnly,
    cell: (row) => {
      const value = read(row);
      return value === undefined ? t('hidden') : format.number(value);
    },
  });
  const columns: Column<CustomerFigures>[] = [
    {
      id: 'name',
      header: t('customer'),
      width: '30%',
      cell: (row) =>
        may('customer.read') ? <AppLink to={`/customers/${row.customerId}`}>{row.name}</AppLink> : row.name,
    },
    { id: 'country', header: t('country'), wideOnly: true, cell: (row) => format.country(row.country) },
    ...(may('report.reseller.read')
      ? [
          {
            id: 'reseller',
            header: t('reseller'),
            wideOnly: true,
            cell: (row: CustomerFigures) => row.reseller ?? '–',
          },
        ]
      : []),
    number('licenses', t('licenses'), (row) => row.licenses),
    number('assigned', t('assigned'), (row) => row.assigned),
    number('used', t('used'), (row) => row.used, true),
    number('subscriptions', t('active'), (row) => row.subscriptions),
  ];
  return (
    <ReportFrame lead={t('customersLead')}>
      <Largest
        title={t('chartCustomers')}
        of={(largest.data?.items ?? []).map(({ customerId, ...figures }) => ({ ...figures, id: customerId }))}
      />
      <DataTable<CustomerFigures>
        label={t('tab_customers')}
        queryKey={[...reportKey, 'customers']}
        load={readCustomers}
        columns={columns}
        rowId={(row) => row.customerId}
        rowLabel={(row) => row.name}
        toolbar={<Download what={t('tab_customers')} act={() => downloadCustomers(reseller ?? '')} />}
        {...(may('report.reseller.read')
          ? {
              filters: {
                names: ['reseller'],
                render: ({ values, set }) => (
                  <SelectField
                    label={t('reseller')}
                    none={t('allResellers')}
                    choices={(resellers.data?.items ?? []).map(({ resellerId, name }) => ({
                      value: resellerId,
                      label: name,
                    }))}
                    value={values['reseller'] ?? ''}
                    onChange={(value) => set('reseller', value)}
                  />
                ),
              },
            }
          : {})}
        empty={{ title: t('empty'), text: t('emptyText') }}
      />
    </ReportFrame>
  );
}
