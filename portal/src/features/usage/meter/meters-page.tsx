import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { currentLanguage } from '../../../i18n/index.ts';
import { AppLink, type Column, DataTable, type FilterControl, Page, SelectField } from '../../../ui/index.ts';
import { monthName } from '../month-name.ts';
import { metersKey, readCurrencies, readMeters, type UsageMeterRow } from './calls.ts';
import { monthsFrom } from './months.ts';
import { Steps } from './steps.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  lines: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What usage costs: meters by product, with their rates in a month and a currency. */
export default function MetersPage() {
  const t = useText();
  const styles = useStyles();
  const columns: Column<UsageMeterRow>[] = [
    { id: 'category', header: t('product'), width: '16%', cell: (row) => row.category },
    {
      id: 'name',
      header: t('meter'),
      width: '28%',
      cell: (row) => (
        <span className={styles.lines}>
          <AppLink to={`/usage-meters/${row.id}`} search={{ currency: row.currency }}>
            {row.name}
          </AppLink>
          <Text size={200} className={styles.quiet}>
            {[row.subcategory, row.region].filter(Boolean).join(', ')}
          </Text>
        </span>
      ),
    },
    { id: 'included', header: t('included'), align: 'end', wideOnly: true, cell: (row) => row.included },
    {
      id: 'rates',
      header: t('rates'),
      width: '30%',
      cell: (row) => <Steps steps={row.steps} currency={row.currency} unit={row.unit} />,
    },
    {
      id: 'next',
      header: t('changesIn'),
      cell: (row) => (row.changesIn ? monthName(row.changesIn, currentLanguage()) : t('noChange')),
    },
  ];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <DataTable<UsageMeterRow>
        label={t('title')}
        queryKey={metersKey}
        load={readMeters}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        search={{ label: t('search'), placeholder: t('searchIn') }}
        filters={{ names: ['currency', 'month'], render: (control) => <Filters control={control} /> }}
        empty={{ title: t('empty'), text: t('emptyText') }}
      />
    </Page>
  );
}

function Filters({ control: { values, set } }: { readonly control: FilterControl }) {
  const t = useText();
  const currencies = useQuery({
    queryKey: [...metersKey, 'currencies'],
    queryFn: ({ signal }) => readCurrencies(signal),
  });
  const present = new Date().toISOString().slice(0, 7);
  return (
    <>
      <SelectField
        label={t('currency')}
        value={values['currency'] ?? 'USD'}
        onChange={(value) => set('currency', value === 'USD' ? '' : value)}
        choices={(currencies.data ?? ['USD']).map((value) => ({ value, label: value }))}
      />
      <SelectField
        label={t('month')}
        none={t('thisMonth')}
        value={values['month'] ?? ''}
        onChange={(value) => set('month', value)}
        choices={monthsFrom(present, -12, 24)
          .filter((value) => value !== present)
          .map((value) => ({ value, label: monthName(value, currentLanguage()) }))}
      />
    </>
  );
}
