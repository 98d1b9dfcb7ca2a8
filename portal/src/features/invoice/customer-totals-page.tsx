import { useQuery } from '@tanstack/react-query';
import { currentLanguage, useFormat } from '../../i18n/index.ts';
import { AppLink, type Column, DataTable, Page, SelectField } from '../../ui/index.ts';
import { type CustomerTotal, chargesKey, readPresentMonth, readTotals } from './calls.ts';
import { monthName, monthsUpTo } from './month-choices.ts';
import { useText } from './text.ts';

const monthsShown = 13;

/** All customers with what each costs in a month: where a billing admin begins (C114). */
export default function CustomerTotalsPage() {
  const t = useText();
  const query = useQuery({
    queryKey: [...chargesKey, 'present-month'],
    queryFn: ({ signal }) => readPresentMonth(signal),
  });
  return (
    <Page title={t('whatToBill')} lead={t('totalsLead')} query={query}>
      {(present: string) => <Totals present={present} />}
    </Page>
  );
}

function Totals({ present }: { present: string }) {
  const t = useText();
  const format = useFormat();
  const months = monthsUpTo(present, monthsShown);
  const columns: Column<CustomerTotal>[] = [
    {
      id: 'name',
      header: t('customer'),
      width: '44%',
      cell: (row) => <AppLink to={`/customers/${row.customerId}/billing`}>{row.companyName}</AppLink>,
    },
    { id: 'domain', header: t('domain'), wideOnly: true, cell: (row) => row.domain },
    {
      id: 'total',
      header: t('total'),
      align: 'end',
      cell: (row) =>
        row.totals.length === 0
          ? '–'
          : row.totals.map(({ currency, total }) => format.money(Number(total), currency)).join(' + '),
    },
  ];
  return (
    <DataTable<CustomerTotal>
      label={t('whatToBill')}
      queryKey={[...chargesKey, 'totals']}
      load={(request) => readTotals(request, request.filters['month'] || present)}
      columns={columns}
      rowId={(row) => row.customerId}
      rowLabel={(row) => row.companyName}
      search={{ label: t('search') }}
      filters={{
        names: ['month'],
        render: ({ values, set }) => (
          <SelectField
            label={t('month')}
            none={false}
            value={values['month'] || present}
            choices={months.map((one) => ({ value: one, label: monthName(one, currentLanguage()) }))}
            onChange={(value) => set('month', value === present ? '' : value)}
          />
        ),
      }}
      empty={{ title: t('totalsEmpty') }}
    />
  );
}
