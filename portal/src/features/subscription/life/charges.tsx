import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../../i18n/index.ts';
import { type Column, Section, WholeTable } from '../../../ui/index.ts';
import { type SubscriptionFacts, subscriptionsKey } from '../calls.ts';
import { type PostedCharge, readCharges } from './calls.ts';
import { useLifeText } from './text.ts';

type Row = PostedCharge & { readonly key: string };

/** What changes cost and brought back, newest first. */
export function Charges({ facts: { listed, record } }: { facts: SubscriptionFacts }) {
  const t = useLifeText();
  const format = useFormat();
  const query = useQuery({
    queryKey: [...subscriptionsKey, record.id, 'charges', listed.id],
    queryFn: ({ signal }) => readCharges(record.id, listed.id, signal),
  });
  const rows: Row[] = (query.data ?? []).map((charge, index) => ({ ...charge, key: `${index}` }));
  if (rows.length === 0) return null;
  const columns: Column<Row>[] = [
    { id: 'when', header: t('chargeWhen'), cell: (row) => format.dateTime(row.chargedAt) },
    { id: 'what', header: t('chargeWhat'), cell: (row) => t(`charge_${row.reason}`) },
    { id: 'quantity', header: t('batchLicenses'), align: 'end', cell: (row) => format.number(row.quantity) },
    {
      id: 'days',
      header: t('chargeDays'),
      wideOnly: true,
      cell: (row) => t('days', { from: format.date(row.from), to: format.date(row.to) }),
    },
    {
      id: 'amount',
      header: t('chargeAmount'),
      align: 'end',
      cell: (row) => format.money(row.amount, row.currency),
    },
  ];
  return (
    <Section title={t('chargesTitle')} text={t('chargesText')}>
      <WholeTable<Row>
        label={t('chargesTitle')}
        rows={rows}
        columns={columns}
        rowId={(row) => row.key}
        rowLabel={(row) => row.chargedAt}
      />
    </Section>
  );
}
