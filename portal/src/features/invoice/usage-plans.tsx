import type { UsagePlan } from '../../../../contract/usage-cost.ts';
import { useFormat } from '../../i18n/index.ts';
import { type Column, WholeTable } from '../../ui/index.ts';
import { useText } from './text.ts';

/** Usage plans with what each has cost at retail in this month. */
export function UsagePlans({
  label,
  plans,
  currency,
}: {
  label: string;
  plans: readonly UsagePlan[];
  currency: string;
}) {
  const t = useText();
  const format = useFormat();
  const columns: Column<UsagePlan>[] = [
    { id: 'name', header: t('usagePlan'), width: '44%', cell: (row) => row.name },
    { id: 'since', header: t('since'), cell: (row) => format.date(row.since) },
    {
      id: 'cost',
      header: t('usageCost'),
      align: 'end',
      cell: (row) => format.money(Number(row.cost), currency),
    },
  ];
  return (
    <WholeTable<UsagePlan>
      label={label}
      rows={plans}
      columns={columns}
      rowId={(row) => row.subscriptionId}
      rowLabel={(row) => row.name}
      empty={{ title: t('usagePlansEmpty') }}
    />
  );
}
