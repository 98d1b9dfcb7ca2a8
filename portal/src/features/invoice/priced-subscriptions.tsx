import { useFormat } from '../../i18n/index.ts';
import { type Column, Section, WholeTable } from '../../ui/index.ts';
import type { PricedSubscription } from './calls.ts';
import { useText } from './text.ts';

/** Running subscriptions with the price that the partner pays, term and frequency. */
export function PricedSubscriptions({ rows }: { rows: readonly PricedSubscription[] }) {
  const t = useText();
  const format = useFormat();
  const columns: Column<PricedSubscription>[] = [
    { id: 'name', header: t('subscription'), width: '30%', cell: (row) => row.name },
    { id: 'quantity', header: t('quantity'), align: 'end', cell: (row) => format.number(row.quantity) },
    {
      id: 'price',
      header: t('unitPrice'),
      align: 'end',
      cell: (row) => format.money(Number(row.unitPrice), row.currency),
    },
    {
      id: 'term',
      header: t('term'),
      cell: (row) => (row.termDuration ? (t.find(`term_${row.termDuration}`) ?? row.termDuration) : '–'),
    },
    {
      id: 'cycle',
      header: t('billing'),
      cell: (row) => t.find(`cycle_${row.billingCycle}`) ?? row.billingCycle,
    },
    { id: 'ends', header: t('endsOn'), cell: (row) => (row.endsOn ? format.date(row.endsOn) : '–') },
  ];
  return (
    <Section title={t('prices')} text={t('pricesText')} look="plain">
      <WholeTable<PricedSubscription>
        label={t('prices')}
        rows={rows}
        columns={columns}
        rowId={(row) => row.subscriptionId}
        rowLabel={(row) => row.name}
        empty={{ title: t('pricesEmpty') }}
      />
    </Section>
  );
}
