import { useFormat } from '../../i18n/index.ts';
import { WholeTable } from '../../ui/index.ts';
import type { UsageInCurrency } from './calls.ts';
import { useText } from './text.ts';

type Meter = UsageInCurrency['meters'][number];
type Resource = UsageInCurrency['resources'][number];
type Day = UsageInCurrency['days'][number];

export function MeterTable({ costs: { currency, meters } }: { costs: UsageInCurrency }) {
  const t = useText();
  const format = useFormat();
  return (
    <WholeTable<Meter>
      label={t('meters')}
      rows={meters}
      rowId={(row) => row.meterId}
      rowLabel={(row) => row.name}
      columns={[
        { id: 'name', header: t('meter'), width: '40%', cell: (row) => row.name },
        { id: 'kind', header: t('kind'), wideOnly: true, cell: (row) => row.category },
        {
          id: 'used',
          header: t('used'),
          align: 'end',
          cell: (row) => format.number(Number(row.quantity)),
        },
        { id: 'unit', header: t('unit'), cell: (row) => row.unit },
        {
          id: 'cost',
          header: t('cost'),
          align: 'end',
          cell: (row) => format.money(Number(row.amount), currency),
        },
      ]}
    />
  );
}

export function ResourceTable({ costs, named }: { costs: UsageInCurrency; named: boolean }) {
  const t = useText();
  const format = useFormat();
  const { currency, resources } = costs;
  return (
    <WholeTable<Resource>
      label={t('resources')}
      rows={resources}
      rowId={(row) => `${row.serviceId} ${row.group} ${row.name} ${row.category}`}
      rowLabel={(row) => row.name}
      columns={[
        { id: 'name', header: t('resource'), width: '40%', cell: (row) => row.name },
        { id: 'group', header: t('group'), cell: (row) => row.group },
        ...(named
          ? [
              {
                id: 'subscription',
                header: t('subscription'),
                wideOnly: true,
                cell: (row: Resource) => row.subscriptionName,
              },
            ]
          : []),
        {
          id: 'cost',
          header: t('cost'),
          align: 'end' as const,
          cell: (row) => format.money(Number(row.amount), currency),
        },
      ]}
    />
  );
}

/** Newest first; the picture above shows the same. */
export function DayTable({ costs: { currency, days } }: { costs: UsageInCurrency }) {
  const t = useText();
  const format = useFormat();
  return (
    <WholeTable<Day>
      label={t('days')}
      rows={[...days].reverse()}
      rowId={(row) => row.day}
      rowLabel={(row) => format.date(row.day)}
      columns={[
        { id: 'day', header: t('day'), cell: (row) => format.date(row.day) },
        {
          id: 'cost',
          header: t('cost'),
          align: 'end',
          cell: (row) => format.money(Number(row.amount), currency),
        },
      ]}
    />
  );
}
