import { useFormat } from '../../i18n/index.ts';
import { AppLink, type Column, StatusBadge, WholeTable } from '../../ui/index.ts';
import type { CommitmentOnPage } from './calls.ts';
import { useText } from './text.ts';

interface CommitmentsTableProps {
  readonly items: readonly CommitmentOnPage[];
  readonly emptyText: string;
  /** Partners open the subscription; a customer has no page of it. */
  readonly pathOf?: (one: CommitmentOnPage) => string;
}

/** Reservations and savings plans, newest first. */
export function CommitmentsTable({ items, emptyText, pathOf }: CommitmentsTableProps) {
  const t = useText();
  const format = useFormat();
  const columns: Column<CommitmentOnPage>[] = [
    {
      id: 'name',
      header: t('name'),
      cell: (row) => (pathOf ? <AppLink to={pathOf(row)}>{row.name}</AppLink> : row.name),
    },
    { id: 'kind', header: t('kind'), cell: (row) => t(`kind_${row.kind}`) },
    { id: 'plan', header: t('plan'), cell: (row) => row.planName },
    { id: 'quantity', header: t('quantity'), align: 'end', cell: (row) => format.number(row.quantity) },
    {
      id: 'status',
      header: t('status'),
      cell: (row) => (
        <StatusBadge
          tone={row.status === 'active' ? 'good' : 'neutral'}
          label={t.find(`status_${row.status}`) ?? row.status}
        />
      ),
    },
    { id: 'bought', header: t('boughtOn'), cell: (row) => format.date(row.boughtAt) },
    { id: 'ends', header: t('endsOn'), cell: (row) => (row.endsOn ? format.date(row.endsOn) : '–') },
    { id: 'by', header: t('boughtBy'), cell: (row) => t(row.byCustomer ? 'byCustomer' : 'byPartner') },
  ];
  return (
    <WholeTable<CommitmentOnPage>
      label={t('commitments')}
      rows={items}
      rowId={(row) => row.subscriptionId}
      rowLabel={(row) => row.name}
      columns={columns}
      empty={{ title: t('empty'), text: emptyText }}
    />
  );
}
